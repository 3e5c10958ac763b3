//! Answers and how they are judged against what was expected.

use sockspec_model::{Certainty, Comparison, Symptom};

use super::stop::quoted;
use super::{Checked, Silence, Stop};

/// How hearing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Enough was heard.
    Complete,
    /// The program ended its sending side.
    Eof,
    /// The program reset the connection.
    Reset,
    /// Nothing more is going to come.
    Silent(Silence),
}

/// What was heard of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How it ended.
    pub ended: Ended,
}

/// Ends of lines and padding, about which the assignment is silent.
pub(crate) fn without_end(bytes: &[u8]) -> &[u8] {
    let end = bytes
        .iter()
        .rposition(|byte| !matches!(byte, b'\r' | b'\n' | 0))
        .map_or(0, |last| last + 1);
    &bytes[..end]
}

/// The same at the front, where the end of an earlier answer may still stand.
pub(crate) fn without_start(bytes: &[u8]) -> &[u8] {
    let start = bytes
        .iter()
        .position(|byte| !matches!(byte, b'\r' | b'\n' | 0))
        .unwrap_or(bytes.len());
    &bytes[start..]
}

impl Answer {
    /// Whether the text is exactly this one, ends of lines and padding not compared.
    ///
    /// # Errors
    /// With the difference.
    pub fn expect(&self, text: &[u8]) -> Checked {
        if without_end(without_start(&self.bytes)) == without_end(text) {
            Ok(())
        } else {
            Err(self.differs(text).wanting(Comparison::Is, text))
        }
    }

    /// Whether it begins with this text; what follows is somebody else's business.
    ///
    /// # Errors
    /// With the difference.
    pub fn expect_start(&self, text: &[u8]) -> Checked {
        if without_start(&self.bytes).starts_with(without_end(text)) {
            Ok(())
        } else {
            Err(self.differs(text).wanting(Comparison::Begins, text))
        }
    }

    /// The failure: what was expected, what came, how it ended.
    #[must_use]
    pub fn differs(&self, text: &[u8]) -> Stop {
        let (heard, text) = (without_end(without_start(&self.bytes)), without_end(text));
        let symptom = match () {
            () if heard.is_empty() && self.ended == Ended::Reset => Symptom::Reset,
            () if heard.is_empty() => Symptom::NoAnswer,
            () if text.starts_with(heard) => Symptom::PartOfTheAnswer,
            () if heard.starts_with(text) => Symptom::MoreBytes,
            () => Symptom::OtherBytes,
        };
        let message = format!(
            "{}{}",
            self.ended.after(heard.is_empty()),
            place(heard, text)
        );
        Stop::fail(symptom, message, quoted(text), self.words()).timed(self.ended.certainty())
    }

    /// What came, in words.
    #[must_use]
    pub fn words(&self) -> String {
        let end = match self.ended {
            Ended::Complete => String::new(),
            Ended::Eof => ", then closed the connection".to_owned(),
            Ended::Reset => ", then reset the connection".to_owned(),
            Ended::Silent(silence) => format!(", then nothing more ({})", silence.words()),
        };
        let bytes = if self.bytes.is_empty() {
            "nothing".to_owned()
        } else {
            quoted(&self.bytes)
        };
        format!("{bytes}{end}")
    }
}

impl Ended {
    /// How certain it is that nothing more comes.
    #[must_use]
    pub fn certainty(self) -> Certainty {
        match self {
            Self::Complete | Self::Eof | Self::Reset => Certainty::Proved,
            Self::Silent(silence) => silence.certainty(),
        }
    }

    fn after(self, nothing: bool) -> &'static str {
        match (self, nothing) {
            (Self::Complete, _) => "the answer is another one",
            (Self::Eof, true) => "it closed the connection without an answer",
            (Self::Reset, true) => {
                "it reset the connection without an answer (closing while received bytes lie unread does that)"
            }
            (Self::Silent(_), true) => "no answer came",
            (Self::Eof, false) => {
                "it answered, but not what was expected, and closed the connection"
            }
            (Self::Reset, false) => {
                "it answered, but not what was expected, and reset the connection (closing while received bytes lie unread does that)"
            }
            (Self::Silent(_), false) => "it answered, but not what was expected, and says no more",
        }
    }
}

/// Where two texts part, when that helps to find it.
pub(super) fn place(heard: &[u8], text: &[u8]) -> String {
    let same = heard.iter().zip(text).take_while(|(a, b)| a == b).count();
    match (heard.len(), text.len()) {
        (0, _) => String::new(),
        (longer, shorter) if longer > shorter && shorter > 0 && heard.ends_with(text) => format!(
            "; the right text is there, behind {} (which words a course can declare: sockspec list SCENARIO --dialect)",
            quoted(&heard[..longer - shorter])
        ),
        (heard, text) if heard == text => format!("; they differ from byte {} on", same + 1),
        (heard, text) if same == heard => format!("; it ends after {heard} of {text} bytes"),
        (heard, text) if same == text => format!("; {} bytes too many follow", heard - text),
        (heard, text) => format!(
            "; they differ from byte {} on ({heard} bytes instead of {text})",
            same + 1
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(bytes: &[u8], ended: Ended) -> Answer {
        Answer {
            bytes: bytes.to_vec(),
            ended,
        }
    }

    fn symptom(bytes: &[u8], ended: Ended) -> Symptom {
        match answer(bytes, ended).expect(b"HELLO\n") {
            Err(Stop::Fail(finding)) => finding.symptom,
            other => panic!("no failure: {other:?}"),
        }
    }

    #[test]
    fn ends_of_lines_are_not_compared() {
        for bytes in [
            &b"HELLO"[..],
            b"HELLO\n",
            b"HELLO\r\n",
            b"HELLO\0\0",
            b"\nHELLO\n",
        ] {
            answer(bytes, Ended::Eof)
                .expect(b"HELLO\n")
                .expect("the same text");
        }
    }

    #[test]
    fn a_difference_has_a_shape() {
        assert_eq!(symptom(b"", Ended::Eof), Symptom::NoAnswer);
        assert_eq!(symptom(b"", Ended::Reset), Symptom::Reset);
        assert_eq!(symptom(b"HEL", Ended::Eof), Symptom::PartOfTheAnswer);
        assert_eq!(symptom(b"HELLO THERE", Ended::Eof), Symptom::MoreBytes);
        assert_eq!(
            symptom(b"hello", Ended::Silent(Silence::Proved)),
            Symptom::OtherBytes
        );
    }
}
