//! Texts of any length. They grow from two numbers, so that generating one stays a few per cent of a case.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use sockspec_engine::rig::Case;

use super::input::text;

/// Lengths at which buffers end.
const EDGES: [usize; 12] = [
    64, 128, 256, 512, 1000, 1024, 1460, 2048, 4096, 8192, 16_384, 32_768,
];

/// A text of some length.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Long {
    length: usize,
    /// Whether it is words, and not one letter again and again.
    words: bool,
}

/// Texts of any length up to `longest`, lengths around common buffer sizes among them.
pub(crate) fn lengths(longest: usize) -> impl Strategy<Value = Long> {
    let edge = (0..EDGES.len(), 0..3_usize).prop_map(|(edge, more)| EDGES[edge] + more - 1);
    let bits = longest.ilog2();
    let other = (0..=bits, any::<u32>())
        .prop_map(|(bits, number)| (1 << bits) + number as usize % (1 << bits));
    let length = prop_oneof![2 => edge, 1 => other];
    (length, any::<bool>()).prop_map(move |(length, words)| Long {
        length: length.clamp(1, longest),
        words,
    })
}

impl Long {
    /// The text: words of small letters, or one letter.
    pub(crate) fn text(&self) -> String {
        if self.words {
            text(self.length)
        } else {
            "a".repeat(self.length)
        }
    }
}

impl Case for Long {
    fn size(&self) -> (usize, u64) {
        (self.length, self.words.into())
    }

    fn prefix(&self, length: usize) -> Option<Self> {
        Some(Self {
            length: length.max(1),
            words: self.words,
        })
    }

    /// One letter; common sizes of buffers.
    fn smaller(&self) -> Vec<Self> {
        let (length, words) = (self.length, self.words);
        let plain = Self {
            length,
            words: false,
        };
        let edges = EDGES.into_iter().filter(|edge| *edge < length);
        let edges = edges.map(|length| Self { length, words });
        [plain].into_iter().chain(edges).collect()
    }

    fn show(&self) -> String {
        let letters = if self.words {
            ""
        } else {
            ", all of them \"a\""
        };
        let unit = if self.length == 1 { "byte" } else { "bytes" };
        format!("a sentence of {} {unit}{letters}", self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_its_length() {
        for words in [false, true] {
            let long = Long {
                length: 1024,
                words,
            };
            assert_eq!(long.text().len(), 1024);
        }
    }
}
