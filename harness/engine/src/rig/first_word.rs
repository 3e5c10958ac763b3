//! What a program says without having been spoken to, and what it must not say.

use sockspec_model::{Comparison, Symptom};

use super::answer::{place, without_end, without_start};
use super::stop::quoted;
use super::{Answer, Checked, Ended, Peer, Stop};

impl Peer {
    /// Expects the program to say this unasked; whatever follows its text is left unjudged.
    ///
    /// # Errors
    /// When it says something else, or nothing.
    pub fn expect_first_words(&mut self, text: &str) -> Checked {
        let wanted = without_end(text.as_bytes());
        let patience = self.scene.for_an_answer();
        let answer = self.hear(patience, |heard| without_start(heard).len() >= wanted.len())?;
        let right = answer.expect_start(wanted);
        right.map_err(|_| self.accuse(differs(&answer, wanted).wanting(Comparison::Begins, wanted)))
    }

    /// Expects the program to say this unasked and nothing else, ends of lines not compared.
    ///
    /// # Errors
    /// When it says something else, or nothing.
    pub fn expect_only_words(&mut self, text: &str) -> Checked {
        let wanted = without_end(text.as_bytes());
        let answer = self.hear_all(wanted)?;
        let right = answer.expect(wanted);
        right.map_err(|_| self.accuse(differs(&answer, wanted).wanting(Comparison::Is, wanted)))
    }

    /// Expects the program to say this unasked, byte for byte, with at most one line end behind it.
    ///
    /// # Errors
    /// When it says something else, or more.
    pub fn expect_words_unpadded(&mut self, text: &str) -> Checked {
        let answer = self.hear_all(text)?;
        match answer.bytes.strip_prefix(text.as_bytes()) {
            Some(b"" | b"\n" | b"\r\n") => Ok(()),
            Some(rest) => {
                let message = format!("it sends more than that: {} follows", quoted(rest));
                let expected = format!("{} and at most a line end", quoted(text.as_bytes()));
                let stop = Stop::fail(Symptom::MoreBytes, message, expected, answer.words());
                Err(self.accuse(stop.wanting(Comparison::Bare, text.as_bytes())))
            }
            None => {
                let stop = differs(&answer, text.as_bytes());
                Err(self.accuse(stop.wanting(Comparison::Bare, text.as_bytes())))
            }
        }
    }

    /// Expects the program to say something unasked; what it said.
    ///
    /// # Errors
    /// When it says nothing.
    pub fn expect_some_words(&mut self) -> Checked<Vec<u8>> {
        let enough = |heard: &[u8]| !without_end(without_start(heard)).is_empty();
        let mut answer = self.hear(self.scene.for_an_answer(), enough)?;
        if !enough(&answer.bytes) {
            let expected = "a few words, without having been spoken to";
            let silent = Stop::fail(symptom(&answer), words(&answer), expected, answer.words());
            let silent = silent.wanting(Comparison::Something, b"");
            return Err(self.accuse(silent.timed(answer.ended.certainty())));
        }
        if answer.ended == Ended::Complete {
            answer
                .bytes
                .extend(self.hear(self.scene.for_rest(), |_| false)?.bytes);
        }
        Ok(answer.bytes)
    }

    /// Expects the program to send nothing until it rests or the connection ends.
    ///
    /// # Errors
    /// When it sends something.
    pub fn expect_no_words(&mut self, why: &str) -> Checked {
        let answer = self.hear(self.scene.for_rest(), |heard| !heard.is_empty())?;
        if answer.bytes.is_empty() {
            return Ok(());
        }
        let stop = Stop::fail(Symptom::MoreBytes, why, "nothing", answer.words());
        Err(self.accuse(stop.wanting(Comparison::Nothing, b"")))
    }
}

fn differs(answer: &Answer, text: &[u8]) -> Stop {
    let heard = without_end(without_start(&answer.bytes));
    let place = place(heard, text);
    answer
        .differs(text)
        .saying(format!("{}{place}", words(answer)))
}

fn symptom(answer: &Answer) -> Symptom {
    if answer.ended == Ended::Reset {
        Symptom::Reset
    } else {
        Symptom::NoAnswer
    }
}

fn words(answer: &Answer) -> &'static str {
    let nothing = without_end(without_start(&answer.bytes)).is_empty();
    match (answer.ended, nothing) {
        (Ended::Silent(_) | Ended::Complete, true) => {
            "it does not say it; it is to speak first, without having been spoken to"
        }
        (Ended::Eof, true) => "it closed the connection without a word",
        (Ended::Reset, true) => "it reset the connection without a word",
        (_, false) => "it says something else",
    }
}
