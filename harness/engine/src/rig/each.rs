//! Cases that are worth a try each time: places to cut, sizes of buffers. All of them run, if a slow program leaves time
//! for it, and the first that fails is made smaller and told with how many others do.

use std::sync::Arc;

use super::hunt::{Hunt, Ran};
use super::property::Apparatus;
use super::shrink::Still;
use super::{Case, Checked, Stop};

/// One of these cases that fails by itself.
struct Failing<'a, C> {
    case: &'a C,
    stop: Stop,
    /// So many others fail, of so many that were tried, this one and those before it included.
    others: usize,
    of: usize,
}

impl<R: Apparatus, C: Case> Hunt<'_, R, C> {
    /// Runs these cases, the smallest first; in a search of several turns, those that nobody has run.
    pub(super) fn tries_each(&mut self, cases: &[C]) -> Checked {
        let supply = Arc::clone(&self.supply);
        // Nobody waits while it is made smaller.
        let failing = self.first_of_these(cases, &mut supply.each())?;
        let Some(Failing {
            case,
            stop,
            others,
            of,
        }) = failing
        else {
            return Ok(());
        };
        let stop = if case.tells_more_whole() {
            self.told(case, stop, 0, None)
        } else {
            self.smallest(Still(case.clone()), stop)?
        };
        Err(among(stop, others, of))
    }

    fn first_of_these<'a>(
        &mut self,
        cases: &'a [C],
        next: &mut usize,
    ) -> Checked<Option<Failing<'a, C>>> {
        while let Some(case) = cases.get(*next)
            && self.goes_on()
        {
            *next += 1;
            self.count();
            match self.run(false, case)? {
                Ran::Holds => {}
                Ran::Rejected(why) => self.reject(&why),
                Ran::Fails(first) => {
                    if let Some(stop) = self.fails_anew(case, first)? {
                        return self.among_others(case, stop, cases, next).map(Some);
                    }
                }
            }
        }
        Ok(None)
    }

    /// Its failure, if it fails by itself and nobody has told so.
    fn fails_anew(&mut self, case: &C, first: Stop) -> Checked<Option<Stop>> {
        let exhibit = self.rig.scene().exhibit();
        self.renew = self.is_told(&first);
        if self.renew {
            return Ok(None);
        }
        match self.run(true, case)? {
            Ran::Fails(_) if !self.is_first_to_tell(&first) => {
                self.renew = true;
                Ok(None)
            }
            Ran::Fails(stop) => Ok(Some(stop)),
            Ran::Holds | Ran::Rejected(_) => self.unsteady(case, first, exhibit).map(|()| None),
        }
    }

    fn among_others<'a>(
        &mut self,
        case: &'a C,
        stop: Stop,
        cases: &[C],
        next: &mut usize,
    ) -> Checked<Failing<'a, C>> {
        let exhibit = self.rig.scene().exhibit();
        let (others, tried) = self.failing(&cases[*next..])?;
        *next += tried;
        self.rig.scene().show(exhibit);
        Ok(Failing {
            case,
            stop,
            others,
            of: *next,
        })
    }

    /// How many of these fail, of how many that there was time for.
    fn failing(&mut self, cases: &[C]) -> Checked<(usize, usize)> {
        let (mut failing, mut tried) = (0, 0);
        for case in cases {
            if !self.goes_on() {
                break;
            }
            self.count();
            tried += 1;
            if let Ran::Fails(stop) = self.run(false, case)? {
                failing += 1;
                // Counted with what fails like it.
                self.is_told(&stop);
            }
        }
        Ok((failing, tried))
    }
}

/// The failure, with how many others of these cases fail.
fn among(mut stop: Stop, others: usize, of: usize) -> Stop {
    if let Stop::Fail(finding) | Stop::Case(finding, _) = &mut stop {
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
