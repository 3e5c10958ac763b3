//! What follows a line in a dialogue: another round, or the end.

use std::rc::Rc;

use sockspec_model::{Comparison, Symptom};

use super::answer::{without_end, without_start};
use super::stop::quoted;
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
        // What stands above the question may be said once.
        let prompt = last_line(plan.dialect.value("prompt").as_bytes());
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
        let stop = match (reply.is_empty(), prompt.is_empty()) {
            (_, false) => stop.wanting_all(Comparison::InOrder, &[reply.as_bytes(), prompt]),
            (true, true) => stop.wanting(Comparison::Something, b""),
            (false, true) => stop,
        };
        Err(self.accuse(stop.timed(answer.ended.certainty())))
    }

    /// Expects these words one after the other, whatever stands between and behind them.
    ///
    /// # Errors
    /// When one of them does not come in its turn.
    pub fn expect_in_turn(&mut self, texts: &[String]) -> Checked {
        let all = |heard: &[u8]| missing(heard, texts).is_none();
        let answer = self.hear(self.scene.for_an_answer(), all)?;
        let Some(number) = missing(&answer.bytes, texts) else {
            return Ok(());
        };
        let symptom = if number == 0 && !answer.bytes.is_empty() {
            Symptom::OtherBytes
        } else {
            Symptom::NoAnswer
        };
        let message = format!("reply {} of {} does not come", number + 1, texts.len());
        let expected = quoted(texts[number].as_bytes());
        let stop = Stop::fail(symptom, message, expected, answer.words());
        let stop = stop.wanting_all(Comparison::InOrder, texts);
        Err(self.accuse(stop.timed(answer.ended.certainty())))
    }
}

/// The number of the first of these texts that does not come in its turn.
fn missing(heard: &[u8], texts: &[String]) -> Option<usize> {
    let mut rest = heard;
    texts.iter().position(|text| {
        let mut windows = rest.windows(text.len().max(1));
        let found = windows.position(|window| window == text.as_bytes());
        rest = found.map_or(rest, |at| &rest[at + text.len()..]);
        found.is_none()
    })
}

/// Whether the words behind the reply end in the question, or are any where none is declared.
fn asks(heard: &[u8], reply: &[u8], prompt: &[u8]) -> bool {
    let words = without_end(without_start(heard));
    let behind = words.strip_prefix(reply).unwrap_or(words);
    let words = without_start(behind);
    !words.is_empty() && words.ends_with(without_end(prompt))
}

/// The last of several lines, without its end.
fn last_line(text: &[u8]) -> &[u8] {
    let whole = without_end(text);
    whole.rsplit(|byte| *byte == b'\n').next().unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_come_in_their_order() {
        let texts = ["Ada!".to_owned(), "Grace!".to_owned()];
        let said = |heard: &str| missing(heard.as_bytes(), &texts);
        assert_eq!(said("Hi Ada!\nWho else?\nHi Grace!\n"), None);
        assert_eq!(said("Hi Ada!\nWho else?\n"), Some(1));
        assert_eq!(said("Hi Grace!\nHi Ada!\n"), Some(1));
        assert_eq!(said(""), Some(0));
    }

    #[test]
    fn a_reply_is_no_question() {
        assert!(!asks(b"Good day, Ada!\n", b"Good day, Ada!", b""));
        assert!(asks(b"Good day, Ada!\nWho else?\n", b"Good day, Ada!", b""));
        assert!(asks(b"Good day, Ada!\nWho else?\n", b"", b"Who else?"));
        assert!(!asks(b"Good day", b"", b"Who else?"));
    }

    #[test]
    fn a_question_is_its_last_line() {
        assert_eq!(last_line(b"220 hello\ncmd> "), b"cmd> ");
        assert_eq!(last_line(b"Who is there?\n"), b"Who is there?");
        assert_eq!(last_line(b""), b"");
    }
}
