//! Contents too large to keep: made and compared piece by piece as a function of their offset.

use std::rc::Rc;

use sockspec_model::{Certainty, Heard, Lane, Symptom};

use super::content::{Maker, PIECE, same};
use super::hearing::Waited;
use super::{Checked, Content, Ended, Peer, Scene, Stop};
use crate::sys::readiness::Watched;

impl Peer {
    /// Sends the bytes of a content from one place to another, reading answers meanwhile.
    ///
    /// # Errors
    /// When the program stops taking them.
    pub fn send_content(&mut self, content: Content, from: u64, to: u64) -> Checked {
        self.note_content(from, to);
        let (room, mut maker) = (self.wire.room()?, Maker::of(content));
        for offset in (from..to).step_by(PIECE) {
            let count = PIECE.min(usize::try_from(to - offset).unwrap_or(PIECE));
            self.send_piece(maker.piece(offset, count), offset, &room)?;
        }
        Ok(())
    }

    /// Each piece is waited for by itself: how long a large file takes is nobody's concern as long as it goes on.
    fn send_piece(&mut self, mut rest: &[u8], offset: u64, room: &Watched) -> Checked {
        let (wire, scene) = (Rc::clone(&self.wire), Rc::clone(&self.scene));
        let (patience, news) = (scene.for_an_answer(), [wire.readiness(), room]);
        let waited = scene.hear(&news, &[], patience, || {
            while !rest.is_empty() {
                match wire.write(rest) {
                    Ok(sent) => rest = &rest[sent..],
                    Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                        self.take_in();
                        return Ok(None);
                    }
                    Err(error) => return Ok(Some(Err(error))),
                }
            }
            Ok(Some(Ok(())))
        })?;
        let (actual, certainty) = match waited {
            Waited::Came(Ok(())) => return Ok(()),
            Waited::Came(Err(error)) => (error.to_string(), Certainty::Proved),
            Waited::Silent(silence) => (silence.words(), silence.certainty()),
        };
        let message = "it stops taking the file";
        let actual = format!("no more after {offset} bytes; {actual}");
        let stop = Stop::fail(Symptom::PartOfTheAnswer, message, ALL_OF_IT, actual);
        Err(self.accuse(stop.timed(certainty)))
    }

    fn note_content(&self, from: u64, length: u64) {
        let words = format!("bytes {from} to {length} of a large content");
        let count = usize::try_from(length - from).unwrap_or(usize::MAX);
        self.scene.log().said_much(self.number, &words, count);
    }

    /// Expects the bytes of a content from one place to another, and keeps none of them; what follows is left to be heard.
    ///
    /// # Errors
    /// When another byte comes, or fewer.
    pub fn expect_content(&mut self, content: Content, from: u64, to: u64) -> Checked {
        let (mut offset, mut maker) = (from, Maker::of(content));
        while offset < to {
            let wanted = PIECE.min(usize::try_from(to - offset).unwrap_or(PIECE));
            let ended = self.hear_piece(wanted)?;
            let came = wanted.min(self.inbox.len());
            if offset == from {
                let log = self.scene.log();
                log.heard(
                    Lane::Wire,
                    self.number,
                    Heard::Bytes,
                    &self.inbox[..came.min(BEGINNING)],
                    "the beginning of it",
                );
            }
            let same = same(&self.inbox[..came], maker.piece(offset, came));
            self.inbox.drain(..came);
            offset += same as u64;
            if same < wanted {
                return Err(self.content_differs(offset, to, (same == came).then_some(ended)));
            }
        }
        Ok(())
    }

    /// Hears so many bytes, unless the connection ends or silence is known.
    fn hear_piece(&mut self, wanted: usize) -> Checked<Ended> {
        let (wire, scene) = (Rc::clone(&self.wire), Rc::clone(&self.scene));
        let patience = scene.for_an_answer();
        let waited = scene.hear(&[wire.readiness()], &[&wire], patience, || {
            self.take_in_up_to(wanted);
            let complete = (self.inbox.len() >= wanted).then_some(Ended::Complete);
            Ok(complete.or(self.ended))
        })?;
        Ok(match waited {
            Waited::Came(ended) => ended,
            Waited::Silent(silence) => Ended::Silent(silence),
        })
    }

    fn content_differs(&self, place: u64, length: u64, ended: Option<Ended>) -> Stop {
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

    /// Takes in what is there, but no more than so much of it.
    fn take_in_up_to(&mut self, most: usize) {
        while self.ended.is_none() && self.inbox.len() < most {
            let wanted = PIECE.min(most - self.inbox.len());
            match self.wire.read_onto(&mut self.inbox, wanted) {
                Ok(0) => self.end(Ended::Eof),
                Ok(_) => {}
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

/// So much of what has come stands in the transcript.
const BEGINNING: usize = 128;

const ALL_OF_IT: &str = "a server that takes the file to its end";

impl Scene {
    /// The most memory that the programs have used at once so far, in bytes.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn most_memory(&self) -> Checked<u64> {
        Ok(self.holdings()?.peak)
    }

    /// Expects the most memory that the programs have used to have grown by less than this.
    ///
    /// # Errors
    /// When it has grown by more.
    pub fn expect_little_memory(&self, before: u64, after: u64, limit: u64) -> Checked {
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
        Err(self.accuse(stop))
    }
}
