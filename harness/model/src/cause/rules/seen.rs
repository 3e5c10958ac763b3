//! What the rules ask of the evidence.

use super::super::Evidence;
use super::talk::Talk;
use super::text::{bytes, contains, is_cut, quoted, without_end, without_start};
use crate::{Entry, Finding, Heard, Lane, Said, Step, Symptom};

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
