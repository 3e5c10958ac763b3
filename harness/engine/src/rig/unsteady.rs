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
            return Err(self.attributed(case, first, exhibit, 0, odds));
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

    /// Deals with a case that was made smaller, and does not fail every time.
    pub(super) fn at_times(
        &mut self,
        case: &C,
        stop: Stop,
        exhibit: Exhibit,
        shrinks: u32,
    ) -> Checked<Stop> {
        let odds = self.odds(case)?;
        if odds.failed == 0 {
            self.rig.scene().show(exhibit);
            return Ok(self.told(case, stop, shrinks, None));
        }
        Ok(self.attributed(case, stop, exhibit, shrinks, odds))
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
    fn attributed(
        &mut self,
        case: &C,
        stop: Stop,
        exhibit: Exhibit,
        shrinks: u32,
        odds: Odds,
    ) -> Stop {
        if odds.reference_failed > 0 || odds.reference_of == 0 {
            return Stop::Inconclusive(format!(
                "a failure shows now and then ({} of {} times), and the bundled program could not rule out that it is ours (it \
                 failed {} of {} times)",
                odds.failed, odds.of, odds.reference_failed, odds.reference_of
            ));
        }
        self.rig.scene().show(exhibit);
        self.told(case, with_words(stop, odds), shrinks, Some(odds))
    }
}

/// The failure, with how often there is one.
fn with_words(mut stop: Stop, odds: Odds) -> Stop {
    if let Stop::Fail(finding) = &mut stop {
        finding.message = format!("{}; {}", finding.message, odds.words());
    }
    stop
}
