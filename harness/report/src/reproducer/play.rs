//! A transcript as moves that anybody can make, and what has to come of them.

use std::net::IpAddr;

use sockspec_model::{
    Comparison, Entry, Finished, Heard, Lane, MOST_LINES, Role, Said, Step, Verdict, remark,
};

use super::close;
use super::end::End;
use super::moves::{Ask, Manner, Move};
use super::reading::{
    Start, content, file_name, host, is_all_recorded, is_elsewhere, is_said, is_stream, manner,
    pause, peer,
};
use super::talk;
use super::why::{self, Why};

/// A conversation to be held again, up to where something was wanted that did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Play {
    pub(super) role: Role,
    started: bool,
    /// What is typed at a server before anybody comes.
    pub(super) typed: Vec<Vec<u8>>,
    pub(super) moves: Vec<Move>,
    /// Whether there are connections; else there are datagrams.
    pub(super) stream: bool,
    /// Where a server was called.
    pub(super) host: IpAddr,
    /// Whether it was called at another address than usual, where nobody was.
    pub(super) elsewhere: bool,
    /// How the program has to be started.
    pub(super) start: Start,
    pub(super) end: End,
}

/// Buffers of our own network are full after so many bytes, those of others are not.
const SOON_FULL: usize = 4096;

impl Play {
    /// The play of a failure, where it can be played and shows.
    pub(super) fn of(role: Role, finished: &Finished) -> Result<Self, Why> {
        let finding = finished.finding.as_ref().ok_or(why::NOT_PLAIN)?;
        if role == Role::Pair {
            return Err(why::A_PAIR);
        }
        let transcript = finished.transcript.get(..=finding.at);
        let transcript = transcript.ok_or(why::NOT_ALL_RECORDED)?;
        let end = End::of(finding).map_err(|why| match is_all_recorded(transcript) {
            true => why,
            false => why::NOT_ALL_RECORDED,
        })?;
        if finished.verdict != Verdict::Fail || transcript.len() >= MOST_LINES {
            return Err(why::NOT_ALL_RECORDED);
        }
        let mut play = Self {
            role,
            started: false,
            typed: Vec::new(),
            moves: Vec::new(),
            stream: is_stream(role, transcript, end.how()),
            host: host(transcript),
            elsewhere: transcript.iter().any(is_elsewhere),
            start: Start::of(transcript),
            end,
        };
        play.take_in_all(transcript)?;
        if play.fills_buffers() {
            return Err(why::SMALL_BUFFERS);
        }
        play.leave_out_the_rest();
        play.hold_for_a_queue();
        Ok(play)
    }

    fn take_in_all(&mut self, transcript: &[Entry]) -> Result<(), Why> {
        let compared = match &self.end {
            End::Compared(wanted) => {
                close::hearings(transcript, wanted, self.stream).ok_or(why::NOT_PLAIN)?
            }
            End::Seen(..) | End::Told => Vec::new(),
        };
        let mut before = u64::MAX;
        for (at, entry) in transcript.iter().enumerate() {
            self.moves.extend(pause(before, entry));
            before = if is_said(entry) { entry.t_us } else { before };
            if compared.contains(&at) {
                // It is heard at the end; what comes behind it has to wait for it all the same.
                self.add(Move::Rest);
            } else {
                self.take_in(entry)?;
            }
        }
        Ok(())
    }

    /// Adds what an entry asks for; nothing where that cannot be done without the harness.
    fn take_in(&mut self, entry: &Entry) -> Result<(), Why> {
        let peer = peer(entry);
        match (entry.lane, entry.step) {
            (Lane::Keyboard, Step::Said(said)) => self.typed(said, entry)?,
            (Lane::Wire, Step::Said(said)) => self.said(said, entry)?,
            (Lane::Wire, Step::Heard(Heard::Bytes)) => {
                self.add(Move::Hear(peer, content(entry)?.len()));
            }
            (_, Step::Heard(Heard::Read | Heard::Unread | Heard::Silence)) => self.add(Move::Rest),
            // A client that shows something has read what was sent before.
            (Lane::Screen, Step::Heard(Heard::Bytes)) if self.has_just_answered() => {
                self.add(Move::Rest);
            }
            (_, Step::Said(Said::Put)) => {
                let content = content(entry)?;
                let name = file_name(entry).ok_or(why::NOT_BY_HAND)?;
                self.add(Move::Ask(Ask::Keep(name, content)));
            }
            (_, Step::Said(Said::Started)) => self.started(),
            (_, Step::Said(_) | Step::Heard(_)) => {}
        }
        Ok(())
    }

    fn typed(&mut self, said: Said, entry: &Entry) -> Result<(), Why> {
        let is_new = |one: &Move| matches!(one, Move::Ask(Ask::Restart | Ask::StartBeside));
        match (self.role, said) {
            (_, Said::Interrupted) => self.add(Move::Ask(Ask::Interrupt)),
            (Role::Client, Said::EndOfInput) => self.add(Move::Ask(Ask::EndInput)),
            (Role::Client, Said::Bytes) => self.add(Move::Ask(Ask::Type(content(entry)?))),
            (Role::Server, Said::Bytes) if self.moves.last().is_some_and(is_new) => {
                self.add(Move::Ask(Ask::Type(content(entry)?)));
            }
            (Role::Server, Said::Bytes) if !self.moves.iter().any(Move::opens) => {
                self.typed.push(content(entry)?);
            }
            (Role::Server | Role::Client | Role::Pair, _) => return Err(why::NOT_BY_HAND),
        }
        Ok(())
    }

    fn has_just_answered(&self) -> bool {
        let last = self.moves.last();
        self.role == Role::Client && last.is_some_and(|last| last.speaker().is_some())
    }

    fn started(&mut self) {
        let is_file = |one: &Move| matches!(one, Move::Ask(Ask::Keep(..)));
        let has_begun = !self.moves.iter().all(is_file);
        if !std::mem::replace(&mut self.started, true) && !has_begun {
            return;
        }
        let interrupt = Move::Ask(Ask::Interrupt);
        let again = if self.moves.contains(&interrupt) {
            self.moves.retain(|one| *one != interrupt);
            Ask::Restart
        } else if self.role == Role::Server {
            Ask::StartBeside
        } else {
            Ask::StartAgain
        };
        self.add(Move::Ask(again));
    }

    fn said(&mut self, said: Said, entry: &Entry) -> Result<(), Why> {
        let (peer, note) = (peer(entry), entry.note.as_str());
        match said {
            Said::Connected | Said::Accepted => {
                let manner = manner(note).filter(|manner| *manner != Manner::Elsewhere);
                self.add(Move::Open(peer, manner.ok_or(why::NOT_BY_HAND)?));
            }
            Said::Bytes => self.send(entry)?,
            Said::HalfClosed if note.is_empty() => self.add(Move::HalfClose(peer)),
            Said::Closed if note.is_empty() => self.add(Move::Close(peer)),
            Said::Reset if note.is_empty() => self.add(Move::Reset(peer)),
            Said::Closed if note == remark::HELD => self.while_held(Move::Close(peer)),
            Said::Reset if note == remark::HELD => self.while_held(Move::Reset(peer)),
            Said::HalfClosed | Said::Closed | Said::Reset => return Err(why::NOT_BY_HAND),
            Said::Put | Said::Started | Said::EndOfInput | Said::Interrupted => {}
        }
        Ok(())
    }

    fn send(&mut self, entry: &Entry) -> Result<(), Why> {
        let (peer, bytes) = (peer(entry), content(entry)?);
        if self.stream {
            let is_plain = entry.note.is_empty() || entry.left_out > 0;
            self.keep_apart(peer);
            self.add(Move::Send(peer, bytes));
            return is_plain.then_some(()).ok_or(why::NOT_BY_HAND);
        }
        let is_answer = self.role == Role::Client;
        if is_answer && !self.hears() {
            // Whom to answer is known from a question.
            self.add(Move::Hear(1, 0));
        }
        if is_answer && peer > 1 {
            self.add(Move::Intrude(bytes));
            return Ok(());
        }
        if !self.is_open(peer) {
            self.add(Move::Open(
                peer,
                manner(&entry.note).ok_or(why::NOT_BY_HAND)?,
            ));
        }
        self.add(Move::Send(peer, bytes));
        Ok(())
    }

    /// What somebody sends in several pieces is not to arrive as one.
    fn keep_apart(&mut self, peer: u32) {
        let said = |one: &Move| one.speaker() == Some(peer);
        let before = self.moves.iter().rposition(said);
        let since = before.map_or(&[][..], |before| &self.moves[before..]);
        if !since.is_empty() && !since.contains(&Move::Rest) {
            self.add(Move::Rest);
        }
    }

    /// The last thing that a peer did before the program went on; all that it did was done while it was held still.
    fn while_held(&mut self, last: Move) {
        let begins = self.moves.iter().rposition(Move::opens);
        self.moves.insert(begins.unwrap_or_default(), Move::Hold);
        self.moves.extend([last, Move::GoOn, Move::Rest]);
    }

    /// Whether somebody had to wait for one who does not read.
    fn fills_buffers(&self) -> bool {
        let sent = self.moves.iter().filter_map(talk::piece).map(<[u8]>::len);
        let is_slow = |(peer, manner)| manner == Manner::Slow && Some(peer) != self.end.peer();
        let slow = self.moves.iter().filter_map(Move::opened).any(is_slow);
        slow && sent.sum::<usize>() > SOON_FULL
    }

    /// Where the first to come come all at once, the program is held still until they are there: it might be faster.
    fn hold_for_a_queue(&mut self) {
        let is_queued = |one: &Move| matches!(one, Move::Open(_, Manner::Queued));
        let first = self.moves.iter().position(Move::opens);
        if let Some(first) = first.filter(|first| is_queued(&self.moves[*first])) {
            let queue = self.moves[first..].iter().take_while(|one| is_queued(one));
            self.moves.insert(first + queue.count(), Move::GoOn);
            self.moves.insert(first, Move::Hold);
        }
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
            (last, next) => {
                // All who come at the same time are there before anything else happens.
                let queued = |one: &Move| matches!(one, Move::Open(_, Manner::Queued));
                let is_there = last.is_some_and(|last| queued(last)) && !queued(&next);
                self.moves.extend(is_there.then_some(Move::Rest));
                // Who comes and who leaves is to be known before somebody else speaks.
                let comes = matches!(next, Move::Open(peer, manner)
                    if self.stream && peer > 1 && manner != Manner::Queued);
                let leaves = matches!(next, Move::Close(_) | Move::Reset(_));
                self.moves.push(next);
                self.moves.extend((comes || leaves).then_some(Move::Rest));
            }
        }
    }

    /// Leaves out what the last hearing does not need: it waits by itself, and what others hear changes nothing.
    fn leave_out_the_rest(&mut self) {
        let End::Compared(wanted) = &self.end else {
            return;
        };
        let is_slow = |one: &Move| matches!(one, Move::Open(_, Manner::Slow));
        let waits = close::is_elsewhere(wanted.how) && wanted.how != Comparison::KeepsNo;
        if waits || self.moves.iter().any(is_slow) {
            return;
        }
        let heard = [wanted.peer, wanted.with];
        let is_needless = |one: &mut Move| {
            let heard_by_others = matches!(one, Move::Hear(peer, _) if !heard.contains(peer));
            *one == Move::Rest || heard_by_others
        };
        while self.moves.pop_if(is_needless).is_some() {}
    }

    pub(super) fn is_open(&self, peer: u32) -> bool {
        let opens = |one: &Move| matches!(one, Move::Open(number, _) if *number == peer);
        self.moves.iter().any(opens)
    }
}
