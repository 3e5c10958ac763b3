//! Cases that are worth a try each time: places to cut, sizes of buffers. All of them run, if a slow program leaves time
//! for it, and the first that fails is told with how many others do.

use std::sync::Arc;

use super::hunt::{Hunt, Ran};
use super::property::Apparatus;
use super::{Case, Checked, Stop};

impl<R: Apparatus, C: Case> Hunt<'_, R, C> {
    /// Runs these cases, the smallest first.
    pub(super) fn tries_each(&mut self, cases: &[C]) -> Checked {
        let supply = Arc::clone(&self.supply);
        let Some(_taken) = supply.take_each() else {
            return Ok(());
        };
        for (number, case) in cases.iter().enumerate() {
            if !self.goes_on() {
                break;
            }
            self.ran += 1;
            self.supply.count();
            match self.run(false, case)? {
                Ran::Holds => {}
                Ran::Rejected(why) => self.reject(&why),
                Ran::Fails(first) => self.tell_of(cases, number, first)?,
            }
        }
        Ok(())
    }

    /// Accuses by one of them, if it fails by itself and nobody has told so; those before it hold.
    fn tell_of(&mut self, cases: &[C], number: usize, first: Stop) -> Checked {
        let (case, exhibit) = (&cases[number], self.rig.scene().exhibit());
        self.renew = self.is_told(&first);
        if self.renew {
            return Ok(());
        }
        match self.run(true, case)? {
            Ran::Fails(_) if !self.is_first_to_tell(&first) => {
                self.renew = true;
                Ok(())
            }
            Ran::Fails(stop) => Err(self.among_others(cases, number, stop)?),
            Ran::Holds | Ran::Rejected(_) => self.unsteady(case, first, exhibit),
        }
    }

    fn among_others(&mut self, cases: &[C], number: usize, stop: Stop) -> Checked<Stop> {
        let exhibit = self.rig.scene().exhibit();
        let (others, tried) = self.failing(&cases[number + 1..])?;
        self.rig.scene().show(exhibit);
        let stop = among(stop, others, number + 1 + tried);
        Ok(self.told(&cases[number], stop, 0, None))
    }

    /// How many of these fail, of how many that there was time for.
    fn failing(&mut self, cases: &[C]) -> Checked<(usize, usize)> {
        let (mut failing, mut tried) = (0, 0);
        for case in cases {
            if !self.goes_on() {
                break;
            }
            self.ran += 1;
            tried += 1;
            failing += usize::from(matches!(self.run(false, case)?, Ran::Fails(_)));
        }
        Ok((failing, tried))
    }
}

/// The failure, with how many others of these cases fail.
fn among(mut stop: Stop, others: usize, of: usize) -> Stop {
    if let Stop::Fail(finding) = &mut stop {
        let words = match others {
            0 => format!("of {of} cases of this kind it fails this one only"),
            others => format!("of {of} cases of this kind it fails {}", others + 1),
        };
        finding.message = format!("{}; {words}", finding.message);
    }
    stop
}

#[cfg(test)]
mod tests {
    use sockspec_model::Symptom;

    use super::super::hunt::finding;
    use super::*;

    #[test]
    fn the_number_of_others_is_told() {
        let told = |others| {
            let stop = Stop::fail(Symptom::NoAnswer, "no answer", "", "");
            let stop = among(stop, others, 12);
            finding(&stop).map(|finding| finding.message.clone())
        };
        let only = "no answer; of 12 cases of this kind it fails this one only";
        assert_eq!(told(0).as_deref(), Some(only));
        let four = "no answer; of 12 cases of this kind it fails 4";
        assert_eq!(told(3).as_deref(), Some(four));
    }
}
