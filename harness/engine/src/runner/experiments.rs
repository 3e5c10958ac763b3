//! Experiments after a failure: trials with fresh programs that tell its possible causes apart.
//!
//! Invariant: their number is bounded and no clock is asked, so that the same seed gives the same answers; a program
//! that passes is never tried.

use std::rc::Rc;

use sockspec_model::cause::{Evidence, Inquiry, questions};
use sockspec_model::{Certainty, Deed, Experiment, FULL, Outcome, PLENTY, Part, Question, Verdict};

use super::attempt::{Attempted, open};
use super::select::unmet;
use super::{Run, Selected};
use crate::rig::{Checked, ClientRig, Need, Plan, ServerRig, Stop, Trial, Way};

/// At most so many trials are made after one failure.
const MOST_TRIALS: u32 = 12;

/// Longer messages are not tried: they take their time, and seldom is it a matter of one buffer.
const LONGEST: u32 = 16 << 20;

/// Makes the experiments that this failure asks for, and those that they leave open.
pub(super) fn after(
    run: &Run,
    plan: &Rc<Plan>,
    selected: &Selected,
    failed: &Attempted,
) -> Vec<Experiment> {
    if failed.verdict != Verdict::Fail {
        return Vec::new();
    }
    let mut lab = Lab {
        plan,
        left: MOST_TRIALS,
    };
    let (mut asked, mut made) = (Vec::new(), Vec::new());
    loop {
        let mut inquiries = questions(&Evidence {
            experiments: &made,
            ..failed.evidence(selected)
        });
        inquiries.retain(|inquiry| !asked.contains(inquiry));
        if inquiries.is_empty() {
            return made;
        }
        made.extend(inquiries.iter().filter_map(|inquiry| {
            let subject = subject(run, plan, inquiry.part)?;
            lab.experiment(&subject, inquiry)
        }));
        asked.extend(inquiries);
    }
}

/// What is tried: something that a server does, or a client.
enum Subject {
    Server(&'static Way<ServerRig>),
    Client(&'static Way<ClientRig>),
}

/// How this part of the programs of a run is tried, if it can be.
fn subject(run: &Run, plan: &Plan, part: Part) -> Option<Subject> {
    let trials = &run.scenario.trials;
    let fits =
        |deed: Deed, needs: &[Need]| deed.part() == part && unmet(needs, &plan.dialect).is_none();
    let server = trials.server.iter().find(|way| fits(way.deed, way.needs));
    let client = trials.client.iter().find(|way| fits(way.deed, way.needs));
    server.map(Subject::Server).or(client.map(Subject::Client))
}

impl Subject {
    fn deed(&self) -> Deed {
        match self {
            Self::Server(way) => way.deed,
            Self::Client(way) => way.deed,
        }
    }

    /// Makes a trial with a fresh program.
    fn tried(&self, plan: &Rc<Plan>, trial: &Trial) -> Checked<Option<bool>> {
        let plan = &Rc::new(Plan {
            small_buffers: trial.question == Question::ToASlowReader,
            ..(**plan).clone()
        });
        match self {
            Self::Server(way) => (way.run)(&mut open(plan, way.opening)?, trial),
            Self::Client(way) => (way.run)(&mut ClientRig::open(plan)?, trial),
        }
    }
}

/// Where trials are made, and how many more may be.
struct Lab<'a> {
    plan: &'a Rc<Plan>,
    left: u32,
}

/// What a trial did not bring.
enum Unclear {
    /// This program cannot be asked so.
    CannotBeAsked,
    /// In words.
    Because(String),
}

impl Lab<'_> {
    /// An experiment; none where the program cannot be asked.
    fn experiment(&mut self, subject: &Subject, inquiry: &Inquiry) -> Option<Experiment> {
        let outcome = match self.outcome(subject, inquiry) {
            Ok(outcome) => outcome,
            Err(Unclear::Because(why)) => Outcome::Unclear(why),
            Err(Unclear::CannotBeAsked) => return None,
        };
        Some(Experiment {
            deed: subject.deed(),
            question: inquiry.question,
            outcome,
        })
    }

    fn outcome(&mut self, subject: &Subject, inquiry: &Inquiry) -> Result<Outcome, Unclear> {
        let (question, (_, length)) = (inquiry.question, inquiry.between);
        if question == Question::Longest {
            return self.bisect(subject, inquiry.between);
        }
        if question == Question::ToASlowReader {
            return self.read_slowly(subject);
        }
        if question == Question::FullBuffers {
            return self.fill_buffers(subject).map(in_a_word);
        }
        let message = match &inquiry.message {
            _ if question == Question::ToAFastReader => letters(length)?,
            Some(message) => message.clone(),
            None => SENTENCE.to_owned(),
        };
        self.ask(subject, question, message).map(in_a_word)
    }

    /// Whether what comes through whole to a reader who is quick does so to one who is slow.
    fn read_slowly(&mut self, subject: &Subject) -> Result<Outcome, Unclear> {
        if !self.is_whole(subject, PLENTY)? {
            return Err(Unclear::Because(format!(
                "with a fresh program {PLENTY} bytes do not come through whoever reads"
            )));
        }
        self.ask(subject, Question::ToASlowReader, letters(PLENTY)?)
            .map(in_a_word)
    }

    /// Whether what fills every usual buffer comes through, and neither what is a byte longer nor what is short.
    fn fill_buffers(&mut self, subject: &Subject) -> Result<bool, Unclear> {
        let fits = self.is_whole(subject, FULL)? && !self.is_whole(subject, FULL + 1)?;
        Ok(fits && !self.ask(subject, Question::FullBuffers, SENTENCE.to_owned())?)
    }

    /// The length up to which messages come through whole, if there is one. What came before is tried first: usually
    /// that is it.
    fn bisect(&mut self, subject: &Subject, (came, of): (u32, u32)) -> Result<Outcome, Unclear> {
        let (mut whole, mut cut) = (0, of);
        for length in [came, came + 1] {
            let is_between = (whole + 1..cut).contains(&length);
            if is_between && self.is_whole(subject, length)? {
                whole = length;
            } else if is_between {
                cut = length;
            }
        }
        if self.is_whole(subject, of)? {
            return Err(Unclear::Because(format!(
                "with a fresh program {of} bytes come through"
            )));
        }
        let longer = of + of / 2 + 1;
        if longer <= LONGEST && self.is_whole(subject, longer)? {
            return Ok(Outcome::LongerIsWhole {
                not: of,
                but: longer,
            });
        }
        while whole + 1 < cut {
            let middle = whole.midpoint(cut);
            if self.is_whole(subject, middle)? {
                whole = middle;
            } else {
                cut = middle;
            }
        }
        self.is_about_lengths(subject, cut)?;
        // Twice as much comes through where whole buffers do, and the rest of one does not.
        let twice = whole.saturating_mul(2);
        if (cut + 1..=LONGEST).contains(&twice) && self.is_whole(subject, twice)? {
            return Ok(Outcome::LongerIsWhole {
                not: cut,
                but: twice,
            });
        }
        Ok(Outcome::Whole(whole))
    }

    /// A message of one letter that is as long does not come through either: no letter among the others is to blame.
    fn is_about_lengths(&mut self, subject: &Subject, length: u32) -> Result<(), Unclear> {
        let plain = "a".repeat(length as usize);
        if self.ask(subject, Question::Longest, plain)? {
            let why = format!("of {length} bytes some come through, and others do not");
            return Err(Unclear::Because(why));
        }
        Ok(())
    }

    fn is_whole(&mut self, subject: &Subject, length: u32) -> Result<bool, Unclear> {
        self.ask(subject, Question::Longest, letters(length)?)
    }

    fn ask(&mut self, of: &Subject, question: Question, message: String) -> Result<bool, Unclear> {
        let left = self.left.checked_sub(1);
        self.left =
            left.ok_or_else(|| Unclear::Because(format!("{MOST_TRIALS} trials were not enough")))?;
        match of.tried(self.plan, &Trial { message, question }) {
            Ok(comes_through) => comes_through.ok_or(Unclear::CannotBeAsked),
            // Only a clock says so.
            Err(Stop::Fail(finding)) if finding.certainty == Certainty::Timed => {
                Err(Unclear::CannotBeAsked)
            }
            // It refused, or ended: whatever it did, it did not do what it should.
            Err(Stop::Fail(_) | Stop::Case(..)) => Ok(false),
            Err(Stop::Inconclusive(why) | Stop::Skip(why)) => Err(Unclear::Because(why)),
            Err(Stop::Elsewhere(other)) => Err(Unclear::Because(other.what.to_owned())),
            Err(Stop::Trouble(trouble)) => Err(Unclear::Because(trouble.to_string())),
        }
    }
}

fn in_a_word(yes: bool) -> Outcome {
    if yes { Outcome::Yes } else { Outcome::No }
}

/// So many small letters, no two neighbours alike.
fn letters(length: u32) -> Result<String, Unclear> {
    if length > LONGEST {
        return Err(Unclear::CannotBeAsked);
    }
    let letters = (b'a'..=b'z').cycle().take(length as usize);
    Ok(letters.map(char::from).collect())
}

/// What is said where nothing else is asked for.
const SENTENCE: &str = "is anybody there";

#[cfg(test)]
mod tests {
    use super::{LONGEST, letters};

    #[test]
    fn letters_are_as_many_as_asked_for() {
        assert_eq!(letters(3).ok().as_deref(), Some("abc"));
        assert_eq!(letters(65_536).map(|text| text.len()).ok(), Some(65_536));
        assert!(letters(LONGEST + 1).is_err());
    }
}
