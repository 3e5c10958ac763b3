//! What a client sends: the line that was typed, ended as the dialect allows.

use sockspec_model::{Comparison, Symptom};

use super::answer::without_end;
use super::stop::quoted;
use super::{Answer, Checked, ClientRig, Ended, Peer, Stop};

impl ClientRig {
    /// Takes what the client sends: the typed line, ended as the dialect allows.
    ///
    /// # Errors
    /// When other bytes come, or none.
    pub fn expect_request(&mut self, peer: &mut Peer, line: &str) -> Checked {
        let wanted = line.len();
        let mut answer = peer.hear(self.scene.for_an_answer(), |heard| heard.len() >= wanted)?;
        let mut certainty = answer.ended.certainty();
        if answer.bytes.len() == wanted && answer.ended == Ended::Complete {
            // The line is there; whether an end follows is known as soon as the client rests. Where it has to, that counts.
            let patience = match self.plan.dialect.find("typed_end") {
                Some("newline") => self.scene.for_an_answer(),
                Some(_) | None => self.scene.for_rest(),
            };
            let end = peer.hear(patience, |heard| heard.ends_with(b"\n"))?;
            answer.bytes.extend(end.bytes);
            certainty = end.ended.certainty();
        }
        let heard = without_end(&answer.bytes);
        let end = &answer.bytes[heard.len().max(wanted).min(answer.bytes.len())..];
        if heard != line.as_bytes() {
            return Err(peer.accuse(request_differs(&answer, line)));
        }
        self.judge_end(end, line)
            .map_err(|stop| stop.timed(certainty))
    }

    fn judge_end(&self, end: &[u8], line: &str) -> Checked {
        let observed = match end.contains(&b'\n') {
            true => "newline",
            false => "none",
        };
        self.scene.observe("typed_end", observed);
        let declared = self.plan.dialect.find("typed_end").unwrap_or("any");
        if declared == "any" || declared == observed {
            return Ok(());
        }
        let expected = match declared {
            "newline" => format!("{line}\n"),
            _ => line.to_owned(),
        };
        let message = "the line does not end as declared";
        let actual = quoted(&[line.as_bytes(), end].concat());
        let expected = quoted(expected.as_bytes());
        let stop = Stop::fail(Symptom::OtherBytes, message, expected, actual);
        Err(self.scene.accuse(match declared {
            // It may have a carriage return in front of it.
            "newline" => stop.wanting_all(Comparison::InOrder, &[line, "\n"]),
            _ => stop.wanting(Comparison::Exactly, line.as_bytes()),
        }))
    }
}

fn request_differs(answer: &Answer, line: &str) -> Stop {
    let what = match answer.ended {
        Ended::Complete => "the client sent something else than was typed",
        Ended::Eof | Ended::Reset => {
            "the client closed the connection before it had sent what was typed"
        }
        Ended::Silent(_) => "the client did not send what was typed",
    };
    let text = line.as_bytes();
    answer
        .differs(text)
        .saying(what)
        .wanting(Comparison::Is, text)
}
