//! Bytes that a program under test produced.
//!
//! Invariant: such bytes have one rendering, which escapes everything that could act on a terminal, a browser or a
//! reader of a report: control characters, bidirectional marks, invisible and unassigned ones, invalid UTF-8.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Bytes from outside, not to be printed in any other way than through `Display`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Untrusted(Vec<u8>);

/// The rendering of [`Untrusted`] bytes, as it stands in events and reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escaped(String);

impl Untrusted {
    /// Takes bytes in.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// The bytes themselves, for comparing.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The rendering of at most about `most` bytes; what is left out is counted in it.
    #[must_use]
    pub fn cut(&self, most: usize) -> Escaped {
        self.cut_of(most, self.0.len())
    }

    /// The same where these bytes are only the beginning and the end of `length` bytes, and more than are rendered.
    #[must_use]
    pub fn cut_of(&self, most: usize, length: usize) -> Escaped {
        if self.0.len() <= most {
            return Escaped(self.to_string());
        }
        let (head, tail) = (most * 3 / 4, most / 4);
        let head = boundary(&self.0, head);
        let tail = boundary(&self.0, self.0.len() - tail);
        let (first, last) = (Self::new(&self.0[..head]), Self::new(&self.0[tail..]));
        let left_out = length - (head + self.0.len() - tail);
        Escaped(format!("{first}…({left_out} more bytes)…{last}"))
    }
}

impl Escaped {
    /// The rendered text; safe to print.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes that were rendered, where none were left out.
    #[must_use]
    pub fn decoded(&self) -> Vec<u8> {
        let (mut bytes, mut rest) = (Vec::new(), self.as_str());
        while let Some((one, others)) = letter(rest) {
            bytes.extend(one);
            rest = others;
        }
        bytes
    }

    /// The text with another one behind it.
    #[must_use]
    pub fn then(&self, other: &Self) -> Self {
        Self([self.as_str(), other.as_str()].concat())
    }

    /// The text line by line, as a person reads it at a terminal: quotation marks and backslashes stand for themselves.
    /// What could act stays escaped, and so each line is safe to print behind a mark of its own.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let (mut text, mut letters) = (String::new(), self.0.chars());
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => text.push_str(&laid_out(letters.next())),
                letter => text.push(letter),
            }
        }
        text.split('\n').map(str::to_owned).collect()
    }
}

/// The bytes of one escaped letter, and the rest of the text behind it.
fn letter(text: &str) -> Option<(Vec<u8>, &str)> {
    let mut letters = text.chars();
    let plain = |letter: char, rest| (letter.to_string().into_bytes(), rest);
    match letters.next()? {
        '\\' => {}
        first => return Some(plain(first, letters.as_str())),
    }
    let escaped = letters.next()?;
    let rest = letters.as_str();
    Some(match escaped {
        'n' => (vec![b'\n'], rest),
        'r' => (vec![b'\r'], rest),
        't' => (vec![b'\t'], rest),
        'x' => (
            vec![u8::from_str_radix(rest.get(..2)?, 16).ok()?],
            &rest[2..],
        ),
        other => plain(other, rest),
    })
}

/// What stands behind a backslash, as it looks at a terminal.
fn laid_out(letter: Option<char>) -> String {
    match letter {
        Some('n') => "\n".to_owned(),
        Some('t') => "    ".to_owned(),
        Some('r') | None => String::new(),
        Some('x') => "\\x".to_owned(),
        Some(plain) => plain.to_string(),
    }
}

impl fmt::Display for Escaped {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Untrusted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            chunk
                .valid()
                .chars()
                .try_for_each(|letter| escape(letter, out))?;
            chunk
                .invalid()
                .iter()
                .try_for_each(|byte| write!(out, "\\x{byte:02x}"))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Untrusted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\"{self}\"")
    }
}

fn escape(letter: char, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    match letter {
        '\n' => out.write_str("\\n"),
        '\r' => out.write_str("\\r"),
        '\t' => out.write_str("\\t"),
        '\\' => out.write_str("\\\\"),
        '"' => out.write_str("\\\""),
        letter if shows(letter) => fmt::Write::write_char(out, letter),
        letter => {
            let mut utf8 = [0; 4];
            letter
                .encode_utf8(&mut utf8)
                .bytes()
                .try_for_each(|byte| write!(out, "\\x{byte:02x}"))
        }
    }
}

/// Whether a character shows as itself and does nothing else. `char::escape_debug` knows what is printable; the marks
/// that change the direction of writing (UAX 9) are kept out by name.
fn shows(letter: char) -> bool {
    let directs = matches!(letter, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let quoted = letter == '\'';
    !directs && (quoted || letter.escape_debug().len() == 1)
}

/// The nearest place at or before `at` where no UTF-8 character is cut.
fn boundary(bytes: &[u8], at: usize) -> usize {
    (at.saturating_sub(3)..=at)
        .rev()
        .find(|&place| bytes[place] & 0xc0 != 0x80)
        .unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_byte_is_lost_and_none_acts(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let text = Untrusted::new(bytes.clone()).cut(usize::MAX);
            prop_assert!(text.as_str().chars().all(|letter| !letter.is_control()));
            prop_assert_eq!(text.decoded(), bytes);
        }
    }

    #[test]
    fn what_could_act_is_escaped() {
        let text =
            Untrusted::new("\x1b]0;title\x07 \u{202e}gnp.exe\u{feff}\u{fffe} é \0").to_string();
        assert_eq!(
            text,
            "\\x1b]0;title\\x07 \\xe2\\x80\\xaegnp.exe\\xef\\xbb\\xbf\\xef\\xbf\\xbe é \\x00"
        );
    }

    #[test]
    fn a_text_is_read_line_by_line() {
        let text = Untrusted::new("say \"hi\"\r\n\tat C:\\new\n\x1b[2J").cut(80);
        assert_eq!(text.lines(), ["say \"hi\"", "    at C:\\new", "\\x1b[2J"]);
        assert_eq!(Escaped::default().lines(), [""]);
    }

    #[test]
    fn a_cut_is_counted() {
        assert_eq!(
            Untrusted::new("a".repeat(100)).cut(8).as_str(),
            "aaaaaa…(92 more bytes)…aa"
        );
        assert_eq!(Untrusted::new("short").cut(8).as_str(), "short");
        assert_eq!(
            Untrusted::new("the first and the last")
                .cut_of(8, 1_000_000)
                .as_str(),
            "the fi…(999992 more bytes)…st"
        );
        assert_eq!(
            Untrusted::new("é".repeat(20)).cut(8).as_str(),
            "ééé…(32 more bytes)…é"
        );
    }
}
