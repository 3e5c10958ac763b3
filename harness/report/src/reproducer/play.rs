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
    /// Lets so many tenths of a second go by: the program was kept waiting on purpose.
    Pause(u64),
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
    /// Has a file of this name and content where the program runs; the script sees to that.
    Keep(String, Vec<u8>),
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

/// A pause is worth keeping when it had so many tenths of a second.
const LONG: u64 = 4;

impl Play {
    /// The play of a failure, where it can be played and shows.
    pub(super) fn of(role: Role, finished: &Finished) -> Option<Self> {
        let finding = finished.finding.as_ref()?;
        let end = End::of(role, finding)?;
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
        let mut before = u64::MAX;
        for (at, entry) in transcript.iter().enumerate() {
            play.moves.extend(pause(before, entry));
            before = if is_said(entry) { entry.t_us } else { before };
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
            (_, Step::Said(Said::Put)) => Move::Ask(Ask::Keep(file_name(entry)?, entry.content()?)),
            (_, Step::Said(Said::Started)) if self.has_begun() => {
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

    /// Whether there was more than files put there.
    fn has_begun(&self) -> bool {
        let is_file = |one: &Move| matches!(one, Move::Ask(Ask::Keep(..)));
        !self.moves.iter().all(is_file)
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
    fn of(role: Role, finding: &Finding) -> Option<Self> {
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
        // What a server shows may speak of our own port, which is another one the next time.
        let is_seen = role == Role::Client && visible.contains(&finding.symptom);
        // Nobody compares by eye what is too long to be told.
        let is_seen = is_seen && !finding.expected.contains("…(");
        is_seen.then(|| Self::Seen(finding.expected.clone()))
    }
}

/// Whether something was said; what a program shows meanwhile ends no pause.
fn is_said(entry: &Entry) -> bool {
    let is_news = matches!(entry.step, Step::Said(_) | Step::Heard(Heard::Bytes));
    is_news && matches!(entry.lane, Lane::Wire | Lane::Keyboard)
}

/// The pause before we said something, if there was one that a program may notice.
fn pause(before: u64, entry: &Entry) -> Option<Move> {
    let tenths = entry.t_us.saturating_sub(before) / 100_000;
    let speaks = entry.lane == Lane::Wire && matches!(entry.step, Step::Said(_));
    (speaks && tenths >= LONG).then_some(Move::Pause(tenths + 1))
}

/// A name that leads nowhere else.
fn file_name(entry: &Entry) -> Option<String> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    let name = Some(&entry.note).filter(|name| name.chars().all(is_plain));
    name.cloned()
}

fn said_on_wire(said: Said, entry: &Entry) -> Option<Move> {
    let peer = peer(entry);
    match said {
        // A remark tells of something special about a connection.
        Said::Connected | Said::Accepted if is_plain(&entry.note) => Some(Move::Open(peer)),
        Said::Bytes if entry.note.is_empty() || entry.left_out > 0 => {
            Some(Move::Send(peer, entry.content()?))
        }
        Said::HalfClosed if entry.note.is_empty() => Some(Move::HalfClose(peer)),
        Said::Closed if entry.note.is_empty() => Some(Move::Close(peer)),
        Said::Reset if entry.note.is_empty() => Some(Move::Reset(peer)),
        Said::Connected | Said::Accepted | Said::Bytes => None,
        Said::HalfClosed | Said::Closed | Said::Reset => None,
        Said::Put | Said::Started | Said::EndOfInput | Said::Interrupted => None,
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
