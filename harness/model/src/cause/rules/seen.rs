//! What the rules ask of the evidence.

use super::super::Evidence;
use super::text::{bytes, contains, is_cut, quoted, without_end, without_start};
use crate::{Entry, Finding, Heard, Lane, Said, Step, Symptom};

/// What was said and heard on one connection.
pub(super) struct Talk<'a> {
    pub(super) peer: u32,
    entries: Vec<&'a Entry>,
}

/// A finding's two texts, both whole, without line ends and padding around them.
pub(super) struct Texts {
    pub(super) expected: Vec<u8>,
    pub(super) actual: Vec<u8>,
}

impl<'a> Evidence<'a> {
    /// Whether this is one of these checks.
    pub(super) fn is(&self, checks: &[&str]) -> bool {
        checks.contains(&self.check)
    }

    /// The finding, if it has one of these shapes.
    pub(super) fn found(&self, symptoms: &[Symptom]) -> Option<&'a Finding> {
        self.finding
            .filter(|finding| symptoms.contains(&finding.symptom))
    }

    /// What was expected and what came, if both are texts and nothing was left out of them.
    pub(super) fn texts(&self) -> Option<Texts> {
        let (expected, _) = quoted(&self.finding?.expected)?;
        let (actual, _) = quoted(&self.finding?.actual)?;
        let trimmed = |text| without_end(without_start(&bytes(text))).to_vec();
        let whole = !is_cut(expected) && !is_cut(actual);
        whole.then(|| Texts {
            expected: trimmed(expected),
            actual: trimmed(actual),
        })
    }

    /// How the connection ended, as it stands behind what came: ", then closed the connection".
    pub(super) fn end(&self) -> &'a str {
        let actual = self.finding.map_or("", |finding| finding.actual.as_str());
        let nothing = actual.strip_prefix("nothing").unwrap_or_default();
        quoted(actual).map_or(nothing, |(_, end)| end)
    }

    /// Whether the program closed or reset the connection.
    pub(super) fn hung_up(&self) -> bool {
        let ends = [
            ", then closed the connection",
            ", then reset the connection",
        ];
        ends.iter().any(|end| self.end().starts_with(end))
    }

    /// The connection that was used last: the one that the finding is about.
    pub(super) fn talk(&self) -> Talk<'a> {
        let on_wire =
            |entry: &&Entry| entry.lane == Lane::Wire || entry.step == Step::Heard(Heard::Silence);
        let last = self.told().iter().rev().find(on_wire);
        self.talk_with(last.map_or(0, |entry| entry.peer))
    }

    /// The transcript up to the place of the finding; what is told behind it was looked up afterwards.
    pub(super) fn told(&self) -> &'a [Entry] {
        let all = self.transcript;
        let told = self
            .finding
            .map_or(all.len(), |one| one.at.saturating_add(1));
        &all[..told.min(all.len())]
    }

    /// All other connections.
    pub(super) fn other_talks(&self) -> Vec<Talk<'a>> {
        let on_wire = self
            .transcript
            .iter()
            .filter(|entry| entry.lane == Lane::Wire);
        let mut peers: Vec<u32> = on_wire.map(|entry| entry.peer).collect();
        peers.sort_unstable();
        peers.dedup();
        let own = self.talk().peer;
        peers
            .into_iter()
            .filter(|peer| *peer != own)
            .map(|peer| self.talk_with(peer))
            .collect()
    }

    fn talk_with(&self, peer: u32) -> Talk<'a> {
        let of_peer = |entry: &&Entry| entry.lane == Lane::Wire && entry.peer == peer;
        Talk {
            peer,
            entries: self.transcript.iter().filter(of_peer).collect(),
        }
    }

    /// How many clients were connected, and how many of them heard anything.
    pub(super) fn clients(&self) -> (usize, usize) {
        let talks = || self.other_talks().into_iter().chain([self.talk()]);
        let connected = talks().filter(|talk| talk.did(Said::Connected)).count();
        (
            connected,
            talks().filter(|talk| !talk.heard().is_empty()).count(),
        )
    }

    /// Whether we did this anywhere.
    pub(super) fn did(&self, said: Said) -> bool {
        self.transcript
            .iter()
            .any(|entry| entry.step == Step::Said(said))
    }

    /// What was typed last, without its line end.
    pub(super) fn typed(&self) -> Option<Vec<u8>> {
        let typed =
            |entry: &&Entry| entry.lane == Lane::Keyboard && entry.step == Step::Said(Said::Bytes);
        let last = self.transcript.iter().rev().find(typed)?;
        let whole = !is_cut(last.bytes.as_str());
        whole.then(|| without_end(&bytes(last.bytes.as_str())).to_vec())
    }

    /// What the program showed, as far as it was kept, escaped.
    pub(super) fn screen(&self) -> String {
        let shown = |entry: &&Entry| entry.lane == Lane::Screen;
        self.transcript
            .iter()
            .filter(shown)
            .map(|entry| entry.bytes.as_str())
            .collect()
    }

    /// What the program showed, all of it where it was kept.
    pub(super) fn whole_screen(&self) -> Vec<u8> {
        let shown = self
            .transcript
            .iter()
            .filter(|entry| entry.lane == Lane::Screen);
        let all = |entry: &Entry| entry.content().unwrap_or_else(|| entry.bytes.decoded());
        shown.flat_map(all).collect()
    }

    /// Whether the screen shows this text.
    pub(super) fn shows(&self, text: &[u8]) -> bool {
        let quoted = self.finding.and_then(|finding| quoted(&finding.actual));
        let found = quoted.map_or(Vec::new(), |(screen, _)| bytes(screen));
        contains(&found, text) || contains(&bytes(&self.screen()), text)
    }
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
        let heard = |entry: &&Entry| entry.step == Step::Heard(Heard::Bytes);
        let last = self.entries.iter().rposition(heard).map_or(0, |at| at + 1);
        let entries = self.entries[last..].to_vec();
        let peer = self.peer;
        Self { peer, entries }.pieces()
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
        let heard = |entry: &&Entry| entry.step == Step::Heard(Heard::Bytes);
        let last = self.entries.iter().rposition(heard).map_or(0, |at| at + 1);
        self.entries[last..].iter().copied().filter(said)
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
