//! Who takes part in a play, what they are called, and what they need.

use sockspec_model::Comparison;

use super::moves::{Ask, Manner, Move};
use super::play::Play;

impl Play {
    /// What has to be typed at a server before it serves.
    pub(super) fn asked_for(&self) -> impl Iterator<Item = &[u8]> {
        let typed = self.typed.iter();
        typed.map(|line| line.strip_suffix(b"\n").unwrap_or(line))
    }

    /// What a peer of ours is called in a script.
    pub(super) fn name(&self, number: u32) -> String {
        if self.peers() > 1 || number > 1 {
            format!("client{number}")
        } else {
            "client".to_owned()
        }
    }

    /// What the peer is called that came last.
    pub(super) fn newest(&self) -> String {
        let mut newest_first = self.moves.iter().rev().filter_map(Move::opened);
        self.name(newest_first.next().map_or(1, |(peer, _)| peer))
    }

    /// What is special about a peer.
    pub(super) fn manner(&self, number: u32) -> Manner {
        let opened = self.moves.iter().filter_map(Move::opened);
        let mut found = opened.filter(|(peer, _)| *peer == number);
        found.next().map_or(Manner::Plain, |(_, manner)| manner)
    }

    /// How many of our peers have a part.
    pub(super) fn peers(&self) -> usize {
        self.moves.iter().filter(|one| one.opens()).count()
    }

    /// Whether one of them is heard before the end.
    pub(super) fn hears(&self) -> bool {
        self.moves.iter().any(|one| matches!(one, Move::Hear(..)))
    }

    /// Whether the script has to know the program's process.
    pub(super) fn needs_process(&self) -> bool {
        let asks = [Some(Comparison::KeepsNo), Some(Comparison::Idles)];
        self.moves.contains(&Move::Hold) || asks.contains(&self.end.how())
    }

    /// Whether somebody has to start the program once more, and the script has to wait for that.
    pub(super) fn restarts(&self) -> bool {
        self.moves.contains(&Move::Ask(Ask::Restart))
    }
}
