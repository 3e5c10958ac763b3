//! Sentences with places at which they are cut.

pub(crate) mod given;

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde::{Deserialize, Serialize};
use sockspec_engine::rig::{Case, Checked, Peer, plainest, plainest_like};

/// A sentence and the places at which it is cut, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cut {
    pub(crate) sentence: String,
    places: Vec<usize>,
}

/// These sentences, each with one to four places at which it is cut.
pub(crate) fn cut(sentences: impl Strategy<Value = String>) -> impl Strategy<Value = Cut> {
    (sentences, vec(any::<u16>(), 1..=4)).prop_map(|(sentence, places)| Cut::new(sentence, &places))
}

/// These sentences, each cut inside one of its characters; so that there is one of several bytes, another is added.
pub(crate) fn cut_inside(sentences: impl Strategy<Value = String>) -> impl Strategy<Value = Cut> {
    (sentences, any::<Index>()).prop_map(|(sentence, which)| {
        let cuts = given::inside_characters(&format!("{sentence} \u{e9}"));
        which.get(&cuts).clone()
    })
}

/// Sends pieces, each when the last one has been read.
pub(crate) fn send_pieces(peer: &mut Peer, pieces: &[&[u8]]) -> Checked {
    let Some((last, first)) = pieces.split_last() else {
        return Ok(());
    };
    for piece in first {
        peer.send(piece)?;
        peer.until_read()?;
    }
    peer.send(last)
}

impl Cut {
    /// In one piece.
    pub(crate) fn whole(sentence: &str) -> Self {
        Self {
            sentence: sentence.to_owned(),
            places: Vec::new(),
        }
    }

    /// Cut at one place.
    pub(crate) fn at(sentence: &str, place: usize) -> Self {
        Self {
            sentence: sentence.to_owned(),
            places: vec![place],
        }
    }

    /// Cuts inside the line: before the first byte and behind the last there is nothing to cut.
    fn new(sentence: String, places: &[u16]) -> Self {
        let place = |place: &u16| 1 + usize::from(*place) % sentence.len();
        let places: BTreeSet<usize> = places.iter().map(place).collect();
        Self {
            sentence,
            places: places.into_iter().collect(),
        }
    }

    /// The pieces of a line with the sentence at its beginning.
    pub(crate) fn pieces<'a>(&self, line: &'a [u8]) -> Vec<&'a [u8]> {
        self.pieces_behind(0, line)
    }

    /// The pieces of a line in which so many bytes stand before the sentence.
    pub(crate) fn pieces_behind<'a>(&self, before: usize, line: &'a [u8]) -> Vec<&'a [u8]> {
        let places = self.places.iter().map(|place| before + place);
        let places: Vec<usize> = places.filter(|place| *place < line.len()).collect();
        let starts = [0].into_iter().chain(places.iter().copied());
        let ends = places.iter().copied().chain([line.len()]);
        let piece = |(start, end)| &line[start..end];
        starts.zip(ends).map(piece).collect()
    }

    /// What it is cut within, in words.
    fn within(&self) -> &'static str {
        let length = self.sentence.len();
        let inside = |place: &usize| *place < length && !self.sentence.is_char_boundary(*place);
        match self.places.iter().max() {
            _ if self.places.iter().any(inside) => ", inside a character",
            Some(last) if *last > length => ", inside the line end",
            Some(_) | None => "",
        }
    }

    /// One place alone, and no more of the sentence around it than needed: the character that is cut, or the one before
    /// and the one behind.
    fn around(&self, place: usize) -> Option<Self> {
        let starts: Vec<usize> = self
            .sentence
            .char_indices()
            .map(|(start, _)| start)
            .collect();
        let whole = starts.binary_search(&place).map(|behind| behind - 1);
        let first = *starts.get(whole.unwrap_or_else(|behind| behind - 1))?;
        let last = self.sentence[first..]
            .chars()
            .take(1 + usize::from(whole.is_ok()));
        Some(Self {
            sentence: last.collect(),
            places: vec![place - first],
        })
    }

    /// The same places of a sentence with plainer letters, everywhere or at one place; as many bytes as before.
    fn plainer(&self) -> impl Iterator<Item = Self> {
        let everywhere = plainest(&self.sentence);
        let letters = self.sentence.char_indices();
        let once = letters.map(|(start, letter)| {
            let (before, rest) = self.sentence.split_at(start);
            let behind = &rest[letter.len_utf8()..];
            format!("{before}{}{behind}", plainest_like(letter))
        });
        [everywhere].into_iter().chain(once).map(|sentence| Self {
            sentence,
            places: self.places.clone(),
        })
    }
}

impl Case for Cut {
    fn size(&self) -> (usize, u64) {
        (
            self.sentence.len() + self.places.len(),
            self.sentence.size().1,
        )
    }

    fn prefix(&self, _: usize) -> Option<Self> {
        None
    }

    fn smaller(&self) -> Vec<Self> {
        let alone = self.places.iter().map(|place| Self {
            sentence: self.sentence.clone(),
            places: vec![*place],
        });
        let around = self.places.iter().filter_map(|place| self.around(*place));
        let smaller = around.chain(alone).chain(self.plainer());
        // Blanks at the ends are what a program may trim.
        smaller
            .filter(|cut| cut.sentence.trim() == cut.sentence)
            .collect()
    }

    /// Of a character alone nothing is left that a program could lose behind the cut.
    fn tells_more_whole(&self) -> bool {
        let inside =
            |place: &usize| *place < self.sentence.len() && !self.sentence.is_char_boundary(*place);
        self.places.iter().any(inside)
    }

    fn show(&self) -> String {
        let sentence = self.sentence.show();
        if self.places.is_empty() {
            return format!("{sentence}, in one piece");
        }
        let places: Vec<String> = self.places.iter().map(ToString::to_string).collect();
        let (places, within) = (places.join(", "), self.within());
        format!("{sentence}, cut after byte {places}{within}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_line() {
        let cut = Cut::new("hello".to_owned(), &[0, 4, 9, 3]);
        let pieces = cut.pieces(b"hello\n");
        assert_eq!(pieces.concat(), b"hello\n");
        assert!(pieces.iter().all(|piece| !piece.is_empty()));
    }

    #[test]
    fn a_place_keeps_the_character_that_is_cut() {
        let cut = |sentence: &str, place| Cut {
            sentence: sentence.to_owned(),
            places: vec![place],
        };
        assert_eq!(cut("caf\u{e9} au", 4).around(4), Some(cut("\u{e9}", 1)));
        assert_eq!(cut("hello", 4).around(4), Some(cut("lo", 1)));
        assert_eq!(cut("hello", 5).around(5), Some(cut("o", 1)));
    }

    #[test]
    fn what_is_smaller_is_sound() {
        let cut = Cut::new("caf\u{e9} au lait".to_owned(), &[3, 4, 9]);
        for smaller in cut.smaller() {
            let line = format!("{}\n", smaller.sentence);
            let pieces = smaller.pieces(line.as_bytes());
            assert!(pieces.iter().all(|piece| !piece.is_empty()), "{smaller:?}");
            assert_eq!(pieces.concat(), line.as_bytes());
        }
    }
}
