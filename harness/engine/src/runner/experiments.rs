//! Experiments after a failure: trials with fresh programs that tell its possible causes apart.
//!
//! Invariant: their number is bounded and no clock is asked, so that the same seed gives the same answers; a program
//! that passes is never tried.

use std::rc::Rc;

use sockspec_model::cause::{Inquiry, questions};
use sockspec_model::{Experiment, Outcome, Question, Role, Verdict};

use super::attempt::{Attempted, open};
use super::{Run, Selected};
use crate::rig::{Opening, Plan, Stop, Trial, Try};

/// At most so many trials are made after one failure.
const MOST_TRIALS: u32 = 12;

/// Makes the experiments that this failure asks for.
pub(super) fn after(
    run: &Run,
    plan: &Rc<Plan>,
    selected: &Selected,
    failed: &Attempted,
) -> Vec<Experiment> {
    let (Verdict::Fail, Role::Server, Some(try_it)) = (
        failed.verdict,
        selected.definition.role(),
        run.scenario.trial,
    ) else {
        return Vec::new();
    };
    let mut lab = Lab {
        plan,
        try_it,
        left: MOST_TRIALS,
    };
    let inquiries = questions(&failed.evidence(selected));
    let made = inquiries.into_iter().filter_map(|inquiry| {
        let question = inquiry.question;
        let outcome = lab.answer(inquiry)?;
        Some(Experiment { question, outcome })
    });
    made.collect()
}

/// Where trials are made, and how many more may be.
struct Lab<'a> {
    plan: &'a Rc<Plan>,
    try_it: Try,
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
    /// What comes of an inquiry; nothing where the program cannot be asked.
    fn answer(&mut self, inquiry: Inquiry) -> Option<Outcome> {
        let question = inquiry.question;
        let outcome = if question == Question::LongestAnswered {
            self.bisect(inquiry.between)
        } else {
            let answered = self.ask(question, SENTENCE.to_owned());
            answered.map(|yes| if yes { Outcome::Yes } else { Outcome::No })
        };
        match outcome {
            Ok(outcome) => Some(outcome),
            Err(Unclear::Because(why)) => Some(Outcome::Unclear(why)),
            Err(Unclear::CannotBeAsked) => None,
        }
    }

    /// The length up to which sentences are answered whole, if there is one. What came before is tried first: usually
    /// that is it.
    fn bisect(&mut self, (came, of): (u32, u32)) -> Result<Outcome, Unclear> {
        let (mut whole, mut cut) = (0, of);
        for length in [came, came + 1] {
            let is_between = (whole + 1..cut).contains(&length);
            if is_between && self.is_whole(length)? {
                whole = length;
            } else if is_between {
                cut = length;
            }
        }
        if self.is_whole(of)? {
            return Err(Unclear::Because(format!(
                "a fresh program answers {of} bytes"
            )));
        }
        let longer = of + of / 2 + 1;
        if self.is_whole(longer)? {
            return Ok(Outcome::LongerIsWhole {
                not: of,
                but: longer,
            });
        }
        while whole + 1 < cut {
            let middle = whole.midpoint(cut);
            if self.is_whole(middle)? {
                whole = middle;
            } else {
                cut = middle;
            }
        }
        Ok(Outcome::Whole(whole))
    }

    fn is_whole(&mut self, length: u32) -> Result<bool, Unclear> {
        self.ask(Question::LongestAnswered, letters(length))
    }

    fn ask(&mut self, question: Question, sentence: String) -> Result<bool, Unclear> {
        let left = self.left.checked_sub(1);
        self.left =
            left.ok_or_else(|| Unclear::Because(format!("{MOST_TRIALS} trials were not enough")))?;
        let trial = Trial { sentence, question };
        let tried =
            open(self.plan, Opening::Ready).and_then(|mut rig| (self.try_it)(&mut rig, &trial));
        match tried {
            Ok(answered) => answered.ok_or(Unclear::CannotBeAsked),
            // It refused, or ended: whatever it did, it did not answer.
            Err(Stop::Fail(_) | Stop::Case(..)) => Ok(false),
            Err(Stop::Inconclusive(why) | Stop::Skip(why)) => Err(Unclear::Because(why)),
            Err(Stop::Elsewhere(other)) => Err(Unclear::Because(other.what.to_owned())),
            Err(Stop::Trouble(trouble)) => Err(Unclear::Because(trouble.to_string())),
        }
    }
}

/// So many small letters, no two neighbours alike.
fn letters(length: u32) -> String {
    (b'a'..=b'z')
        .cycle()
        .take(length as usize)
        .map(char::from)
        .collect()
}

/// What is said where nothing else is asked for.
const SENTENCE: &str = "is anybody there";

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_are_as_many_as_asked_for() {
        assert_eq!(letters(3), "abc");
        assert_eq!(letters(65_536).len(), 65_536);
    }
}
