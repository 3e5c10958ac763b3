//! What was said and heard on one connection, as the rules ask for it.

use super::text::{bytes, is_cut, without_end};
use crate::{Entry, Heard, Said, Step};

/// What was said and heard on one connection.
pub(super) struct Talk<'a> {
    pub(super) peer: u32,
    pub(super) entries: Vec<&'a Entry>,
}

impl Talk<'_> {
    /// The pieces that we sent; `None` when one of them was not kept whole.
    pub(super) fn pieces(&self) -> Option<Vec<Vec<u8>>> {
        let kept = |entry: &&Entry| !is_cut(entry.bytes.as_str());
        let pieces = self
            .entries
            .iter()
            .filter(|entry| entry.step == Step::Said(Said::Bytes));
        pieces
            .map(|entry| Some(bytes(Some(*entry).filter(kept)?.bytes.as_str())))
            .collect()
    }

    /// The pieces that we sent since something was heard last.
    pub(super) fn last_pieces(&self) -> Option<Vec<Vec<u8>>> {
        self.from(self.last_heard()).pieces()
    }

    /// All that we sent since something was heard last, if it was kept.
    pub(super) fn last_words(&self) -> Option<Vec<u8>> {
        let words = self.since_heard().map(Entry::content);
        words
            .collect::<Option<Vec<_>>>()
            .map(|pieces| pieces.concat())
    }

    /// What we sent since something was heard last.
    fn since_heard(&self) -> impl Iterator<Item = &Entry> {
        let said = |entry: &&Entry| entry.step == Step::Said(Said::Bytes);
        self.entries[self.last_heard()..]
            .iter()
            .copied()
            .filter(said)
    }

    /// Where what follows begins that was heard last.
    fn last_heard(&self) -> usize {
        let heard = |entry: &&Entry| entry.step == Step::Heard(Heard::Bytes);
        self.entries.iter().rposition(heard).map_or(0, |at| at + 1)
    }

    /// What came from this entry on.
    fn from(&self, first: usize) -> Self {
        Self {
            peer: self.peer,
            entries: self.entries[first..].to_vec(),
        }
    }

    /// What we sent last, if it is the only thing since something was heard, and was kept.
    pub(super) fn last_piece(&self) -> Option<Vec<u8>> {
        let mut pieces = self.since_heard();
        let piece = pieces.next()?;
        pieces.next().is_none().then(|| piece.content())?
    }

    /// How long we waited between this piece, counted from 1, and the next, in microseconds.
    pub(super) fn pause_after(&self, piece: usize) -> Option<u64> {
        let said = |entry: &&&Entry| entry.step == Step::Said(Said::Bytes);
        let mut times = self.entries.iter().filter(said).map(|entry| entry.t_us);
        let before = times.nth(piece.checked_sub(1)?)?;
        Some(times.next()?.saturating_sub(before))
    }

    /// Whether only the beginning of what we sent last was kept.
    pub(super) fn is_abridged(&self) -> bool {
        let said = |entry: &&&Entry| entry.step == Step::Said(Said::Bytes);
        let last = self.entries.iter().rev().find(said);
        last.is_some_and(|entry| !entry.note.is_empty())
    }

    /// How often we sent something.
    pub(super) fn sends(&self) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.step == Step::Said(Said::Bytes))
            .count()
    }

    /// How often we heard something.
    pub(super) fn hearings(&self) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.step == Step::Heard(Heard::Bytes))
            .count()
    }

    /// The last sentence that we sent, without its line end.
    pub(super) fn sentence(&self) -> Option<Vec<u8>> {
        let said = self.pieces()?.concat();
        let last = without_end(&said).rsplit(|byte| *byte == b'\n').next()?;
        (!last.is_empty()).then(|| last.to_vec())
    }

    /// Every sentence that we sent, without its line end.
    pub(super) fn sentences(&self) -> Vec<Vec<u8>> {
        lines(&self.said())
    }

    /// Every line that we heard, without its line end.
    pub(super) fn answers(&self) -> Vec<Vec<u8>> {
        lines(&self.heard())
    }

    /// Everything that we sent, as far as it was kept.
    pub(super) fn said(&self) -> Vec<u8> {
        self.joined(Step::Said(Said::Bytes))
    }

    /// Everything that we heard since we sent something first, as far as it was kept.
    pub(super) fn heard_since_said(&self) -> Vec<u8> {
        let is_said = |entry: &Entry| entry.step == Step::Said(Said::Bytes);
        let first = self.entries.iter().position(|entry| is_said(entry));
        self.from(first.unwrap_or(0)).heard()
    }

    /// Everything that we heard, as far as it was kept.
    pub(super) fn heard(&self) -> Vec<u8> {
        self.joined(Step::Heard(Heard::Bytes))
    }

    fn joined(&self, step: Step) -> Vec<u8> {
        let of_step = self.entries.iter().filter(|entry| entry.step == step);
        of_step
            .flat_map(|entry| bytes(entry.bytes.as_str()))
            .collect()
    }

    /// Whether we did this on it.
    pub(super) fn did(&self, said: Said) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.step == Step::Said(said))
    }

    /// Whether the program ended it.
    pub(super) fn heard_end(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.step == Step::Heard(Heard::Eof))
    }

    /// Whether the program reset it.
    pub(super) fn heard_reset(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.step == Step::Heard(Heard::Reset))
    }

    /// Whose connection it is, in words.
    pub(super) fn whose(&self) -> String {
        format!("client {}", self.peer)
    }
}

/// The lines of a text that are not empty, without their ends.
pub(super) fn lines(text: &[u8]) -> Vec<Vec<u8>> {
    let lines = text.split(|byte| *byte == b'\n').map(without_end);
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(<[u8]>::to_vec).collect()
}
