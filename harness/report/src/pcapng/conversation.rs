//! From lines of a transcript to packets: what goes over a wire becomes some, everything else a comment.

use std::collections::BTreeMap;

use sockspec_model::{Entry, Finished, Heard, Lane, Role, Said, Step};

use super::Noted;
use super::notes;
use super::packet::{ACK, FIN, MOST, PSH, RST, SYN, Way, datagram, segment};
use crate::check_id::CheckId;

/// Clients are given ports from here on.
const FIRST_PORT: u16 = 40_000;

/// Who sends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ours,
    Theirs,
}

/// What one side of a connection has sent.
#[derive(Clone, Copy)]
struct End {
    next: u32,
    ended: bool,
}

/// A connection: our end and the program's.
type Ends = (End, End);

/// A conversation on its way to packets.
pub(super) struct Conversation {
    role: Role,
    port: u16,
    stream: bool,
    ends: BTreeMap<u32, Ends>,
    packets: Vec<Noted>,
    /// What is to be said about the next packet.
    early: Vec<String>,
}

impl Conversation {
    pub(super) fn of(finished: &Finished, port: u16) -> Self {
        let mut conversation = Self {
            role: CheckId::of(&finished.check).role(),
            port,
            stream: finished.transcript.iter().any(|entry| entry.step.opens()),
            ends: BTreeMap::new(),
            packets: Vec::new(),
            early: Vec::new(),
        };
        finished
            .transcript
            .iter()
            .for_each(|entry| conversation.take_in(entry));
        notes::outcome(finished)
            .into_iter()
            .for_each(|words| conversation.say(words));
        conversation
    }

    pub(super) fn packets(self) -> Vec<Noted> {
        self.packets
    }

    fn take_in(&mut self, entry: &Entry) {
        let peer = entry.peer.max(1);
        match (entry.lane, entry.step) {
            (Lane::Wire, Step::Said(said)) => self.said(peer, said, entry),
            (Lane::Wire, Step::Heard(heard)) => self.heard(peer, heard, entry),
            _ => {}
        }
        if let Some(words) = notes::words(entry) {
            self.say(words);
        }
    }

    fn said(&mut self, peer: u32, said: Said, entry: &Entry) {
        let t_us = entry.t_us;
        match said {
            Said::Connected => self.shake_hands(peer, Side::Ours, t_us),
            Said::Accepted => self.shake_hands(peer, Side::Theirs, t_us),
            Said::Bytes => self.data(peer, Side::Ours, entry),
            Said::HalfClosed | Said::Closed => self.end(peer, Side::Ours, t_us),
            Said::Reset => self.flags(peer, Side::Ours, RST | ACK, t_us),
            Said::Put | Said::Started | Said::EndOfInput | Said::Interrupted => {}
        }
    }

    fn heard(&mut self, peer: u32, heard: Heard, entry: &Entry) {
        let t_us = entry.t_us;
        match heard {
            Heard::Bytes => self.data(peer, Side::Theirs, entry),
            Heard::Eof => self.end(peer, Side::Theirs, t_us),
            Heard::Reset => self.flags(peer, Side::Theirs, RST | ACK, t_us),
            Heard::Refused => self.refusal(t_us),
            Heard::Ready | Heard::Read | Heard::Unread | Heard::Silence | Heard::Exited => {}
        }
    }

    /// Somebody who is turned away has no number; the next free one does.
    fn refusal(&mut self, t_us: u64) {
        let peer = self.ends.keys().last().map_or(1, |last| last + 1);
        self.flags(peer, Side::Ours, SYN, t_us);
        self.flags(peer, Side::Theirs, RST | ACK, t_us);
    }

    fn shake_hands(&mut self, peer: u32, first: Side, t_us: u64) {
        let second = first.other();
        self.flags(peer, first, SYN, t_us);
        self.flags(peer, second, SYN | ACK, t_us);
        self.flags(peer, first, ACK, t_us);
    }

    fn end(&mut self, peer: u32, side: Side, t_us: u64) {
        if self.stream && !self.side(peer, side).ended {
            self.flags(peer, side, FIN | ACK, t_us);
            self.flags(peer, side.other(), ACK, t_us);
        }
    }

    fn data(&mut self, peer: u32, side: Side, entry: &Entry) {
        let Some(content) = entry.content() else {
            let length = entry.left_out;
            return self.say(format!(
                "about {length} bytes were sent here that were not kept"
            ));
        };
        let content = content.as_slice();
        if !self.stream {
            return self.add(
                entry.t_us,
                datagram(self.way(peer, side), &content[..content.len().min(MOST)]),
            );
        }
        for piece in content.chunks(MOST) {
            self.segment(peer, side, PSH | ACK, piece, entry.t_us);
            self.flags(peer, side.other(), ACK, entry.t_us);
        }
    }

    fn flags(&mut self, peer: u32, side: Side, flags: u8, t_us: u64) {
        self.segment(peer, side, flags, b"", t_us);
    }

    fn segment(&mut self, peer: u32, side: Side, flags: u8, data: &[u8], t_us: u64) {
        let (from, to) = (self.side(peer, side), self.side(peer, side.other()));
        let acknowledged = if flags & ACK == 0 { 0 } else { to.next };
        self.add(
            t_us,
            segment(self.way(peer, side), from.next, acknowledged, flags, data),
        );
        let counted = u32::from(flags & (SYN | FIN) != 0) + data.len() as u32;
        let ended = from.ended || flags & (FIN | RST) != 0;
        *self.side_mut(peer, side) = End {
            next: from.next.wrapping_add(counted),
            ended,
        };
    }

    fn side(&mut self, peer: u32, side: Side) -> End {
        *self.side_mut(peer, side)
    }

    fn side_mut(&mut self, peer: u32, side: Side) -> &mut End {
        let new = End {
            next: 0,
            ended: false,
        };
        let (ours, theirs) = self.ends.entry(peer).or_insert((new, new));
        if side == Side::Ours { ours } else { theirs }
    }

    /// Whoever is the server has the known port.
    fn way(&self, peer: u32, side: Side) -> Way {
        let (server, client) = (self.port, FIRST_PORT.saturating_add(peer as u16));
        let we_serve = self.role == Role::Client;
        match (side == Side::Ours) == we_serve {
            true => Way {
                from: server,
                to: client,
            },
            false => Way {
                from: client,
                to: server,
            },
        }
    }

    fn add(&mut self, t_us: u64, bytes: Vec<u8>) {
        let comments = std::mem::take(&mut self.early);
        self.packets.push(Noted {
            t_us,
            bytes,
            comments,
        });
    }

    /// Says something about the last packet; before there is one, about the first.
    fn say(&mut self, words: String) {
        match self.packets.last_mut() {
            Some(last) => last.comments.push(words),
            None => self.early.push(words),
        }
    }
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}
