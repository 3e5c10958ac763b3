//! The end of a report: every clause with its checks, what was remarked and skipped, the counts, the last word.

use std::collections::BTreeMap;

use sockspec_model::{Event, Finished, Level, Score, Skipped, Totals};

use super::Style;
use super::clauses::Place;
use super::header;
use super::paint::Paint;
use super::points;
use super::policy::Manifest;
use crate::check_id::CheckId;
use crate::conclusion::{Course, Mood};

/// What has to be kept of a run for its summary.
#[derive(Default)]
pub(super) struct Summary {
    course: Course,
    places: BTreeMap<String, Place>,
    skipped: Vec<(String, usize)>,
    flaky: Vec<String>,
    manifest: Manifest,
    /// Whether nothing but the bundled programs was judged.
    is_reference: bool,
}

/// How the run ended.
pub(super) struct End<'a> {
    pub(super) totals: &'a Totals,
    pub(super) conforms: bool,
    pub(super) elapsed_ms: f64,
    pub(super) stale: &'a [String],
    pub(super) score: Option<&'a Score>,
}

impl Summary {
    /// Takes one event in.
    pub(super) fn on(&mut self, event: &Event) {
        self.course.on(event);
        match event {
            Event::CheckFinished(finished) => self.finish(finished),
            Event::CheckSkipped(skipped) => self.skip(skipped),
            Event::RunStarted(run) => {
                self.manifest = Manifest::of(run);
                self.is_reference = header::is_reference(run);
            }
            Event::AttemptStarted { .. }
            | Event::AttemptFinished(_)
            | Event::RunFinished { .. } => {}
        }
    }

    fn finish(&mut self, finished: &Finished) {
        let place = CheckId::of(&finished.check).place.to_owned();
        self.places.entry(place).or_default().count(finished);
        if finished.flaky {
            self.flaky.push(finished.check.clone());
        }
    }

    fn skip(&mut self, skipped: &Skipped) {
        match self
            .skipped
            .iter_mut()
            .find(|(reason, _)| *reason == skipped.reason)
        {
            Some((_, count)) => *count += 1,
            None => self.skipped.push((skipped.reason.clone(), 1)),
        }
    }

    /// The summary.
    pub(super) fn text(&self, end: &End<'_>, style: Style) -> String {
        let (mood, word) = self.course.word(end.totals, end.conforms);
        let (mood, word) = stale(mood, word, end.stale);
        let points = end.score.map(|score| points::text(score, style));
        format!(
            "{}{}{}{}{}\n{}\n",
            self.table(style),
            points.unwrap_or_default(),
            self.remarks(end),
            paragraph(self.nobody(end.score.is_some()).into_iter()),
            counts(end.totals, end.elapsed_ms),
            Paint(style.colour).mood(mood, &word)
        )
    }

    fn remarks(&self, end: &End<'_>) -> String {
        let flaky = self
            .flaky
            .iter()
            .map(|check| format!("flaky: {check}, its attempts disagree"));
        let skipped = self
            .skipped
            .iter()
            .map(|(reason, count)| format!("{count} skipped: {reason}"));
        let manifest = self.manifest.rulings();
        paragraph(
            flaky
                .chain(skipped)
                .chain(manifest)
                .chain(self.manifest.stale(end.stale)),
        )
    }

    /// Says that nobody's program was judged, where that is so.
    fn nobody(&self, has_points: bool) -> Option<String> {
        let points = if has_points {
            ", and these points count for nothing"
        } else {
            ""
        };
        let sentence =
            "no program was named (--server, --client): the bundled reference was judged";
        self.is_reference.then(|| format!("{sentence}{points}"))
    }

    fn table(&self, style: Style) -> String {
        let several = self.places.len() > 1;
        let head = |name: &str| {
            if several {
                format!("{}\n", Paint(style.colour).strong(name))
            } else {
                String::new()
            }
        };
        self.places
            .iter()
            .map(|(name, place)| format!("{}{}", head(name), place.text(style)))
            .collect()
    }
}

/// The lines, and an empty one behind them if there are any.
pub(super) fn paragraph(lines: impl Iterator<Item = String>) -> String {
    let text: String = lines.map(|line| line + "\n").collect();
    if text.is_empty() { text } else { text + "\n" }
}

/// The last word, where the list of known failures has to be mended.
fn stale(mood: Mood, word: String, stale: &[String]) -> (Mood, String) {
    match (stale, mood) {
        ([], _) => (mood, word),
        (_, Mood::Bad) => (
            mood,
            format!("{word}; the list of known failures is out of date"),
        ),
        (_, Mood::Good | Mood::Fair | Mood::Unknown) => (
            Mood::Unknown,
            format!("{word}, but the list of known failures is out of date"),
        ),
    }
}

fn counts(totals: &Totals, elapsed_ms: f64) -> String {
    let error = if totals.error > 0 {
        format!(", {} in trouble", totals.error)
    } else {
        String::new()
    };
    let time = if elapsed_ms > 0.0 {
        format!(" in {:.2} s", elapsed_ms / 1000.0)
    } else {
        String::new()
    };
    let Totals {
        pass,
        fail,
        inconclusive,
        skipped,
        ..
    } = totals;
    format!(
        "{pass} passed, {fail} failed{}, {inconclusive} unsure{error}, {skipped} skipped{time}",
        levels(totals)
    )
}

/// How binding the clauses are that failed.
fn levels(totals: &Totals) -> String {
    let counts = [
        (totals.must_failed, Level::Must.word()),
        (totals.should_failed, Level::Should.word()),
        (totals.may_failed(), Level::May.word()),
        (totals.known_failed, "known"),
    ];
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = some
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    match words.as_slice() {
        [] => String::new(),
        words => format!(" ({})", words.join(", ")),
    }
}
