//! A generated input: it can be made smaller by hand, shown, measured, and kept as data.

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
    /// Whether what stands around it tells one defect from another: such a case that was given is told as it is.
    fn tells_more_whole(&self) -> bool {
        false
    }
}

impl Case for String {
    fn size(&self) -> (usize, u64) {
        (self.chars().count(), self.chars().map(plainness).sum())
    }

    /// Without blanks at its end, which a program may trim.
    fn prefix(&self, length: usize) -> Option<Self> {
        let beginning: Self = self.chars().take(length).collect();
        Some(beginning.trim_end().to_owned())
    }

    /// Some of its letters left out; plainer ones in place of all of them, or of one, each as wide as the one that it
    /// replaces. No blanks at the ends, which a program may trim.
    fn smaller(&self) -> Vec<Self> {
        let letters: Vec<char> = self.chars().collect();
        let fewer = with_some_left_out(&letters)
            .into_iter()
            .map(Self::from_iter);
        let plainer = (0..letters.len()).map(|place| {
            let mut letters = letters.clone();
            letters[place] = plainest_like(letters[place]);
            Self::from_iter(letters)
        });
        let smaller = fewer.chain([plainest(self)]).chain(plainer);
        let sound = |text: &Self| text.trim() == text && !text.is_empty();
        smaller.filter(sound).collect()
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

    /// Some of its bytes left out.
    fn smaller(&self) -> Vec<Self> {
        with_some_left_out(self)
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

/// These with a half, a quarter, an eighth of them left out, and so on, at every place, down to one.
fn with_some_left_out<T: Clone>(all: &[T]) -> Vec<Vec<T>> {
    let halves = |size: &usize| (*size > 1).then(|| size.div_ceil(2));
    let sizes = std::iter::successors(Some(all.len().div_ceil(2)), halves);
    let places = sizes.flat_map(|size| {
        (0..all.len())
            .step_by(size.max(1))
            .map(move |at| (at, size))
    });
    let without = |(at, size)| [&all[..at], &all[all.len().min(at + size)..]].concat();
    places.map(without).collect()
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
    fn what_is_smaller_lacks_letters_or_has_plainer_ones() {
        let smaller = "bcd \u{e9}".to_owned().smaller();
        assert_eq!(smaller[..2], ["bcd", "d \u{e9}"]);
        for one in ["cd \u{e9}", "bcd\u{e9}", "aaaa\u{e0}", "bca \u{e9}"] {
            assert!(smaller.contains(&one.to_owned()), "{one}");
        }
        assert!(smaller.iter().all(|text| text.trim() == text));
        assert!("b".to_owned().size() < "A".to_owned().size());
    }

    #[test]
    fn everything_can_be_left_out_once() {
        let lengths = |count: u8| {
            let all: Vec<u8> = (0..count).collect();
            with_some_left_out(&all)
                .iter()
                .map(Vec::len)
                .collect::<Vec<_>>()
        };
        assert_eq!(lengths(4), [2, 2, 3, 3, 3, 3]);
        assert_eq!(lengths(1), [0]);
        assert!(lengths(0).is_empty());
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let shown = "a".repeat(1000).show();
        assert!(shown.contains("…(840 more bytes)…"), "{shown}");
        assert!(shown.ends_with("(1000 bytes)"), "{shown}");
    }
}
