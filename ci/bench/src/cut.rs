//! Sentences in pieces: the same ones for the rig and for the bare loop beside it.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde::{Deserialize, Serialize};
use sockspec_engine::rig::Case;

/// A line and where it is cut.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Cut {
    /// The line, with its newline.
    pub(crate) line: String,
    places: Vec<usize>,
}

impl Cut {
    fn new(sentence: &str, places: &[u16]) -> Self {
        let inside = |place: &u16| 1 + usize::from(*place) % sentence.len();
        let mut places: Vec<usize> = places.iter().map(inside).collect();
        places.sort_unstable();
        places.dedup();
        Self {
            line: format!("{sentence}\n"),
            places,
        }
    }

    /// The pieces of the line.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        let starts = [0].into_iter().chain(self.places.iter().copied());
        let ends = self.places.iter().copied().chain([self.line.len()]);
        starts
            .zip(ends)
            .map(|(start, end)| &self.line.as_bytes()[start..end])
    }

    /// The lengths of the pieces, as a server tells them that has read each apart.
    pub(crate) fn sizes(&self) -> String {
        words(self.pieces().map(<[u8]>::len))
    }
}

/// Lengths in words.
pub(crate) fn words(sizes: impl Iterator<Item = usize>) -> String {
    sizes
        .map(|size| size.to_string())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Case for Cut {
    fn size(&self) -> (usize, u64) {
        (self.line.len() + self.places.len(), 0)
    }

    fn prefix(&self, _: usize) -> Option<Self> {
        None
    }

    fn show(&self) -> String {
        format!("{:?} in pieces of {}", self.line, self.sizes())
    }
}

/// Sentences of 2 to 80 printable letters with so many places at which they are cut, at most. Generating one takes about
/// a microsecond, so that it is the rig that is measured.
pub(crate) fn cuts(places: RangeInclusive<usize>) -> impl Strategy<Value = Cut> {
    let sentence = vec(b'!'..=b'~', 2..=80)
        .prop_map(|letters| letters.into_iter().map(char::from).collect::<String>());
    (sentence, vec(any::<u16>(), places))
        .prop_map(|(sentence, places)| Cut::new(&sentence, &places))
}

/// The first cases that a property generates from a seed.
pub(crate) fn first(cases: usize, places: RangeInclusive<usize>, seed: u64) -> Vec<Cut> {
    generated(&cuts(places), cases, seed)
}

/// The first cases of any kind.
pub(crate) fn generated<S: Strategy>(strategy: &S, cases: usize, seed: u64) -> Vec<S::Value> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let trees = std::iter::repeat_with(|| strategy.new_tree(&mut runner));
    trees
        .take(cases)
        .flatten()
        .map(|tree| tree.current())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_line() {
        for cut in first(200, 1..=4, 7) {
            let pieces: Vec<&[u8]> = cut.pieces().collect();
            assert_eq!(pieces.concat(), cut.line.as_bytes());
            assert!((2..=5).contains(&pieces.len()), "{}", cut.show());
            assert!(pieces.iter().all(|piece| !piece.is_empty()));
        }
    }

    #[test]
    fn a_seed_gives_the_same_cases() {
        let shown = || {
            first(20, 0..=4, 3)
                .iter()
                .map(Case::show)
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(), shown());
    }
}
