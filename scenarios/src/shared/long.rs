//! Texts of any length. They grow from two numbers, so that generating one stays a few per cent of a case.

use std::ops::RangeInclusive;

use proptest::prelude::*;
use proptest::sample::Index;
use serde::{Deserialize, Serialize};
use sockspec_engine::rig::Case;

use super::cut::Cut;
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
    /// Where its line is cut in two, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<usize>,
}

/// Lines that fill a buffer, and longer ones that are cut where a buffer is full; each also a byte less and more.
/// Nothing is longer than `longest`, or cut where nothing `may_be_cut`.
pub(crate) fn around_buffers(longest: usize, may_be_cut: bool) -> Vec<Long> {
    let lengths = BUFFERS.into_iter().flat_map(around);
    let mut lengths: Vec<usize> = lengths.map(|length| length.min(longest)).collect();
    lengths.dedup();
    let whole = lengths.into_iter().map(|length| Long::of(length, None));
    let cut = if may_be_cut {
        cut_around_buffers(longest)
    } else {
        Vec::new()
    };
    whole.chain(cut).collect()
}

/// Lines that are cut where a buffer is full, and a byte less or more.
pub(crate) fn cut_around_buffers(longest: usize) -> Vec<Long> {
    let cut = |edge: usize| around(edge).map(move |place| (behind(edge, longest), place));
    let cuts = BUFFERS.into_iter().flat_map(cut);
    let inside = cuts.filter(|(length, place)| place <= length);
    inside
        .map(|(length, place)| Long::of(length, Some(place)))
        .collect()
}

/// How long these lines are, the shortest first.
pub(crate) fn behind_buffers(longest: usize) -> impl Iterator<Item = usize> {
    BUFFERS.into_iter().map(move |edge| behind(edge, longest))
}

/// So long that a line goes on behind a buffer, as far as lines may.
fn behind(edge: usize, longest: usize) -> usize {
    (edge + REST).min(longest)
}

fn around(edge: usize) -> RangeInclusive<usize> {
    edge - 1..=edge + 1
}

/// Sizes of buffers that programs have. The last one is 64 KiB, which no line exceeds, its newline and a byte more
/// included: common readers of lines take no longer ones.
const BUFFERS: [usize; 7] = [512, 1024, 1460, 2048, 4096, 8192, 65_534];
/// What follows a piece that fills a buffer.
const REST: usize = 100;

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
        place: None,
    })
}

/// Texts of up to `longest` bytes, each cut in two somewhere.
pub(crate) fn cut_lengths(longest: usize) -> impl Strategy<Value = Long> {
    let cut = |(long, place): (Long, Index)| Long {
        place: Some(1 + place.index(long.length)).filter(|place| *place < long.length),
        ..long
    };
    (lengths(longest), any::<Index>()).prop_map(cut)
}

impl Long {
    fn of(length: usize, place: Option<usize>) -> Self {
        Self {
            length,
            words: false,
            place,
        }
    }

    /// Its sentence, cut where it is.
    pub(crate) fn cut(&self) -> Cut {
        let text = self.text();
        self.place
            .map_or_else(|| Cut::whole(&text), |place| Cut::at(&text, place))
    }

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
            place: self.place.filter(|place| *place < length),
        })
    }

    /// One letter; common sizes of buffers.
    fn smaller(&self) -> Vec<Self> {
        let plain = Self {
            words: false,
            ..self.clone()
        };
        let edges = EDGES.into_iter().filter(|edge| *edge < self.length);
        let edges = edges.filter_map(|edge| self.prefix(edge));
        [plain].into_iter().chain(edges).collect()
    }

    fn show(&self) -> String {
        let letters = if self.words {
            ""
        } else {
            ", all of them \"a\""
        };
        let unit = if self.length == 1 { "byte" } else { "bytes" };
        let cut = self.place.map(|place| format!(", cut after byte {place}"));
        let place = cut.unwrap_or_default();
        format!("a sentence of {} {unit}{letters}{place}", self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_longer_than_it_may_be() {
        let lengths = |longest: usize| {
            let longs = around_buffers(longest, false);
            longs.iter().map(|long| long.length).collect::<Vec<_>>()
        };
        assert_eq!(lengths(1000), [511, 512, 513, 1000]);
        assert_eq!(lengths(65_535)[18..], [65_533, 65_534, 65_535]);
    }

    #[test]
    fn a_text_has_its_length() {
        for words in [false, true] {
            let long = Long {
                length: 1024,
                words,
                place: None,
            };
            assert_eq!(long.text().len(), 1024);
        }
    }
}
