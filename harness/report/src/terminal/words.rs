//! The words for one line of a transcript, by the part that the program plays.
//!
//! "We" are the harness: the client of a server under test, the server of a client under test. "You" is the program.

use sockspec_model::{Entry, Heard, Lane, Role, Said, Step};

/// Who did what: the subject with its verb, and the rest.
pub(crate) type Words = (&'static str, String);

/// The words for `entry`, which comes after `before`.
pub(crate) fn of(role: Role, before: &[Entry], entry: &Entry) -> Words {
    match entry.step {
        Step::Said(said) => ours(role, before, entry, said),
        Step::Heard(heard) => theirs(role, before, entry, heard),
    }
}

fn ours(role: Role, before: &[Entry], entry: &Entry, said: Said) -> Words {
    match said {
        Said::Put => ("we put", format!("{} into {}", quoted(entry), entry.note)),
        // Of a pair the server is started first.
        Said::Started if role == Role::Pair && starts(before) == 1 => {
            ("we started", "your client".to_owned())
        }
        Said::Started if starts(before) == 0 => ("we started", "your program".to_owned()),
        Said::Started => ("we started", "your program again".to_owned()),
        Said::Connected => ("we connected", String::new()),
        Said::Accepted => ("you connected", String::new()),
        Said::Bytes => (we_say(role, before, entry), quoted(entry)),
        Said::HalfClosed => (
            "we ended",
            "our sending side, and went on reading".to_owned(),
        ),
        Said::Closed if entry.lane == Lane::Kernel => {
            ("we closed", "our port: there is no server".to_owned())
        }
        Said::Closed => ("we closed", "the connection".to_owned()),
        Said::Reset => ("we reset", "the connection".to_owned()),
        Said::EndOfInput => ("we typed", "Ctrl-D (end of input)".to_owned()),
        Said::Interrupted => ("we typed", "Ctrl-C".to_owned()),
    }
}

/// How many programs have been started before.
fn starts(before: &[Entry]) -> usize {
    let is_start = |entry: &&Entry| entry.step == Step::Said(Said::Started);
    before.iter().filter(is_start).count()
}

fn theirs(role: Role, before: &[Entry], entry: &Entry, heard: Heard) -> Words {
    match heard {
        Heard::Ready => ("your program", "listens".to_owned()),
        Heard::Bytes => (you_say(role, before, entry), quoted(entry)),
        Heard::Read => ("your program", "read everything".to_owned()),
        Heard::Unread if entry.note.is_empty() => ("your program", "left it unread".to_owned()),
        Heard::Unread => ("your program", "had not read it yet".to_owned()),
        Heard::Eof => ("you closed", "the connection".to_owned()),
        Heard::Reset => ("you reset", "the connection".to_owned()),
        Heard::Refused => ("you refused", "the connection".to_owned()),
        Heard::Silence if role == Role::Server && is_owed(before, entry) => {
            ("you answered", "nothing".to_owned())
        }
        Heard::Silence => ("then", "nothing more".to_owned()),
        Heard::Exited => ("your program", "ended".to_owned()),
    }
}

fn we_say(role: Role, before: &[Entry], entry: &Entry) -> &'static str {
    match (entry.lane, role) {
        (Lane::Keyboard, _) => "we typed",
        (Lane::Wire, Role::Client) if happened(before, entry, Step::Heard(Heard::Bytes)) => {
            "we answered"
        }
        (Lane::Wire | Lane::Screen | Lane::Kernel, _) => "we sent",
    }
}

fn you_say(role: Role, before: &[Entry], entry: &Entry) -> &'static str {
    match (entry.lane, role) {
        (Lane::Screen, _) => "you showed",
        (Lane::Wire, Role::Server) if happened(before, entry, Step::Said(Said::Bytes)) => {
            "you answered"
        }
        (Lane::Wire | Lane::Keyboard | Lane::Kernel, _) => "you sent",
    }
}

/// Whether it happened on the connection of `entry` before.
fn happened(before: &[Entry], entry: &Entry, step: Step) -> bool {
    on_wire(before, entry).any(|earlier| earlier.step == step)
}

/// Whether the last word on the connection of `entry` is ours.
fn is_owed(before: &[Entry], entry: &Entry) -> bool {
    on_wire(before, entry)
        .next_back()
        .is_some_and(|last| matches!(last.step, Step::Said(_)))
}

fn on_wire<'a>(before: &'a [Entry], entry: &Entry) -> impl DoubleEndedIterator<Item = &'a Entry> {
    let peer = entry.peer;
    before
        .iter()
        .filter(move |earlier| earlier.lane == Lane::Wire && earlier.peer == peer)
}

fn quoted(entry: &Entry) -> String {
    format!("\"{}\"", entry.bytes)
}
