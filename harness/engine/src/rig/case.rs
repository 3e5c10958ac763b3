//! A generated input: it can be made smaller by hand, shown, measured, and kept as data.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::stop::quoted;

/// A generated input that can be made smaller by hand, shown, measured, and kept as data.
pub trait Case: Clone + Debug + Serialize + DeserializeOwned {
    /// How large it is: first by length, then by how plain its letters are.
    fn size(&self) -> (usize, u64);
    /// Its beginning of this length, if that makes sense.
    fn prefix(&self, length: usize) -> Option<Self>;
    /// It, readable.
    fn show(&self) -> String;
    /// Plainer ones that are worth a try, the plainest first.
    fn smaller(&self) -> Vec<Self> {
        Vec::new()
    }
}

impl Case for String {
    fn size(&self) -> (usize, u64) {
        (self.chars().count(), self.chars().map(plainness).sum())
    }

    fn prefix(&self, length: usize) -> Option<Self> {
        Some(self.chars().take(length).collect())
    }

    /// Each of its letters alone; as many of the plainest, each as wide as the one in its place.
    fn smaller(&self) -> Vec<Self> {
        let letters = self.chars().filter(|letter| !letter.is_whitespace());
        let letters: BTreeMap<u64, char> = letters.map(|one| (plainness(one), one)).collect();
        let single = letters.into_values().map(Self::from);
        single.chain([plainest(self)]).collect()
    }

    fn show(&self) -> String {
        shown(self.as_bytes())
    }
}

impl Case for Vec<u8> {
    fn size(&self) -> (usize, u64) {
        (self.len(), self.iter().copied().map(u64::from).sum())
    }

    fn prefix(&self, length: usize) -> Option<Self> {
        Some(self[..length].to_vec())
    }

    fn show(&self) -> String {
        shown(self)
    }
}

/// The plainest letters in place of these: as many, and as many bytes.
#[must_use]
pub fn plainest(text: &str) -> String {
    text.chars().map(plainest_like).collect()
}

/// The plainest letter that takes as many bytes in UTF-8.
#[must_use]
pub fn plainest_like(letter: char) -> char {
    match letter.len_utf8() {
        1 => 'a',
        2 => '\u{e0}',
        _ => letter,
    }
}

/// How far a letter is from the plainest: small letters come first, then capitals and digits.
fn plainness(letter: char) -> u64 {
    match letter {
        'a'..='z' => u64::from(letter) - u64::from('a'),
        'A'..='Z' => u64::from(letter) - u64::from('A') + 26,
        '0'..='9' => u64::from(letter) - u64::from('0') + 52,
        other => u64::from(other) + 62,
    }
}

/// More bytes than this nobody reads in hexadecimal.
const MOST_HEX: usize = 24;

/// Bytes in quotation marks, with their number, and in hexadecimal where the text does not show them all.
fn shown(bytes: &[u8]) -> String {
    let unit = if bytes.len() == 1 { "byte" } else { "bytes" };
    let plain = bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let hex = if plain || bytes.len() > MOST_HEX {
        String::new()
    } else {
        let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!(": {}", hex.join(" "))
    };
    format!("{} ({} {unit}{hex})", quoted(bytes), bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_hides_is_shown_in_hexadecimal() {
        assert_eq!("abc".to_owned().show(), "\"abc\" (3 bytes)");
        assert_eq!("\u{e9}".to_owned().show(), "\"\u{e9}\" (2 bytes: c3 a9)");
        assert_eq!(vec![0_u8].show(), "\"\\x00\" (1 byte: 00)");
    }

    #[test]
    fn small_letters_are_the_plainest() {
        let smaller = "!A-b! 7\u{e9}".to_owned().smaller();
        let expected = ["b", "A", "7", "!", "-", "\u{e9}", "aaaaaaa\u{e0}"];
        assert_eq!(smaller, expected);
        assert!("b".to_owned().size() < "A".to_owned().size());
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let shown = "a".repeat(1000).show();
        assert!(shown.contains("…(840 more bytes)…"), "{shown}");
        assert!(shown.ends_with("(1000 bytes)"), "{shown}");
    }
}
