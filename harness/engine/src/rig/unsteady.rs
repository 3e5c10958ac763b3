//! A failure that does not show again: how often it does, and whether the bundled reference fails like that too.
//!
//! Where the same input fails now and then against fresh programs, and never with the reference, it is a race in the
//! program. Where the reference fails as well, it is trouble of our own. Where it never fails again, it takes other cases
//! before it.

use std::time::Duration;

use sockspec_model::Odds;

use super::exhibit::Exhibit;
use super::hunt::{Hunt, Ran, finding};
use super::property::Apparatus;
use super::{Case, Checked, Stop};
use crate::sys::deadline::now;

/// So many times a case is run again at most.
pub(super) const TRIALS: u32 = 40;
/// After so long it is not run again, once it has been run a few times.
const ENOUGH: Duration = Duration::from_secs(5);
const FEWEST: u32 = 10;

/// A case, how it failed, and what there is to show for it.
pub(super) struct Failure<'a, C> {
    pub(super) case: &'a C,
    pub(super) stop: Stop,
    pub(super) exhibit: Exhibit,
    pub(super) shrinks: u32,
}

impl<'a, C> Failure<'a, C> {
    /// Of a case as it was found.
    pub(super) fn whole(case: &'a C, stop: Stop, exhibit: Exhibit) -> Self {
        Self {
            case,
            stop,
            exhibit,
            shrinks: 0,
        }
    }
}

impl<R: Apparatus, C: Case> Hunt<'_, R, C> {
    /// Deals with a case that has failed once and not again.
    pub(super) fn unsteady(&mut self, case: &C, first: Stop, exhibit: Exhibit) -> Checked {
        let likeness = finding(&first).map(|finding| finding.likeness());
        let is_new = likeness.is_none_or(|first| self.supply.learn(format!("at times {first}")));
        let odds = if is_new {
            self.odds(case)?
        } else {
            Odds::default()
        };
        if odds.failed > 0 {
            let whole = Failure::whole(case, first, exhibit);
            return Err(self.attributed(whole, odds));
        }
        if is_new {
            self.remark(&first);
        }
        if self.fresh {
            self.reject("a failure did not show again");
        }
        self.fresh = true;
        Ok(())
    }

    /// Says that something failed that does not fail by itself.
    fn remark(&self, stop: &Stop) {
        if let Some(finding) = finding(stop) {
            let (ran, words) = (self.ran, &finding.message);
            self.remark_of_check(&format!(
                "case {ran} failed once, and did not fail again when it was tried by itself: {words}"
            ));
        }
    }

    /// Deals with a failure that was made smaller and does not show every time: with the first of these that shows again.
    pub(super) fn at_times(&mut self, failures: Vec<Failure<'_, C>>) -> Checked<Stop> {
        for failure in failures {
            let odds = self.odds(failure.case)?;
            if odds.failed > 0 {
                return Ok(self.attributed(failure, odds));
            }
        }
        Ok(Stop::Inconclusive(
            "a case failed, by itself as well, and did not fail again when it was tried more often"
                .to_owned(),
        ))
    }

    /// How often it fails, each time with a fresh program, and how often the reference does.
    fn odds(&mut self, case: &C) -> Checked<Odds> {
        let (failed, of) = self.trials(case, TRIALS)?;
        let mut odds = Odds {
            failed,
            of,
            ..Odds::default()
        };
        // Nothing comes after a failure that is told: the program under test is not needed any more.
        if failed > 0
            && let Some(plan) = self.rig.plan().with_reference()
        {
            self.rig.replace_plan(plan);
            (odds.reference_failed, odds.reference_of) = self.trials(case, of)?;
        }
        Ok(odds)
    }

    /// Failures and trials; every other one on all processors, where races show.
    fn trials(&mut self, case: &C, most: u32) -> Checked<(u32, u32)> {
        let (began, mut failed, mut of) = (now(), 0, 0);
        while of < most && (of < FEWEST || began.elapsed() < ENOUGH) {
            self.place(of % 2 == 1);
            match self.run(true, case)? {
                Ran::Fails(_) => failed += 1,
                Ran::Holds => {}
                // Without a verdict it says nothing, neither way.
                Ran::Rejected(_) => return Ok((failed, of)),
            }
            of += 1;
        }
        self.place(false);
        Ok((failed, of))
    }

    /// The failure, if it is the program's.
    fn attributed(&mut self, failure: Failure<'_, C>, odds: Odds) -> Stop {
        if odds.reference_failed > 0 || odds.reference_of == 0 {
            return Stop::Inconclusive(format!(
                "a failure shows now and then ({} of {} times), and the bundled program could not rule out that it is ours (it \
                 failed {} of {} times)",
                odds.failed, odds.of, odds.reference_failed, odds.reference_of
            ));
        }
        self.rig.scene().show(failure.exhibit);
        let stop = with_words(failure.stop, odds);
        self.told(failure.case, stop, failure.shrinks, Some(odds))
    }
}

/// The failure, with how often there is one.
fn with_words(mut stop: Stop, odds: Odds) -> Stop {
    if let Stop::Fail(finding) = &mut stop {
        finding.message = format!("{}; {}", finding.message, odds.words());
    }
    stop
}
