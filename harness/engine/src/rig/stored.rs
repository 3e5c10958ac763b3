//! A large file that should have arrived at a server's side: looked through piece by piece, never kept.

use std::io::{self, Read};

use sockspec_model::Symptom;

use super::content::{Maker, PIECE, same};
use super::{Checked, Content, ServerRig, Stop};
use crate::sys::Trouble;

impl ServerRig {
    /// Goes on only where so many bytes can be stored.
    ///
    /// # Errors
    /// Where the disk has no room for them.
    pub fn expect_room(&self, bytes: u64) -> Checked {
        let full = self.scene.files().full(bytes);
        full.map_or(Ok(()), |why| Err(Stop::Inconclusive(why)))
    }

    /// Expects a file with exactly these bytes of a content among the new ones; they are looked at once, when the server
    /// rests or has ended.
    ///
    /// # Errors
    /// When no file is right.
    pub fn expect_a_file(&mut self, content: Content, length: u64) -> Checked {
        let certainty = self.until_done()?.certainty();
        let files = self.scene.files();
        let mut wrong = Vec::new();
        for name in files.names()? {
            let Some(file) = files.open(&name) else {
                continue;
            };
            match differs(file, content, length).map_err(Trouble::while_("reading a file"))? {
                None => return Ok(()),
                Some(words) => wrong.push(format!("{name}: {words}")),
            }
        }
        let actual = if wrong.is_empty() {
            "no new file".to_owned()
        } else {
            wrong.join("; ")
        };
        let (message, expected) = (
            "the file has not arrived as it was sent",
            format!("a file of {length} bytes, as they were sent"),
        );
        let stop = Stop::fail(Symptom::OtherBytes, message, expected, actual);
        Err(self.scene.accuse(stop.timed(certainty)))
    }
}

/// Where a file differs from so many bytes of a content, in words.
fn differs(mut file: impl Read, content: Content, length: u64) -> io::Result<Option<String>> {
    let (mut came, mut maker, mut offset) = (vec![0; PIECE], Maker::of(content), 0);
    loop {
        let read = fill(&mut file, &mut came)?;
        let count = read.min(usize::try_from(length - offset).unwrap_or(read));
        let same = same(&came[..count], maker.piece(offset, count));
        offset += same as u64;
        match () {
            () if same < count => {
                return Ok(Some(format!("it differs from byte {} on", offset + 1)));
            }
            () if count < read => return Ok(Some(format!("it has more than {length} bytes"))),
            () if read < PIECE && offset < length => {
                return Ok(Some(format!("it has {offset} bytes instead of {length}")));
            }
            () if read < PIECE => return Ok(None),
            () => {}
        }
    }
}

/// Reads as much as there is room for, less only at the end.
fn fill(file: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < bytes.len() {
        match file.read(&mut bytes[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(offset: u64, bytes: &mut [u8]) {
        (offset..)
            .zip(bytes)
            .for_each(|(number, byte)| *byte = (number % 251) as u8);
    }

    const COUNTING: Content = Content {
        make: counting,
        renew: counting,
    };

    fn whole(length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        counting(0, &mut bytes);
        bytes
    }

    fn words(bytes: &[u8], length: u64) -> Option<String> {
        differs(bytes, COUNTING, length).expect("a slice can be read")
    }

    #[test]
    fn a_difference_is_found_wherever_it_is() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 200_000] {
            assert_eq!(words(&whole(length), length as u64), None, "{length}");
        }
        let mut bytes = whole(200_000);
        bytes[100_000] ^= 1;
        let said = words(&bytes, 200_000);
        assert_eq!(said.as_deref(), Some("it differs from byte 100001 on"));
    }

    #[test]
    fn a_wrong_size_is_told() {
        let said = |have: usize, length: u64| words(&whole(have), length).expect("it differs");
        assert_eq!(said(10, 11), "it has 10 bytes instead of 11");
        assert_eq!(
            said(PIECE, 2 * PIECE as u64),
            format!("it has {PIECE} bytes instead of {}", 2 * PIECE)
        );
        assert_eq!(said(11, 10), "it has more than 10 bytes");
        let longer = [whole(PIECE), b"else".to_vec()].concat();
        assert!(words(&longer, PIECE as u64).is_some());
        assert_eq!(said(0, 1), "it has 0 bytes instead of 1");
    }
}
