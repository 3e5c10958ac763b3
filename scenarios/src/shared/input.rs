//! Generated input. Long texts grow from a number, so that generating stays a few per cent of a case.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use sockspec_engine::rig::Case;

/// Longest sentence of a Must: some correct programs have buffers of a hundred bytes.
const SHORT: usize = 80;

/// Sentences of printable ASCII, up to 80 letters, no blanks at either end: a program may trim those.
pub(crate) fn ascii_sentences() -> impl Strategy<Value = String> {
    vec(one_of(&ASCII), 1..=SHORT).prop_map(|letters| trimmed(&letters))
}

/// Sentences of small letters and blanks, in which no program finds a mark to stumble over.
pub(crate) fn plain_sentences() -> impl Strategy<Value = String> {
    vec(one_of(&PLAIN), 1..=SHORT).prop_map(|letters| trimmed(&letters))
}

/// The same with letters of two bytes.
pub(crate) fn two_byte_sentences() -> impl Strategy<Value = String> {
    vec(one_of(&TWO_BYTES), 1..=SHORT / 2).prop_map(|letters| trimmed(&letters))
}

/// Sentences of ASCII and of letters beyond it, all of whose upper case is the same in every Unicode version since 9.
pub(crate) fn unicode_sentences() -> impl Strategy<Value = String> {
    // Enough of them are long: of most letters it takes two bytes, and buffers are small.
    let letters =
        prop_oneof![3 => vec(one_of(&MIXED), 1..=SHORT / 2), 1 => vec(one_of(&MIXED), SHORT / 2)];
    letters.prop_map(|letters| trimmed(&letters))
}

/// A letter by its number: choosing between strategies anew for each letter would take a tenth of the time of a case.
fn one_of(letters: &'static LazyLock<Vec<char>>) -> impl Strategy<Value = char> + Clone {
    (0..letters.len()).prop_map(|number| letters[number])
}

/// Marks that programs are wont to stumble over: quoting, escaping, markup; formats most of all.
const MARKS: &str = "\\\"'`$&<>{}%%%%%%%%%%%";

/// Printable ASCII, the plainest letters first; each as often as it is to come up.
static ASCII: LazyLock<Vec<char>> = LazyLock::new(|| {
    let small = ('a'..='z').cycle().take(26 * 10);
    let large = ('A'..='Z').cycle().take(26 * 2);
    let marks = MARKS.chars().cycle().take(2 * MARKS.len());
    small.chain(large).chain(' '..='~').chain(marks).collect()
});

/// Small letters, and a blank for every five of them.
static PLAIN: LazyLock<Vec<char>> = LazyLock::new(|| {
    let letters = ('a'..='z').cycle().take(26 * 5);
    letters.chain(std::iter::repeat_n(' ', 26)).collect()
});

/// As many letters of two bytes as plain ones.
static TWO_BYTES: LazyLock<Vec<char>> = LazyLock::new(|| {
    let letters = STABLE.iter().filter(|letter| letter.len_utf8() == 2);
    let plain = PLAIN.iter().cycle();
    letters
        .zip(plain)
        .flat_map(|(one, other)| [*one, *other])
        .collect()
});

/// A quarter of small letters, a quarter of blanks, and as many letters beyond ASCII as both.
static MIXED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let quarter = STABLE.len() / 2;
    let small = ('a'..='z').cycle().take(quarter);
    let blanks = std::iter::repeat_n(' ', quarter);
    small.chain(blanks).chain(STABLE.iter().copied()).collect()
});

/// Any bytes but line ends, up to 200.
pub(crate) fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(
        any::<u8>().prop_map(|byte| {
            if matches!(byte, b'\n' | b'\r') {
                0
            } else {
                byte
            }
        }),
        0..200,
    )
}

/// Two or three sentences, one for each client: a queue of one, as some programs ask for, holds two beside the first.
pub(crate) fn conversations() -> impl Strategy<Value = Several> {
    vec(ascii_sentences(), 2..=3).prop_map(Several)
}

/// A sentence without blanks at its ends, and never empty.
fn trimmed(letters: &[char]) -> String {
    let sentence: String = letters.iter().collect();
    let trimmed = sentence.trim();
    if trimmed.is_empty() {
        "a".to_owned()
    } else {
        trimmed.to_owned()
    }
}

/// Letters beyond ASCII whose upper case is one letter and has not changed since Unicode 9.
///
/// Measured against Unicode 17: 51 letters gained an upper case after version 9, 102 have one of several letters. None
/// of them is in these blocks, except those that are left out by name.
static STABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let blocks = [
        '\u{e0}'..='\u{17e}',
        '\u{3ac}'..='\u{3ce}',
        '\u{430}'..='\u{45f}',
        '\u{561}'..='\u{586}',
        '\u{1e00}'..='\u{1e95}',
    ];
    let left_out = ['\u{df}', '\u{149}', '\u{390}', '\u{3b0}', '\u{587}'];
    let letters = blocks
        .into_iter()
        .flatten()
        .filter(move |letter| !left_out.contains(letter));
    letters.chain(['字', '語', '漢', '€', '😀', '𐐨']).collect()
});

/// Sentences of several clients.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Several(pub(crate) Vec<String>);

/// A text of so many letters, none of them a blank at the end.
pub(crate) fn text(length: usize) -> String {
    let words = b"the quick brown fox jumps over the lazy dog ";
    let mut letters: Vec<u8> = words.iter().copied().cycle().take(length).collect();
    if let Some(last) = letters.last_mut() {
        *last = b'z';
    }
    letters.into_iter().map(char::from).collect()
}

/// Larger than any difference in length.
const ALIKE: usize = 1_000_000;

impl Several {
    /// How many say what another one says: whose answer went where cannot be seen of them.
    fn alike(&self) -> usize {
        let different: BTreeSet<&String> = self.0.iter().collect();
        self.0.len() - different.len()
    }
}

impl Case for Several {
    fn size(&self) -> (usize, u64) {
        self.0
            .iter()
            .map(Case::size)
            .fold((self.alike() * ALIKE, 0), |sum, size| {
                (sum.0 + size.0 + 100, sum.1 + size.1)
            })
    }

    fn prefix(&self, _: usize) -> Option<Self> {
        None
    }

    /// One of them less; one of them with a single letter, which may differ from the others'.
    fn smaller(&self) -> Vec<Self> {
        let with = |place: usize, sentence: String| {
            let mut sentences = self.0.clone();
            sentences[place] = sentence;
            Self(sentences)
        };
        let fewer = (2..self.0.len()).map(|count| Self(self.0[..count].to_vec()));
        let names = ('a'..='z').enumerate().take(self.0.len());
        let plain = names.map(|(place, name)| with(place, name.to_string()));
        let each = self.0.iter().enumerate();
        let single = each.flat_map(|(place, sentence)| {
            let letters = sentence.smaller().into_iter();
            letters.map(move |letter| (place, letter))
        });
        let single = single.map(|(place, letter)| with(place, letter));
        fewer.chain(plain).chain(single).collect()
    }

    fn show(&self) -> String {
        let lines =
            self.0.iter().enumerate().map(|(number, sentence)| {
                format!("client {} asks {}", number + 1, sentence.show())
            });
        lines.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stable_letters_have_one_upper_case_letter() {
        assert!(STABLE.len() > 400);
        for letter in STABLE.iter() {
            assert_eq!(letter.to_uppercase().count(), 1, "{letter:?}");
            assert!(!matches!(
                *letter,
                '\u{19b}' | '\u{264}' | '\u{282}' | '\u{1d8e}' | '\u{10d0}'..='\u{10ff}'
            ));
        }
    }

    #[test]
    fn clients_that_say_the_same_are_nothing_smaller() {
        let several = |sentences: [&str; 2]| Several(sentences.map(str::to_owned).to_vec());
        let different = several(["x", "abc"]);
        assert!(several(["a", "a"]).size() > different.size());
        assert!(several(["a", "b"]).size() < different.size());
    }

    #[test]
    fn a_text_has_its_length() {
        assert_eq!(text(1).len(), 1);
        assert_eq!(text(1024).len(), 1024);
        assert!(!text(4).ends_with(' '));
    }
}
