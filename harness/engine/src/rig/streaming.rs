//! Contents too large to keep: made and compared piece by piece as a function of their offset.

use std::mem::MaybeUninit;
use std::rc::Rc;

use sockspec_model::{Heard, Lane, Said, Symptom};

use super::hearing::Waited;
use super::{Checked, ClientRig, Ended, Peer, Scene, ServerRig, Stop};

/// Makes the bytes of a content from this offset on.
pub type Content = fn(u64, &mut [u8]);

/// How much is made at a time.
const PIECE: usize = 64 * 1024;

impl Peer {
    /// Sends the bytes of a content from one place to another, reading answers meanwhile; a program that does not take
    /// them is not accused here.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn send_content(&mut self, content: Content, from: u64, length: u64) -> Checked {
        self.note_content(from, length);
        let (wire, scene) = (Rc::clone(&self.wire), Rc::clone(&self.scene));
        let (mut offset, mut piece) = (from, vec![0; PIECE]);
        scene.hear(&[wire.readiness()], &[], scene.for_an_answer(), || {
            while offset < length {
                let count = PIECE.min(usize::try_from(length - offset).unwrap_or(PIECE));
                content(offset, &mut piece[..count]);
                match wire.write(&piece[..count]) {
                    Ok(sent) => offset += sent as u64,
                    Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                        self.take_in();
                        return Ok(None);
                    }
                    Err(_) => return Ok(Some(())),
                }
            }
            Ok(Some(()))
        })?;
        Ok(())
    }

    fn note_content(&self, from: u64, length: u64) {
        let words = format!("bytes {from} to {length} of a large content");
        self.scene
            .log()
            .said(Lane::Wire, self.number, Said::Bytes, words.as_bytes());
    }

    /// Expects the bytes of a content from one place to another, and keeps none of them; what follows is left to be heard.
    ///
    /// # Errors
    /// When another byte comes, or fewer.
    pub fn expect_content(&mut self, content: Content, from: u64, length: u64) -> Checked {
        let (wire, scene) = (Rc::clone(&self.wire), Rc::clone(&self.scene));
        let (mut offset, mut piece) = (from, Vec::new());
        let patience = scene.for_an_answer();
        let waited = scene.hear(&[wire.readiness()], &[&wire], patience, || {
            loop {
                self.take_in_up_to(PIECE);
                let wanted = usize::try_from(length - offset).unwrap_or(usize::MAX);
                let rest = self.inbox.split_off(self.inbox.len().min(wanted));
                let came = std::mem::replace(&mut self.inbox, rest);
                piece.resize(came.len(), 0);
                content(offset, &mut piece);
                if came != piece {
                    return Ok(Some(Err(offset + same(&came, &piece))));
                }
                offset += came.len() as u64;
                match () {
                    () if offset == length => return Ok(Some(Ok(()))),
                    () if came.is_empty() && self.ended.is_some() => return Ok(Some(Err(offset))),
                    () if came.is_empty() => return Ok(None),
                    () => {}
                }
            }
        })?;
        let silence = match waited {
            Waited::Came(Ok(())) => return Ok(()),
            Waited::Came(Err(place)) => return Err(self.content_differs(place, length, None)),
            Waited::Silent(silence) => silence,
        };
        Err(self.content_differs(offset, length, Some(Ended::Silent(silence))))
    }

    fn content_differs(&self, place: u64, length: u64, silent: Option<Ended>) -> Stop {
        let ended = silent.or(self.ended);
        let (symptom, actual) = match ended {
            None | Some(Ended::Complete) => (
                Symptom::OtherBytes,
                format!("other bytes from byte {} on", place + 1),
            ),
            Some(Ended::Eof) => (
                Symptom::PartOfTheAnswer,
                format!("the end of the connection after {place} bytes"),
            ),
            Some(Ended::Reset) => (
                Symptom::Reset,
                format!("a reset of the connection after {place} bytes"),
            ),
            Some(Ended::Silent(silence)) => (
                Symptom::PartOfTheAnswer,
                format!("nothing more after {place} bytes; {}", silence.words()),
            ),
        };
        let expected = format!("{length} bytes, as they stand in the file");
        let stop = Stop::fail(symptom, "the file is not sent as it is", expected, actual);
        let certainty = ended.map(Ended::certainty).unwrap_or_default();
        self.accuse(stop.timed(certainty))
    }

    /// Takes in what is there, but hardly more than so much of it.
    fn take_in_up_to(&mut self, most: usize) {
        let mut buffer = [MaybeUninit::uninit(); 16 * 1024];
        while self.ended.is_none() && self.inbox.len() < most {
            match self.wire.read(&mut buffer) {
                Ok([]) => self.end(Ended::Eof),
                Ok(read) => {
                    self.scene
                        .log()
                        .heard(Lane::Wire, self.number, Heard::Bytes, read, "");
                    self.inbox.extend_from_slice(read);
                }
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                    self.end(Ended::Eof);
                }
                Err(_) => self.end(Ended::Reset),
            }
        }
    }

    /// Hears so many bytes at least, unless the connection ends or silence is known, and forgets them.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn hear_some(&mut self, least: usize) -> Checked {
        let (wire, scene) = (Rc::clone(&self.wire), Rc::clone(&self.scene));
        let patience = scene.for_an_answer();
        scene.hear(&[wire.readiness()], &[&wire], patience, || {
            self.take_in_up_to(least);
            Ok((self.inbox.len() >= least || self.ended.is_some()).then_some(()))
        })?;
        self.inbox.clear();
        Ok(())
    }
}

fn same(came: &[u8], expected: &[u8]) -> u64 {
    came.iter()
        .zip(expected)
        .take_while(|(a, b)| a == b)
        .count() as u64
}

impl ServerRig {
    /// The most memory that the server has used at once so far, in bytes.
    #[must_use]
    pub fn most_memory(&self) -> u64 {
        self.scene.kernel().holdings().peak
    }

    /// Expects the most memory that the server has used to have grown by less than this.
    ///
    /// # Errors
    /// When it has grown by more.
    pub fn expect_little_memory(&self, before: u64, after: u64, limit: u64) -> Checked {
        expect_little_memory(&self.scene, before, after, limit)
    }
}

impl ClientRig {
    /// The most memory that the client has used at once so far, in bytes.
    #[must_use]
    pub fn most_memory(&self) -> u64 {
        self.scene.kernel().holdings().peak
    }

    /// Expects the most memory that the client has used to have grown by less than this.
    ///
    /// # Errors
    /// When it has grown by more.
    pub fn expect_little_memory(&self, before: u64, after: u64, limit: u64) -> Checked {
        expect_little_memory(&self.scene, before, after, limit)
    }
}

fn expect_little_memory(scene: &Scene, before: u64, after: u64, limit: u64) -> Checked {
    let grown = after.saturating_sub(before);
    if grown < limit {
        return Ok(());
    }
    let mebibytes = |bytes: u64| bytes as f64 / f64::from(1 << 20);
    let actual = format!(
        "{:.0} MiB at the most, {:.0} MiB before it came",
        mebibytes(after),
        mebibytes(before)
    );
    let expected = format!(
        "less than {:.0} MiB more than before, whatever the size of the file",
        mebibytes(limit)
    );
    let message = "it keeps the whole file in memory";
    let stop = Stop::fail(Symptom::Leaks, message, expected, actual);
    Err(scene.accuse(stop))
}
