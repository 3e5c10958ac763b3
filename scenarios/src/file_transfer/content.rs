//! What is in the files: short texts, bytes of every kind, and large contents as a function of their offset.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use sockspec_engine::rig::{Case, Content};

/// Size of a large file in MiB: larger than any buffer, small enough that a run stays fast.
pub(super) const LARGE_MIB: u32 = 32;
/// More than the kernel takes from a program whose other side does not read.
pub(super) const MORE_THAN_BUFFERS: u64 = 16 << 20;
/// The sizes at which buffers end.
pub(super) const SIZES: &[usize] = &[1, 1023, 1024, 1025, 2048, 4095, 4096, 4097, 65_536, 65_537];

/// A text in lines of 64 letters, in paragraphs of 16: each paragraph has its number, and no two lines of it are alike.
/// Nothing in it is not ASCII. A number in every line would take as long to write as the file takes to be sent.
pub(super) const LINES: Content = Content { make: lines, renew };

const LINE: usize = 64;
const PARAGRAPH: usize = 16 * LINE;
/// Where the first line of a paragraph has its number, and every other one a letter.
const NUMBER: Range<usize> = 5..15;

fn lines(offset: u64, bytes: &mut [u8]) {
    let mut skipped = (offset % PARAGRAPH as u64) as usize;
    let (mut number, mut filled) = (offset / PARAGRAPH as u64, 0);
    let mut paragraph = paragraph();
    while filled < bytes.len() {
        write(number, &mut paragraph);
        let count = (PARAGRAPH - skipped).min(bytes.len() - filled);
        bytes[filled..filled + count].copy_from_slice(&paragraph[skipped..skipped + count]);
        filled += count;
        (number, skipped) = (number + 1, 0);
    }
}

/// Writes new numbers into paragraphs that stand there already; the rest of them is the same everywhere.
fn renew(offset: u64, bytes: &mut [u8]) {
    let whole = |count: u64| count.is_multiple_of(PARAGRAPH as u64);
    if !whole(offset) || !whole(bytes.len() as u64) {
        return lines(offset, bytes);
    }
    let numbers = offset / PARAGRAPH as u64..;
    for (number, paragraph) in numbers.zip(bytes.chunks_mut(PARAGRAPH)) {
        write(number, paragraph);
    }
}

fn paragraph() -> [u8; PARAGRAPH] {
    let mut paragraph = [0; PARAGRAPH];
    for (letter, line) in (b'a'..).zip(paragraph.chunks_exact_mut(LINE)) {
        line.copy_from_slice(b"line .......... of a large file, by which it can be told apart.\n");
        line[NUMBER].fill(letter);
    }
    paragraph
}

fn write(number: u64, paragraph: &mut [u8]) {
    let mut number = number;
    for digit in paragraph[..NUMBER.end].iter_mut().skip(NUMBER.start).rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

/// A large content as a whole.
pub(super) fn whole(length: u64) -> Vec<u8> {
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
    lines(0, &mut bytes);
    bytes
}

/// A short text for one of several clients: no two are alike, and none is the beginning of another.
pub(super) fn text(client: usize) -> Vec<u8> {
    format!("{client}: a line of the file that client {client} sends\n").into_bytes()
}

/// A content of this size for one of several clients.
pub(super) fn sized(size: usize) -> Vec<u8> {
    let mut bytes = whole(size as u64);
    if let Some(last) = bytes.last_mut() {
        *last = b'.';
    }
    bytes
}

/// All 256 byte values, in rising and in falling order.
pub(super) fn binary() -> Vec<u8> {
    (0..=255).chain((0..=255).rev()).collect()
}

/// A content, and the places at which it is cut.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Pieces {
    pub(super) bytes: Vec<u8>,
    pub(super) places: Vec<u32>,
}

/// A short file that is cut at every place, and into single bytes; `length` is how long it is with what stands around it.
pub(super) fn everywhere(bytes: &[u8], length: usize) -> Vec<Pieces> {
    let all = 1..length as u32;
    let each = all.clone().map(|place| vec![place]);
    let cut = |places| Pieces {
        bytes: bytes.to_vec(),
        places,
    };
    each.chain([all.collect()]).map(cut).collect()
}

/// Files that are cut where a buffer is full or a byte less or more.
pub(super) fn around_buffers() -> impl Iterator<Item = Pieces> {
    const BUFFERS: [u32; 7] = [512, 1024, 1460, 2048, 4096, 8192, 65_536];
    let full = BUFFERS.into_iter().flat_map(|size| size - 1..=size + 1);
    full.map(|place| Pieces {
        bytes: sized(place as usize + 100),
        places: vec![place],
    })
}

/// Contents of several clients, and the order in which pieces of them are sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Interleaved {
    pub(super) contents: Vec<Vec<u8>>,
    pub(super) turns: Vec<u8>,
}

impl Pieces {
    /// The pieces of what is sent; a place behind its end cuts nothing.
    pub(super) fn of<'a>(&self, sent: &'a [u8]) -> Vec<&'a [u8]> {
        let places = self.places.iter().map(|place| *place as usize);
        let inside = places.filter(|place| *place < sent.len());
        let mut ends: Vec<usize> = inside.chain([sent.len()]).collect();
        ends.sort_unstable();
        ends.dedup();
        let starts = [0].into_iter().chain(ends.clone());
        let pieces = starts
            .zip(ends.clone())
            .map(|(start, end)| &sent[start..end]);
        pieces.filter(|piece| !piece.is_empty()).collect()
    }
}

impl Interleaved {
    /// Whose turn it is and which bytes are sent, until all is sent.
    pub(super) fn pieces<'a>(&self, sent: &'a [Vec<u8>]) -> Vec<(usize, &'a [u8])> {
        let mut rest: Vec<&[u8]> = sent.iter().map(Vec::as_slice).collect();
        let mut pieces = Vec::new();
        for turn in &self.turns {
            let client = usize::from(*turn) % rest.len();
            let (piece, after) = rest[client].split_at(rest[client].len().min(7));
            pieces.push((client, piece));
            rest[client] = after;
        }
        pieces.extend(rest.into_iter().enumerate());
        pieces.retain(|(_, piece)| !piece.is_empty());
        pieces
    }
}

impl Case for Pieces {
    fn size(&self) -> (usize, u64) {
        (self.bytes.len() + self.places.len(), self.bytes.size().1)
    }

    fn prefix(&self, length: usize) -> Option<Self> {
        let bytes = self.bytes.get(..length)?.to_vec();
        Some(Self {
            bytes,
            places: self.places.clone(),
        })
    }

    /// Each place alone.
    fn smaller(&self) -> Vec<Self> {
        let alone = |place: &u32| Self {
            bytes: self.bytes.clone(),
            places: vec![*place],
        };
        self.places.iter().map(alone).collect()
    }

    fn show(&self) -> String {
        let places: Vec<String> = self.places.iter().map(ToString::to_string).collect();
        let cut = match places.as_slice() {
            [] => "in one piece".to_owned(),
            places => format!("cut after byte {}", places.join(", ")),
        };
        format!("{}, {cut}", self.bytes.show())
    }
}

impl Case for Interleaved {
    fn size(&self) -> (usize, u64) {
        let bytes = self.contents.iter().map(Vec::len).sum::<usize>();
        (bytes + self.turns.len(), 0)
    }

    fn prefix(&self, length: usize) -> Option<Self> {
        let turns = self.turns.get(..length)?.to_vec();
        Some(Self {
            contents: self.contents.clone(),
            turns,
        })
    }

    fn show(&self) -> String {
        let shown = |(number, content): (usize, &Vec<u8>)| {
            format!("client {} sends {}", number + 1, content.show())
        };
        let contents: Vec<String> = self.contents.iter().enumerate().map(shown).collect();
        format!("{}, in {} turns", contents.join(", "), self.turns.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_is_the_same_wherever_one_begins() {
        let all = whole(1000);
        for offset in [0, 1, 63, 64, 65, 500] {
            let mut part = vec![0; 300];
            lines(offset, &mut part);
            let start = usize::try_from(offset).expect("it is small");
            assert_eq!(part, all[start..start + 300]);
        }
        assert!(all.is_ascii());
    }

    #[test]
    fn a_renewed_piece_is_what_it_would_be_if_it_were_made() {
        for offset in [0, 1024, 65_536, 9_999 * 1024, 7] {
            let (mut renewed, mut made) = (whole(65_536), vec![0; 65_536]);
            renew(offset, &mut renewed);
            lines(offset, &mut made);
            assert_eq!(renewed, made, "{offset}");
        }
    }

    #[test]
    fn no_two_lines_of_a_paragraph_are_alike_and_each_paragraph_has_its_number() {
        let text = String::from_utf8(whole(16 * 64 * 101)).expect("a text");
        let lines: Vec<&str> = text.lines().collect();
        for (number, paragraph) in lines.chunks(16).enumerate() {
            assert!(
                paragraph[0].starts_with(&format!("line {number:010} of ")),
                "{number}"
            );
            let different: std::collections::BTreeSet<_> = paragraph.iter().collect();
            assert_eq!(different.len(), 16);
        }
    }

    #[test]
    fn pieces_make_up_what_is_sent() {
        let cut = Pieces {
            bytes: Vec::new(),
            places: vec![3, 700, 9],
        };
        assert_eq!(cut.of(b"0123456789").concat(), b"0123456789");
        assert!(cut.of(b"").is_empty());
        let sent = [b"aaaaaaaaaaaa".to_vec(), b"b".to_vec()];
        let turns = Interleaved {
            contents: Vec::new(),
            turns: vec![0, 1, 1, 0, 0],
        };
        let first: Vec<u8> = turns
            .pieces(&sent)
            .into_iter()
            .filter(|(client, _)| *client == 0)
            .flat_map(|(_, piece)| piece.to_vec())
            .collect();
        assert_eq!(first, sent[0]);
    }
}
