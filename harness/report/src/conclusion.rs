//! The last word about a run.

use sockspec_model::{Event, RunStarted, Skipped, SkippedBy, Totals};

/// How good the news is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    Good,
    Fair,
    Bad,
    Unknown,
}

/// What has to be kept of a run to have the last word about it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Course {
    strict: bool,
    /// How many checks were going to be attempted.
    planned: usize,
    /// How many were heard of.
    seen: usize,
}

impl Course {
    pub(crate) fn of(run: &RunStarted) -> Self {
        Self {
            strict: run.strict,
            planned: run.checks,
            seen: 0,
        }
    }

    /// Counts one event in.
    pub(crate) fn on(&mut self, event: &Event) {
        match event {
            Event::RunStarted(run) => *self = Self::of(run),
            Event::CheckFinished(_) => self.seen += 1,
            Event::CheckSkipped(skipped) => self.seen += usize::from(was_planned(skipped)),
            Event::AttemptStarted { .. }
            | Event::AttemptFinished(_)
            | Event::RunFinished { .. } => {}
        }
    }

    /// What is missing of the run, in words.
    pub(crate) fn missing(&self, totals: &Totals, conforms: bool) -> Option<String> {
        let attempted = || {
            format!(
                "the run is incomplete, {} of {} checks were attempted",
                self.seen, self.planned
            )
        };
        // An incomplete run is closed as one that does not conform, whatever its counts are.
        let torn = !conforms && totals.conforms(self.strict);
        (self.seen < self.planned)
            .then(attempted)
            .or(torn.then(|| "the run is incomplete".to_owned()))
    }

    /// The last word.
    pub(crate) fn word(&self, totals: &Totals, conforms: bool) -> (Mood, String) {
        match (
            self.accuses(totals, conforms),
            self.missing(totals, conforms),
        ) {
            (true, None) => (Mood::Bad, blame(totals).to_owned()),
            (true, Some(missing)) => (Mood::Bad, format!("{}; {missing}", blame(totals))),
            (false, Some(missing)) => (Mood::Unknown, format!("no verdict: {missing}")),
            (false, None) if conforms && judged(totals) > 0 => self.praise(totals),
            (false, None) => (Mood::Unknown, format!("no verdict: {}", doubts(totals))),
        }
    }

    fn accuses(&self, totals: &Totals, conforms: bool) -> bool {
        !conforms && (totals.must_failed > 0 || self.strict && totals.should_failed > 0)
    }

    fn praise(&self, totals: &Totals) -> (Mood, String) {
        let strict = if self.strict { ", strict" } else { "" };
        let (mood, word) = if totals.should_failed > 0 {
            (
                Mood::Fair,
                "conforms, non-strict: all Must pass, some Should fail".to_owned(),
            )
        } else if totals.may_failed() > 0 {
            let some = "all Must and Should pass; that a May fails is held against nobody";
            (Mood::Good, format!("conforms{strict}: {some}"))
        } else {
            (Mood::Good, "conforms".to_owned())
        };
        match totals.known_failed {
            0 => (mood, word),
            _ => (
                Mood::Fair,
                word.replacen("conforms", "conforms, but for known failures", 1),
            ),
        }
    }
}

/// What does not apply was never going to be attempted.
fn was_planned(skipped: &Skipped) -> bool {
    !matches!(skipped.by, Some(SkippedBy::Dialect | SkippedBy::Manifest))
}

fn judged(totals: &Totals) -> usize {
    totals.pass + totals.fail
}

/// Why the program does not conform. Only with `--strict` it is for a Should alone.
fn blame(totals: &Totals) -> &'static str {
    if totals.must_failed > 0 {
        "does not conform: a Must fails"
    } else {
        "does not conform, strict: all Must pass, some Should fail"
    }
}

fn doubts(totals: &Totals) -> String {
    let unsure = (totals.inconclusive > 0)
        .then(|| format!("{} unsure", counted(totals.inconclusive, "check")));
    let trouble = (totals.error > 0).then(|| {
        format!(
            "the harness had trouble in {}",
            counted(totals.error, "check")
        )
    });
    let doubts: Vec<String> = unsure.into_iter().chain(trouble).collect();
    match doubts.as_slice() {
        [] => "no check was run".to_owned(),
        doubts => doubts.join(", "),
    }
}

/// A number with its noun: `1 check`, `2 checks`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(totals: Totals, strict: bool) -> String {
        let course = Course {
            strict,
            ..Course::default()
        };
        course.word(&totals, totals.conforms(strict)).1
    }

    #[test]
    fn every_outcome_has_its_word() {
        let pass = Totals {
            pass: 3,
            ..Totals::default()
        };
        let should = Totals {
            fail: 1,
            should_failed: 1,
            ..pass
        };
        let non_strict = "conforms, non-strict: all Must pass, some Should fail";
        assert_eq!(word(pass, false), "conforms");
        assert_eq!(word(should, false), non_strict);
        let strict = "does not conform, strict: all Must pass, some Should fail";
        assert_eq!(word(should, true), strict);
        assert_eq!(
            word(
                Totals {
                    fail: 1,
                    must_failed: 1,
                    error: 1,
                    ..pass
                },
                false
            ),
            "does not conform: a Must fails"
        );
        assert_eq!(
            word(
                Totals {
                    inconclusive: 2,
                    ..should
                },
                false
            ),
            "no verdict: 2 checks unsure"
        );
        assert_eq!(
            word(Totals { error: 1, ..pass }, false),
            "no verdict: the harness had trouble in 1 check"
        );
    }

    #[test]
    fn a_may_is_held_against_nobody() {
        let may = Totals {
            pass: 3,
            fail: 1,
            ..Totals::default()
        };
        let held = "all Must and Should pass; that a May fails is held against nobody";
        assert_eq!(word(may, false), format!("conforms: {held}"));
        assert_eq!(word(may, true), format!("conforms, strict: {held}"));
        let known = Totals {
            known_failed: 1,
            ..may
        };
        assert_eq!(word(known, false), "conforms, but for known failures");
    }

    #[test]
    fn nothing_passes_that_was_not_run() {
        assert_eq!(
            word(
                Totals {
                    skipped: 4,
                    ..Totals::default()
                },
                false
            ),
            "no verdict: no check was run"
        );
        let course = Course {
            strict: false,
            planned: 39,
            seen: 12,
        };
        let totals = Totals {
            pass: 12,
            ..Totals::default()
        };
        let (mood, word) = course.word(&totals, true);
        assert_eq!(mood, Mood::Unknown);
        assert_eq!(
            word,
            "no verdict: the run is incomplete, 12 of 39 checks were attempted"
        );
    }
}
