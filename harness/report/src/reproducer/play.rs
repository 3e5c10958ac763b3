//! A transcript as moves that anybody can make, and what has to come of them.

use super::close;
use sockspec_model::{
    Comparison, Entry, Finding, Finished, Heard, Lane, MOST_LINES, Role, Said, Step, Symptom,
    Verdict, Wanted,
};

/// Something to do; the number is that of our peer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Connects, or takes a connection; makes a socket where nobody connects.
    Open(u32),
    /// Sends these bytes in one piece.
    Send(u32, Vec<u8>),
    /// Lets the program do what it has to do with what was sent, or with an end.
    Rest,
    /// Hears at least so many bytes, or one datagram.
    Hear(u32, usize),
    /// Ends our sending side.
    HalfClose(u32),
    /// Closes.
    Close(u32),
    /// Closes with a reset.
    Reset(u32),
    /// Has somebody do something at the program's terminal.
    Ask(Ask),
}

/// What whoever sits at the program's terminal has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Types a line.
    Type(Vec<u8>),
    /// Types the end of input.
    EndInput,
    /// Starts the program once more.
    StartAgain,
}

/// A conversation to be held again, up to where something was wanted that did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Play {
    pub(super) moves: Vec<Move>,
    /// Whether there are connections; else there are datagrams.
    pub(super) stream: bool,
    pub(super) end: End,
}

/// What has to come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// What the last word comes to is compared.
    Compared(Wanted),
    /// Only whoever sits at the program's terminal sees it; this is expected there.
    Seen(String),
}

impl Play {
    /// The play of a failure, where it can be played and shows.
    pub(super) fn of(role: Role, finished: &Finished) -> Option<Self> {
        let finding = finished.finding.as_ref()?;
        let end = End::of(finding)?;
        let transcript = finished.transcript.get(..=finding.at)?;
        if finished.verdict != Verdict::Fail || transcript.len() >= MOST_LINES {
            return None;
        }
        let stream = transcript.iter().any(|entry| entry.step.opens());
        let hearings = match &end {
            End::Compared(wanted) => close::hearings(transcript, wanted, stream)?,
            End::Seen(_) => Vec::new(),
        };
        let mut play = Self {
            moves: Vec::new(),
            stream,
            end,
        };
        for (at, entry) in transcript.iter().enumerate() {
            if !hearings.contains(&at) {
                play.take_in(role, entry)?;
            }
        }
        (play.peers() > 0).then_some(play)
    }

    /// Adds what an entry asks for; nothing where that cannot be done without the harness.
    fn take_in(&mut self, role: Role, entry: &Entry) -> Option<()> {
        let peer = peer(entry);
        if !self.stream && role == Role::Client && peer > 1 {
            // Somebody else answers, from elsewhere.
            return None;
        }
        if !self.stream && entry.lane == Lane::Wire && !self.is_open(peer) {
            self.moves.push(Move::Open(peer));
        }
        let next = match (entry.lane, entry.step) {
            (Lane::Keyboard, Step::Said(said)) => self.typed(role, said, entry)?,
            (Lane::Wire, Step::Said(said)) => said_on_wire(said, entry)?,
            (Lane::Wire, Step::Heard(Heard::Bytes)) => Move::Hear(peer, entry.content()?.len()),
            (_, Step::Heard(Heard::Read | Heard::Unread | Heard::Silence)) => Move::Rest,
            (_, Step::Said(Said::Started)) if !self.moves.is_empty() => {
                (role == Role::Client).then_some(Move::Ask(Ask::StartAgain))?
            }
            (_, Step::Said(_) | Step::Heard(_)) => return Some(()),
        };
        self.add(next);
        Some(())
    }

    /// What comes in several pieces is heard at once.
    fn add(&mut self, next: Move) {
        match (self.moves.last_mut(), next) {
            (Some(Move::Hear(peer, least)), Move::Hear(same, more))
                if *peer == same && self.stream =>
            {
                *least += more;
            }
            (Some(Move::Rest), Move::Rest) => {}
            (_, next) => {
                // Who comes and who leaves is to be known before somebody else speaks.
                let comes = matches!(next, Move::Open(peer) if self.stream && peer > 1);
                let leaves = matches!(next, Move::Close(_) | Move::Reset(_));
                self.moves.push(next);
                self.moves.extend((comes || leaves).then_some(Move::Rest));
            }
        }
    }

    fn typed(&self, role: Role, said: Said, entry: &Entry) -> Option<Move> {
        let is_first = self.moves.iter().all(|one| matches!(one, Move::Ask(_)));
        match (role, said) {
            (Role::Client, Said::EndOfInput) => Some(Move::Ask(Ask::EndInput)),
            (Role::Client, Said::Bytes) => Some(Move::Ask(Ask::Type(entry.content()?))),
            (Role::Server, Said::Bytes) if is_first => Some(Move::Ask(Ask::Type(entry.content()?))),
            (Role::Server | Role::Client | Role::Pair, _) => None,
        }
    }

    fn is_open(&self, peer: u32) -> bool {
        self.moves.contains(&Move::Open(peer))
    }

    /// What has to be typed at a server before it serves.
    pub(super) fn asked_for(&self) -> Vec<&[u8]> {
        let typed = self.moves.iter().filter_map(|one| {
            let Move::Ask(Ask::Type(line)) = one else {
                return None;
            };
            Some(line.strip_suffix(b"\n").unwrap_or(line))
        });
        typed.collect()
    }

    /// How something is compared at the end, if it is.
    pub(super) fn how(&self) -> Option<Comparison> {
        match &self.end {
            End::Compared(wanted) => Some(wanted.how),
            End::Seen(_) => None,
        }
    }

    /// How many of our peers have a part.
    pub(super) fn peers(&self) -> usize {
        let opened = self.moves.iter().filter(|one| matches!(one, Move::Open(_)));
        opened.count()
    }

    /// Whether one of them is heard before the end.
    pub(super) fn hears(&self) -> bool {
        self.moves.iter().any(|one| matches!(one, Move::Hear(..)))
    }
}

impl End {
    fn of(finding: &Finding) -> Option<Self> {
        if let Some(wanted) = &finding.wanted {
            let peer = wanted.peer.max(1);
            return Some(Self::Compared(Wanted {
                peer,
                ..wanted.clone()
            }));
        }
        let visible = [
            Symptom::NotShown,
            Symptom::StillOpen,
            Symptom::Exited,
            Symptom::WrongStatus,
        ];
        let is_seen = visible.contains(&finding.symptom);
        is_seen.then(|| Self::Seen(finding.expected.clone()))
    }
}

fn said_on_wire(said: Said, entry: &Entry) -> Option<Move> {
    let peer = peer(entry);
    match said {
        // A remark tells of something special about a connection.
        Said::Connected | Said::Accepted if is_plain(&entry.note) => Some(Move::Open(peer)),
        Said::Bytes if entry.note.is_empty() || entry.left_out > 0 => {
            Some(Move::Send(peer, entry.content()?))
        }
        Said::HalfClosed => Some(Move::HalfClose(peer)),
        Said::Closed => Some(Move::Close(peer)),
        Said::Reset => Some(Move::Reset(peer)),
        Said::Connected | Said::Accepted | Said::Bytes => None,
        Said::Started | Said::EndOfInput | Said::Interrupted => None,
    }
}

/// One peer is not numbered in a transcript.
pub(super) fn peer(entry: &Entry) -> u32 {
    entry.peer.max(1)
}

/// Whether a client came as any client comes: what it is called is no matter of the network.
fn is_plain(note: &str) -> bool {
    note.is_empty() || note.starts_with("called ")
}
