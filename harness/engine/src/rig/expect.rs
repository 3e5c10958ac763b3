//! What is expected of the program on a connection; the verbs that accuse.

use std::rc::Rc;

use sockspec_model::{Comparison, Symptom};

use super::answer::without_end;
use super::hearing::Waited;
use super::stop::quoted;
use super::{Answer, Checked, Ended, Peer, Silence, Stop};

impl Peer {
    /// Expects the answer to a sentence; whatever follows its text is left unjudged.
    ///
    /// # Errors
    /// When another text comes, or none.
    pub fn expect_answer(&mut self, text: impl AsRef<[u8]>) -> Checked {
        let text = text.as_ref();
        let answer = self.hear_answer(without_end(text).len())?;
        answer.expect_start(text).map_err(|stop| self.accuse(stop))
    }

    /// Hears everything that comes until the program rests or the connection ends.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn hear_all(&mut self, text: impl AsRef<[u8]>) -> Checked<Answer> {
        let mut answer = self.hear_answer(without_end(text.as_ref()).len())?;
        if answer.ended == Ended::Complete {
            let rest = self.hear(self.scene.for_rest(), |_| false)?;
            answer.bytes.extend(rest.bytes);
            answer.ended = rest.ended;
        }
        Ok(answer)
    }

    /// Expects exactly this text as everything that comes, ends of lines not compared.
    ///
    /// # Errors
    /// When another text comes, or none.
    pub fn expect_only(&mut self, text: impl AsRef<[u8]>) -> Checked {
        let answer = self.hear_all(text.as_ref())?;
        answer
            .expect(text.as_ref())
            .map_err(|stop| self.accuse(stop))
    }

    /// Expects the program to close the connection; a reset counts as a close.
    ///
    /// # Errors
    /// When it goes on.
    pub fn expect_eof(&mut self) -> Checked {
        let answer = self.hear(self.scene.for_an_answer(), |_| false)?;
        match answer.ended {
            Ended::Eof | Ended::Reset => Ok(()),
            Ended::Complete | Ended::Silent(_) => {
                let stop = Stop::fail(
                    Symptom::StillOpen,
                    "it keeps the connection open",
                    "the end of the connection",
                    answer.words(),
                );
                let stop = stop.wanting(Comparison::Ends, b"");
                Err(self.accuse(stop.timed(answer.ended.certainty())))
            }
        }
    }

    /// Whether the program rests with the connection open.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn stays_open(&mut self) -> Checked<bool> {
        let scene = Rc::clone(&self.scene);
        let (wire, mut bytes) = (Rc::clone(&self.wire), std::mem::take(&mut self.inbox));
        let ended = scene.hear(&[wire.readiness()], &[&wire], scene.for_rest(), || {
            self.take_in();
            Ok(self.ended)
        })?;
        bytes.append(&mut self.inbox);
        self.inbox = bytes;
        Ok(matches!(
            ended,
            Waited::Silent(Silence::Proved | Silence::Quiet(_) | Silence::Busy(_))
        ))
    }

    /// Expects these lines as everything that comes, line ends not compared.
    ///
    /// # Errors
    /// When other lines come, in another order, or fewer.
    pub fn expect_lines(&mut self, lines: &[&str]) -> Checked {
        let answer = self.hear_all(lines.join("\n"))?;
        let heard: Vec<&[u8]> = answer
            .bytes
            .split(|byte| *byte == b'\n')
            .map(|line| line.trim_ascii_end())
            .collect();
        let heard: Vec<&[u8]> = heard.into_iter().filter(|line| !line.is_empty()).collect();
        if heard.iter().eq(lines
            .iter()
            .map(|line| line.as_bytes())
            .collect::<Vec<_>>()
            .iter())
        {
            return Ok(());
        }
        let text = lines.join("\n");
        let stop = answer.differs(text.as_bytes());
        Err(self.accuse(stop.wanting(Comparison::Lines, text.as_bytes())))
    }

    /// Expects this answer to a sentence byte for byte, with the declared end and nothing behind it.
    ///
    /// # Errors
    /// When anything else comes.
    pub fn expect_exactly(&mut self, sentence: &str, text: &[u8]) -> Checked {
        let answer = self.hear_all(text)?;
        let Some(rest) = answer.bytes.strip_prefix(text) else {
            return Err(self.accuse(answer.differs(text).wanting(Comparison::Begins, text)));
        };
        let ends: &[&[u8]] = match self.plan.dialect.value("answer_end") {
            "none" => &[b""],
            "newline" => &[b"\n", b"\r\n"],
            "as-sent" => &[self.newline()],
            _ => &[b"", b"\n", b"\r\n"],
        };
        if ends.contains(&rest) {
            return Ok(());
        }
        let symptom = if rest.is_empty() {
            Symptom::PartOfTheAnswer
        } else {
            Symptom::MoreBytes
        };
        let message = format!(
            "the answer to {} does not end as it should: {} follows it",
            quoted(sentence.as_bytes()),
            quoted(rest)
        );
        let expected = format!(
            "{} and {}",
            quoted(text),
            if ends[0].is_empty() {
                "at most a line end"
            } else {
                "a line end"
            }
        );
        let stop = Stop::fail(symptom, message, expected, answer.words());
        Err(self.accuse(match ends {
            [b""] => stop.wanting(Comparison::Exactly, text),
            [b"", ..] => stop.wanting(Comparison::Bare, text),
            _ => stop,
        }))
    }

    /// Expects the end of the connection after an answer where a session is declared to be of one sentence; where it is
    /// left open, notes what happens.
    ///
    /// # Errors
    /// When a session of one goes on.
    pub fn expect_end_of_session(&mut self) -> Checked {
        if self.plan.dialect.value("session") == "single" {
            return self.expect_eof();
        }
        let observed = if self.stays_open()? { "many" } else { "single" };
        self.scene.observe("session", observed);
        Ok(())
    }

    /// Expects the connection to stay open after an answer where a session is declared to be of many sentences; where it
    /// is left open and the program closes, the check has nothing to judge.
    ///
    /// # Errors
    /// When a session of many ends.
    pub fn expect_session_to_go_on(&mut self) -> Checked {
        if self.stays_open()? {
            return Ok(());
        }
        if self.plan.dialect.value("session") == "any" {
            return Err(Stop::Skip(
                "the server closes after one answer, and the session is left open".to_owned(),
            ));
        }
        let stop = Stop::fail(
            Symptom::Closed,
            "it closes after the first answer",
            "a connection that stays open",
            "the end of the connection",
        );
        Err(self.accuse(stop.wanting(Comparison::GoesOn, b"")))
    }
}
