//! What single lines of a transcript say about how they can be done again.

use std::net::{IpAddr, Ipv4Addr};

use sockspec_model::{Comparison, Entry, Heard, Lane, Role, Said, Step, remark};

use super::moves::{Manner, Move};
use super::why::{self, Why};

/// How the program has to be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// As ever.
    Plain,
    /// With its output going into a pipe.
    Piped,
    /// While nobody has the server's port.
    Alone,
}

/// A pause is worth keeping when it had so many tenths of a second.
const LONG: u64 = 4;
impl Start {
    pub(super) fn of(transcript: &[Entry]) -> Self {
        let is_closed =
            |entry: &Entry| entry.lane == Lane::Kernel && entry.step == Step::Said(Said::Closed);
        let is_piped =
            |entry: &Entry| entry.step == Step::Said(Said::Started) && !entry.note.is_empty();
        match () {
            () if transcript.iter().any(is_closed) => Self::Alone,
            () if transcript.iter().any(is_piped) => Self::Piped,
            () => Self::Plain,
        }
    }
}

/// Whether there are connections. Where nobody came it is plain from what was wanted, or makes no difference.
pub(super) fn is_stream(role: Role, transcript: &[Entry], how: Option<Comparison>) -> bool {
    let is_connection =
        |entry: &Entry| entry.step.opens() || entry.step == Step::Heard(Heard::Refused);
    let on_wire = |entry: &Entry| entry.lane == Lane::Wire;
    let datagram = match how {
        Some(Comparison::Receives) => true,
        Some(Comparison::Something) => role == Role::Client,
        _ => false,
    };
    let talks = transcript.iter().any(on_wire);
    transcript.iter().any(is_connection) || !talks && !datagram
}

/// Where on this host the server was called.
pub(super) fn host(transcript: &[Entry]) -> IpAddr {
    let ready = transcript
        .iter()
        .filter(|entry| entry.step == Step::Heard(Heard::Ready));
    let mut named = ready.filter_map(|entry| entry.note.parse().ok());
    let here = named.find(|address: &IpAddr| address.is_loopback());
    here.unwrap_or(Ipv4Addr::LOCALHOST.into())
}

/// Whether nobody took a connection at an address that only some servers have.
pub(super) fn is_elsewhere(entry: &Entry) -> bool {
    let usual = ["127.0.0.1:", "[::1]:"];
    let is_usual = usual.iter().any(|ip| entry.note.starts_with(ip));
    entry.step == Step::Heard(Heard::Refused) && !entry.note.is_empty() && !is_usual
}

/// Whether something was said; what a program shows meanwhile ends no pause.
pub(super) fn is_said(entry: &Entry) -> bool {
    let is_news = matches!(entry.step, Step::Said(_) | Step::Heard(Heard::Bytes));
    is_news && matches!(entry.lane, Lane::Wire | Lane::Keyboard)
}

/// The pause before we said something, if there was one that a program may notice.
pub(super) fn pause(before: u64, entry: &Entry) -> Option<Move> {
    let tenths = entry.t_us.saturating_sub(before) / 100_000;
    let speaks = entry.lane == Lane::Wire && matches!(entry.step, Step::Said(_));
    (speaks && tenths >= LONG).then_some(Move::Pause(tenths + 1))
}

pub(super) fn content(entry: &Entry) -> Result<Vec<u8>, Why> {
    entry.content().ok_or(why::NOT_ALL_RECORDED)
}

/// Whether all is known that was said and heard.
pub(super) fn is_all_recorded(transcript: &[Entry]) -> bool {
    transcript.iter().all(|entry| entry.content().is_some())
}

/// A name that leads nowhere else.
pub(super) fn file_name(entry: &Entry) -> Option<String> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    let name = Some(&entry.note).filter(|name| name.chars().all(is_plain));
    name.cloned()
}

/// One peer is not numbered in a transcript.
pub(super) fn peer(entry: &Entry) -> u32 {
    entry.peer.max(1)
}

/// What is special about a client, if anybody can be like that: what it is called is no matter of the network.
pub(super) fn manner(note: &str) -> Option<Manner> {
    // How many bytes a long datagram has stands in front.
    let note = note
        .rsplit_once(" bytes in all")
        .map_or(note, |(_, note)| note);
    let special = note.split("; ").find(|part| !part.starts_with("called "));
    match special.unwrap_or_default().trim() {
        "" => Some(Manner::Plain),
        remark::QUEUED => Some(Manner::Queued),
        remark::SLOW => Some(Manner::Slow),
        remark::DEAF => Some(Manner::Deaf),
        other if other.starts_with("to ") => Some(Manner::Elsewhere),
        _ => None,
    }
}
