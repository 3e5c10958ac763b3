//! Counts of a run, as a fold over its events.

use std::ops::Add;

use serde::{Deserialize, Serialize};

use crate::{Event, Finished, Level, Verdict};

/// Counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Checks that passed.
    pub pass: usize,
    /// Checks that failed.
    pub fail: usize,
    /// Checks without a verdict about the program.
    pub inconclusive: usize,
    /// Checks in which the harness had trouble.
    pub error: usize,
    /// Checks that were not run.
    pub skipped: usize,
    /// Failed ones whose clause is a Must, known failures left out.
    pub must_failed: usize,
    /// Failed ones whose clause is a Should, known failures left out.
    pub should_failed: usize,
    /// Failed ones that are known to fail.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub known_failed: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Add for Totals {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            pass: self.pass + other.pass,
            fail: self.fail + other.fail,
            inconclusive: self.inconclusive + other.inconclusive,
            error: self.error + other.error,
            skipped: self.skipped + other.skipped,
            must_failed: self.must_failed + other.must_failed,
            should_failed: self.should_failed + other.should_failed,
            known_failed: self.known_failed + other.known_failed,
        }
    }
}

impl Totals {
    /// Counts one event in.
    pub fn count(&mut self, event: &Event) {
        match event {
            Event::CheckFinished(finished) => self.count_verdict(finished),
            Event::CheckSkipped(_) => self.skipped += 1,
            Event::RunStarted(_)
            | Event::AttemptStarted { .. }
            | Event::AttemptFinished(_)
            | Event::RunFinished { .. } => {}
        }
    }

    fn count_verdict(&mut self, finished: &Finished) {
        match finished.verdict {
            Verdict::Pass => self.pass += 1,
            Verdict::Inconclusive => self.inconclusive += 1,
            Verdict::Error => self.error += 1,
            Verdict::Fail => {
                let known = finished.known_failing.is_some();
                self.fail += 1;
                self.known_failed += usize::from(known);
                self.must_failed += usize::from(!known && finished.level == Level::Must);
                self.should_failed += usize::from(!known && finished.level == Level::Should);
            }
        }
    }

    /// Failed ones whose clause is a May, known failures left out.
    #[must_use]
    pub fn may_failed(&self) -> usize {
        let others = self.must_failed + self.should_failed + self.known_failed;
        self.fail.saturating_sub(others)
    }

    /// Whether every Must passed, and with `strict` every Should.
    #[must_use]
    pub fn conforms(&self, strict: bool) -> bool {
        self.must_failed == 0
            && !(strict && self.should_failed > 0)
            && self.inconclusive == 0
            && self.error == 0
    }
}
