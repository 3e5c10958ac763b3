//! What follows a line in a dialogue: another round, or the end.

use std::rc::Rc;

use sockspec_model::{Comparison, Symptom};

use super::answer::{without_end, without_start};
use super::{Checked, Ended, Peer, Stop};

impl Peer {
    /// Expects the program to rest with the connection open.
    ///
    /// # Errors
    /// When it has closed.
    pub fn expect_to_stay_open(&mut self, why: &str) -> Checked {
        if self.stays_open()? {
            return Ok(());
        }
        let expected = "a connection that stays open";
        let actual = "the end of the connection";
        let stop = Stop::fail(Symptom::Closed, why, expected, actual);
        Err(self.accuse(stop.wanting(Comparison::GoesOn, b"")))
    }

    /// Expects the end of the connection where one round is declared; where it is left open, notes what happens.
    ///
    /// # Errors
    /// When a dialogue of one round goes on.
    pub fn expect_end_of_rounds(&mut self) -> Checked {
        if self.plan.dialect.value("rounds") == "one" {
            return self.expect_eof();
        }
        let observed = if self.stays_open()? { "many" } else { "one" };
        self.scene.observe("rounds", observed);
        Ok(())
    }

    /// Expects the declared question again behind the reply, or some words where none is declared. Where the rounds are
    /// left open and the program closes or says no more, there is nothing to judge.
    ///
    /// # Errors
    /// When a dialogue of many rounds does not go on.
    pub fn expect_next_round(&mut self, reply: &str) -> Checked {
        let plan = Rc::clone(&self.plan);
        let prompt = plan.dialect.value("prompt").as_bytes();
        let asked = |heard: &[u8]| asks(heard, reply.as_bytes(), prompt);
        let answer = self.hear(self.scene.for_an_answer(), asked)?;
        let goes_on = answer.ended == Ended::Complete && self.stays_open()?;
        if goes_on {
            return Ok(());
        }
        if plan.dialect.value("rounds") == "any" {
            let why = "the server does not ask again, and the rounds are left open";
            return Err(Stop::Skip(why.to_owned()));
        }
        let expected = "the question, once more";
        let message = "it does not ask again";
        let stop = Stop::fail(Symptom::NoAnswer, message, expected, answer.words());
        Err(self.accuse(stop.timed(answer.ended.certainty())))
    }
}

/// Whether the words behind the reply end in the question, or are any where none is declared.
fn asks(heard: &[u8], reply: &[u8], prompt: &[u8]) -> bool {
    let words = without_end(without_start(heard));
    let behind = words.strip_prefix(reply).unwrap_or(words);
    let words = without_start(behind);
    !words.is_empty() && words.ends_with(without_end(prompt))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_no_question() {
        assert!(!asks(b"Good day, Ada!\n", b"Good day, Ada!", b""));
        assert!(asks(b"Good day, Ada!\nWho else?\n", b"Good day, Ada!", b""));
        assert!(asks(b"Good day, Ada!\nWho else?\n", b"", b"Who else?"));
        assert!(!asks(b"Good day", b"", b"Who else?"));
    }
}
