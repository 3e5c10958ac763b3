//! Cases that were kept because they failed before: they are run first, or alone.

use sockspec_model::SavedCase;

use super::hunt::{Hunt, Ran};
use super::property::Apparatus;
use super::shrink::Still;
use super::unsteady::TRIALS;
use super::{Case, Checked, Stop};
use crate::sys::Trouble;

impl<R: Apparatus, C: Case> Hunt<'_, R, C> {
    /// Runs the cases that were kept. Whether nothing else is wanted.
    pub(super) fn tries_kept(&mut self) -> Checked<bool> {
        let casework = self.rig.plan().casework.clone();
        for saved in &casework.kept {
            match serde_json::from_value::<C>(saved.input.clone()) {
                Ok(case) => self.try_kept(saved, &case)?,
                Err(_) if casework.only_kept => {
                    return Err(Trouble::new(unreadable(saved)).into());
                }
                Err(_) => casework.remarks.borrow_mut().push(unreadable(saved)),
            }
        }
        Ok(casework.only_kept)
    }

    fn try_kept(&mut self, saved: &SavedCase, case: &C) -> Checked {
        let times = saved.odds.map_or(1, |_| TRIALS);
        for _ in 0..times {
            self.count();
            // The first one has the program that was just started.
            match self.run(self.ran > 1, case)? {
                Ran::Holds => {}
                Ran::Rejected(why) => return Err(Stop::Inconclusive(why)),
                Ran::Fails(first) => return self.fails_again(case, first),
            }
        }
        Ok(())
    }

    /// Accuses by a case that was kept, if its failure shows again.
    fn fails_again(&mut self, case: &C, first: Stop) -> Checked {
        let exhibit = self.rig.scene().exhibit();
        if let Ran::Fails(stop) = self.run(true, case)? {
            return Err(self.told_of_kept(case, stop)?);
        }
        self.unsteady(case, first, exhibit)?;
        if self.rig.plan().casework.only_kept {
            let why = "it failed once, and did not fail again";
            return Err(Stop::Inconclusive(why.to_owned()));
        }
        Ok(())
    }

    /// In a search it is made smaller, if it can be; else it is the case that somebody knows, and was made small when it
    /// was found.
    fn told_of_kept(&mut self, case: &C, stop: Stop) -> Checked<Stop> {
        let casework = &self.rig.plan().casework;
        if casework.shift.is_none() || casework.only_kept || case.tells_more_whole() {
            return Ok(self.told(case, stop, 0, None));
        }
        self.is_first_to_tell(&stop);
        self.smallest(Still(case.clone()), stop)
    }
}

fn unreadable(saved: &SavedCase) -> String {
    format!(
        "the saved case {} is left aside: it is of another form of this check (sockspec {} wrote it)",
        saved.id, saved.version
    )
}
