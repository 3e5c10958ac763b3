//! A failure made small, and told with its case.

use proptest::strategy::ValueTree;
use sockspec_model::{CaseNote, Odds, case_id};

use super::hunt::{Hunt, Ran};
use super::property::Apparatus;
use super::shrink::{self, Shrunk};
use super::unsteady::Failure;
use super::{Case, Checked, Stop};
use crate::sys::deadline::now;

impl<R: Apparatus, C: Case> Hunt<'_, R, C> {
    /// Shrinks, runs the minimal case once more so that its transcript stands, and says it all.
    pub(super) fn minimal(
        &mut self,
        tree: impl ValueTree<Value = C>,
        first: Stop,
    ) -> Checked<Stop> {
        let end = now() + self.rig.plan().shrinking;
        let (found, whole) = (tree.current(), (first.clone(), self.rig.scene().exhibit()));
        let (mut broken, mut smaller) = (None, None);
        self.renew = true;
        let Shrunk {
            case, stop, tried, ..
        } = shrink::shrink(
            tree,
            first,
            || now() > end,
            |case| {
                if broken.is_some() {
                    return None;
                }
                match self.fails_by_itself(case) {
                    Ok(stop) => {
                        stop.iter()
                            .for_each(|_| smaller = Some(self.rig.scene().exhibit()));
                        stop
                    }
                    Err(stop) => {
                        broken = Some(stop);
                        None
                    }
                }
            },
        );
        match broken {
            // Nobody wants to know more; what was found so far was found.
            Some(Stop::Trouble(_)) if self.rig.scene().goes_on().is_err() => {
                self.rig.scene().show(smaller.unwrap_or(whole.1));
                return Ok(self.told(&case, stop, tried, None));
            }
            Some(trouble @ Stop::Trouble(_)) => return Err(trouble),
            Some(_) | None => {}
        }
        match self.run(true, &case)? {
            Ran::Fails(again) => Ok(self.told(&case, again, tried, None)),
            Ran::Holds | Ran::Rejected(_) => {
                let smaller = smaller.map(|exhibit| Failure {
                    case: &case,
                    stop,
                    exhibit,
                    shrinks: tried,
                });
                let whole = Failure::whole(&found, whole.0, whole.1);
                self.at_times(smaller.into_iter().chain([whole]).collect())
            }
        }
    }

    /// How a case fails with a fresh program. One that others have passed will do to see that it does not.
    fn fails_by_itself(&mut self, case: &C) -> Checked<Option<Stop>> {
        let mut fresh = self.renew || self.fresh;
        while let Ran::Fails(stop) = self.run(false, case)? {
            self.renew = true;
            if fresh {
                return Ok(Some(stop));
            }
            fresh = true;
        }
        Ok(None)
    }

    /// The failure with its case.
    pub(super) fn told(&self, case: &C, stop: Stop, shrinks: u32, odds: Option<Odds>) -> Stop {
        let Stop::Fail(finding) = stop else {
            return stop;
        };
        if self.rig.plan().casework.shift.is_some() {
            self.supply.learn(finding.likeness());
        }
        let input = serde_json::to_value(case).unwrap_or_default();
        let ran = self.supply.ran().max(self.ran);
        let note = CaseNote {
            id: case_id(&self.rig.plan().casework.check, &input),
            minimal: case.show(),
            input,
            cases_run: u32::try_from(ran).unwrap_or(u32::MAX),
            shrinks,
            odds,
        };
        Stop::Case(finding, Box::new(note))
    }
}
