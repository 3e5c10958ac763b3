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

    /// Each of its letters alone.
    fn smaller(&self) -> Vec<Self> {
        let letters = self.chars().filter(|letter| !letter.is_whitespace());
        let letters: BTreeMap<u64, char> = letters.map(|one| (plainness(one), one)).collect();
        letters.into_values().map(Self::from).collect()
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
        assert_eq!("!A-b! 7".to_owned().smaller(), ["b", "A", "7", "!", "-"]);
        assert!("b".to_owned().size() < "A".to_owned().size());
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let shown = "a".repeat(1000).show();
        assert!(shown.contains("…(840 more bytes)…"), "{shown}");
        assert!(shown.ends_with("(1000 bytes)"), "{shown}");
    }
}
