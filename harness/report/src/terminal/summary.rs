//! The end of a report: every clause with its checks, what was remarked and skipped, the counts, the last word.

use std::collections::BTreeMap;

use sockspec_model::{Event, Finished, Skipped, Totals};

use super::Style;
use super::clauses::Place;
use super::paint::Paint;
use crate::check_id::CheckId;
use crate::conclusion::Course;

/// What has to be kept of a run for its summary.
#[derive(Default)]
pub(super) struct Summary {
    course: Course,
    places: BTreeMap<String, Place>,
    skipped: Vec<(String, usize)>,
    flaky: Vec<String>,
}

impl Summary {
    /// Takes one event in.
    pub(super) fn on(&mut self, event: &Event) {
        self.course.on(event);
        match event {
            Event::CheckFinished(finished) => self.finish(finished),
            Event::CheckSkipped(skipped) => self.skip(skipped),
            Event::RunStarted(_) | Event::AttemptStarted { .. } | Event::RunFinished { .. } => {}
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
    pub(super) fn text(
        &self,
        totals: &Totals,
        conforms: bool,
        elapsed_ms: f64,
        style: Style,
    ) -> String {
        let (mood, word) = self.course.word(totals, conforms);
        let flaky = self
            .flaky
            .iter()
            .map(|check| format!("flaky: {check}, its attempts disagree"));
        let skipped = self
            .skipped
            .iter()
            .map(|(reason, count)| format!("{count} skipped: {reason}"));
        let remarks = paragraph(flaky.chain(skipped));
        format!(
            "{}{remarks}{}\n{}\n",
            self.table(style),
            counts(totals, elapsed_ms),
            Paint(style.colour).mood(mood, &word)
        )
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

fn counts(totals: &Totals, elapsed_ms: f64) -> String {
    let must = if totals.fail > 0 {
        format!(" ({} Must)", totals.must_failed)
    } else {
        String::new()
    };
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
        "{pass} passed, {fail} failed{must}, {inconclusive} unsure{error}, {skipped} skipped{time}"
    )
}
