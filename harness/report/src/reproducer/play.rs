//! A transcript as moves that anybody can make, and what has to come of them.

use sockspec_model::{
    Comparison, Entry, Finished, Heard, Lane, MOST_LINES, Role, Said, Step, Verdict, Wanted,
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
    /// A line is typed at the program's terminal.
    Type(Vec<u8>),
    /// The end of input is typed there.
    EndInput,
}

/// A conversation to be held again, up to where something was wanted that did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Play {
    pub(super) moves: Vec<Move>,
    /// Whether there are connections; else there are datagrams.
    pub(super) stream: bool,
    pub(super) wanted: Wanted,
}

impl Play {
    /// The play of a failure, where it can be played and shows.
    pub(super) fn of(role: Role, finished: &Finished) -> Option<Self> {
        let finding = finished.finding.as_ref()?;
        let mut wanted = finding.wanted.clone()?;
        wanted.peer = wanted.peer.max(1);
        let transcript = finished.transcript.get(..=finding.at)?;
        if finished.verdict != Verdict::Fail || transcript.len() >= MOST_LINES {
            return None;
        }
        let stream = transcript.iter().any(|entry| is_opening(entry.step));
        let close = Close::of(transcript, &wanted, stream)?;
        let mut play = Self {
            moves: Vec::new(),
            stream,
            wanted,
        };
        for (at, entry) in transcript.iter().enumerate() {
            if !close.hearings.contains(&at) {
                play.take_in(role, entry)?;
            }
        }
        Some(play)
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
            (_, Step::Said(Said::Started)) if !self.moves.is_empty() => return None,
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
                let matters = match next {
                    Move::Open(peer) => self.stream && peer > 1,
                    Move::Close(_) | Move::Reset(_) => true,
                    _ => false,
                };
                self.moves.push(next);
                self.moves.extend(matters.then_some(Move::Rest));
            }
        }
    }

    fn typed(&self, role: Role, said: Said, entry: &Entry) -> Option<Move> {
        let is_first = self.moves.iter().all(|one| matches!(one, Move::Type(_)));
        match (role, said) {
            (Role::Client, Said::EndOfInput) => Some(Move::EndInput),
            (Role::Client, Said::Bytes) => Some(Move::Type(entry.content()?)),
            (Role::Server, Said::Bytes) if is_first => Some(Move::Type(entry.content()?)),
            _ => None,
        }
    }

    fn is_open(&self, peer: u32) -> bool {
        self.moves.contains(&Move::Open(peer))
    }

    /// How many of our peers have a part.
    pub(super) fn peers(&self) -> usize {
        let opened = self.moves.iter().filter(|one| matches!(one, Move::Open(_)));
        opened.count()
    }
}

fn said_on_wire(said: Said, entry: &Entry) -> Option<Move> {
    let peer = peer(entry);
    match said {
        // A remark tells of something special about a connection.
        Said::Connected | Said::Accepted if entry.note.is_empty() => Some(Move::Open(peer)),
        Said::Bytes if entry.note.is_empty() || entry.left_out > 0 => {
            Some(Move::Send(peer, entry.content()?))
        }
        Said::HalfClosed => Some(Move::HalfClose(peer)),
        Said::Closed => Some(Move::Close(peer)),
        Said::Reset => Some(Move::Reset(peer)),
        _ => None,
    }
}

fn is_opening(step: Step) -> bool {
    matches!(step, Step::Said(Said::Connected | Said::Accepted))
}

/// One peer is not numbered in a transcript.
fn peer(entry: &Entry) -> u32 {
    entry.peer.max(1)
}

/// The end of a conversation: what was heard where something else was wanted.
struct Close {
    /// Places in the transcript.
    hearings: Vec<usize>,
}

impl Close {
    /// The end, if what was heard there is plainly not what was wanted.
    fn of(transcript: &[Entry], wanted: &Wanted, stream: bool) -> Option<Self> {
        if wanted.how == Comparison::Connects {
            return connects(transcript).then_some(Self {
                hearings: Vec::new(),
            });
        }
        let theirs = |at: &usize| {
            transcript[*at].lane == Lane::Wire && peer(&transcript[*at]) == wanted.peer
        };
        let places: Vec<usize> = (0..transcript.len()).filter(theirs).collect();
        let begins = places.iter().rposition(|at| match transcript[*at].step {
            Step::Said(Said::Bytes) => wanted.how != Comparison::Contains,
            step => is_opening(step),
        });
        let begins = begins.map_or(0, |place| place + 1);
        let (before, last) = places.split_at(begins);
        let count = |places: &[usize], step| {
            places
                .iter()
                .filter(|at| transcript[**at].step == step)
                .count()
        };
        let mut hearings: Vec<usize> = last.to_vec();
        hearings.retain(|at| transcript[*at].step == Step::Heard(Heard::Bytes));
        let one_question =
            count(before, Step::Said(Said::Bytes)) <= count(before, Step::Heard(Heard::Bytes)) + 1;
        match (wanted.how, stream) {
            (Comparison::Nothing, true) if hearings.len() != 1 => return None,
            (Comparison::Nothing, false) => drop(hearings.drain(..hearings.len().checked_sub(1)?)),
            (_, false) if !one_question => return None,
            _ => {}
        }
        let ended = last
            .iter()
            .any(|at| matches!(transcript[*at].step, Step::Heard(Heard::Eof | Heard::Reset)));
        let compared = if stream {
            hearings.len()
        } else {
            hearings.len().min(1)
        };
        let heard: Option<Vec<Vec<u8>>> = hearings[..compared]
            .iter()
            .map(|at| transcript[*at].content())
            .collect();
        (!wanted.is_met(&heard?.concat(), ended)).then_some(Self { hearings })
    }
}

/// Whether somebody has been there before nobody was, and in the same place.
fn connects(transcript: &[Entry]) -> bool {
    let here = |note: &str| {
        note.is_empty() || note.starts_with("127.0.0.1:") || note.starts_with("[::1]:")
    };
    let refused = |entry: &Entry| entry.step == Step::Heard(Heard::Refused) && !here(&entry.note);
    transcript.iter().any(|entry| is_opening(entry.step)) && !transcript.iter().any(refused)
}
