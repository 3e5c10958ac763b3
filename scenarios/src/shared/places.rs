//! Places at which a text is cut that stays as it is: several messages in a row.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use sockspec_engine::rig::Case;

/// The places, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Places(Vec<usize>);

/// None, then each place in a text of so many bytes alone, and then all of them.
pub(crate) fn none_each_and_all(length: usize) -> Vec<Places> {
    let each = (1..length).map(|place| vec![place]);
    let cuts = [Vec::new()].into_iter().chain(each);
    cuts.chain([(1..length).collect()]).map(Places).collect()
}

/// One to five places in a text of so many bytes.
pub(crate) fn some(length: usize) -> impl Strategy<Value = Places> {
    vec(1..length, 1..=5).prop_map(|places| Places::of(&places))
}

impl Places {
    fn of(places: &[usize]) -> Self {
        let places: BTreeSet<usize> = places.iter().copied().collect();
        Self(places.into_iter().collect())
    }

    /// The pieces of these bytes; what lies behind their end cuts nothing.
    pub(crate) fn pieces<'a>(&self, bytes: &'a [u8]) -> Vec<&'a [u8]> {
        let inside = self.0.iter().copied().filter(|place| *place < bytes.len());
        let inside: Vec<usize> = inside.collect();
        let starts = [0].into_iter().chain(inside.iter().copied());
        let ends = inside.iter().copied().chain([bytes.len()]);
        let piece = |(start, end)| &bytes[start..end];
        starts.zip(ends).map(piece).collect()
    }
}

impl Case for Places {
    fn size(&self) -> (usize, u64) {
        let sum = self.0.iter().map(|place| *place as u64).sum();
        (self.0.len(), sum)
    }

    fn prefix(&self, _: usize) -> Option<Self> {
        None
    }

    /// Each place alone.
    fn smaller(&self) -> Vec<Self> {
        self.0.iter().map(|place| Self(vec![*place])).collect()
    }

    fn show(&self) -> String {
        if self.0.is_empty() {
            return "several lines in one segment".to_owned();
        }
        if self.0.len() > 1 && self.0.iter().copied().eq(1..=self.0.len()) {
            let bytes = self.0.len();
            return format!("several lines in a row, cut after each of the first {bytes} bytes");
        }
        let places: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        let places = places.join(", ");
        format!("several lines in a row, cut after byte {places}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_bytes() {
        let places = Places::of(&[1, 8, 1, 80]);
        assert_eq!(places.pieces(b"hello you"), [&b"h"[..], b"ello yo", b"u"]);
        assert_eq!(Places(Vec::new()).pieces(b"hello"), [b"hello"]);
    }
}
