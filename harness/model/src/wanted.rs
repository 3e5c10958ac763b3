//! What would have met a clause, in a form that can be compared without the harness.
//!
//! Only what can be seen from outside is here: what stands on a connection, in a datagram or in a file. Of consoles and
//! processors nothing is said.

use serde::{Deserialize, Serialize};

use crate::{Escaped, Untrusted};

/// What had to come to one of our peers after it had last said something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Which of our peers, counted from 1.
    pub peer: u32,
    /// How it is compared.
    pub how: Comparison,
    /// What it is compared with.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub text: Escaped,
}

/// How what came is compared with what was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// It begins with the text; ends of lines and padding in front are not compared.
    Begins,
    /// It is the text; ends of lines and padding around it are not compared.
    Is,
    /// It is these lines; how each of them ends is not compared.
    Lines,
    /// It is the text, byte for byte, with at most one end of a line behind it.
    Bare,
    /// It is the text, byte for byte.
    Exactly,
    /// The text stands somewhere in it.
    Contains,
    /// The text stands nowhere in it.
    Lacks,
    /// The text stands in it, and not a second time.
    Once,
    /// It is empty.
    Nothing,
    /// It is not empty.
    Something,
    /// The connection comes to its end.
    Ends,
    /// The connection does not come to its end.
    GoesOn,
    /// There is a connection at all.
    Connects,
    /// The text is the content of a new file of the program's.
    Arrives,
}

/// Ends of lines and padding, about which assignments are silent.
const PADDING: &[u8] = b"\r\n\0";

impl Wanted {
    /// A comparison with these bytes; whose it is is not known yet.
    #[must_use]
    pub fn new(how: Comparison, text: &[u8]) -> Self {
        Self {
            peer: 0,
            how,
            text: Untrusted::new(text).cut(usize::MAX),
        }
    }

    /// Whether this is what was wanted: what came, and whether the connection has ended.
    #[must_use]
    pub fn is_met(&self, heard: &[u8], ended: bool) -> bool {
        let text = &self.text.decoded();
        match self.how {
            Comparison::Begins => without_start(heard).starts_with(without_end(text)),
            Comparison::Is => without_end(without_start(heard)) == without_end(text),
            Comparison::Lines => lines(heard) == lines(text),
            Comparison::Bare => {
                let rest = heard.strip_prefix(text.as_slice());
                rest.is_some_and(|rest| [&b""[..], b"\n", b"\r\n"].contains(&rest))
            }
            Comparison::Exactly => heard == text,
            Comparison::Contains => contains(heard, text),
            Comparison::Lacks => !contains(heard, text),
            Comparison::Once => count(heard, text) == 1,
            Comparison::Nothing => heard.is_empty(),
            Comparison::Something => !without_end(heard).is_empty(),
            Comparison::Ends => ended,
            Comparison::GoesOn => !ended,
            Comparison::Connects | Comparison::Arrives => false,
        }
    }
}

fn is_empty(text: &Escaped) -> bool {
    text.as_str().is_empty()
}

fn without_start(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !PADDING.contains(byte));
    &bytes[start.unwrap_or(bytes.len())..]
}

fn without_end(bytes: &[u8]) -> &[u8] {
    let last = bytes.iter().rposition(|byte| !PADDING.contains(byte));
    &bytes[..last.map_or(0, |last| last + 1)]
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let lines = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii_end);
    lines.filter(|line| !line.is_empty()).collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    part.is_empty() || bytes.windows(part.len()).any(|window| window == part)
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    let windows = bytes.windows(part.len().max(1));
    windows.filter(|window| *window == part).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(how: Comparison, text: &str, heard: &str) -> bool {
        Wanted::new(how, text.as_bytes()).is_met(heard.as_bytes(), false)
    }

    #[test]
    fn ends_of_lines_count_only_where_bytes_do() {
        assert!(met(Comparison::Is, "HELLO\n", "\r\nHELLO\0\0"));
        assert!(!met(Comparison::Is, "HELLO", "HELLO THERE"));
        assert!(met(Comparison::Begins, "HELLO\n", "\nHELLO THERE"));
        assert!(met(Comparison::Lines, "A\nB", "A\r\n\nB\n"));
        assert!(!met(Comparison::Lines, "A\nB", "B\nA"));
        assert!(met(Comparison::Bare, "A", "A\r\n") && !met(Comparison::Bare, "A", "\nA"));
        assert!(!met(Comparison::Exactly, "A", "A\n"));
    }

    #[test]
    fn a_text_may_stand_once_or_not_at_all() {
        assert!(met(Comparison::Once, "hi", "Ben> hi") && !met(Comparison::Once, "hi", "hihi"));
        assert!(met(Comparison::Lacks, "hi", "ho") && !met(Comparison::Lacks, "hi", "Ben> hi"));
    }

    #[test]
    fn there_may_be_something_nothing_or_an_end() {
        assert!(met(Comparison::Contains, "hi", "Ben> hi\n"));
        assert!(met(Comparison::Nothing, "", "") && !met(Comparison::Something, "", "\n"));
        let ends = Wanted::new(Comparison::Ends, b"");
        assert!(ends.is_met(b"x", true) && !ends.is_met(b"x", false));
    }
}
