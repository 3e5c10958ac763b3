//! Programs that wait for the wrong thing, as the kernel shows them.
//!
//! Only plain waits count: a thread that runs, or waits for one of several descriptors, may be about to do what is
//! missing, and then nothing is said.

use super::super::Evidence;
use super::Named;
use crate::{Blocked, Connection, On, Role, Said, Symptom};

/// A thread's wait for one thing.
#[derive(Clone, Copy)]
pub(super) struct Wait<'a> {
    pub(super) pid: i32,
    pub(super) call: &'a str,
    pub(super) on: &'a On,
}

impl<'a> Evidence<'a> {
    /// What every thread waits for; `None` when one of them runs or waits for several things.
    pub(super) fn waits(&self) -> Option<Vec<Wait<'a>>> {
        let threads = self.snapshot?.threads.iter();
        let waits = threads.map(|thread| match &thread.blocked {
            Blocked::ForAWhile { call, on } | Blocked::ForEver { call, on } => {
                let plain = !matches!(on, On::AnyOf(_));
                plain.then_some(Wait {
                    pid: thread.pid,
                    call,
                    on,
                })
            }
            Blocked::Running | Blocked::Unknown(_) => None,
        });
        waits.collect()
    }

    /// Whether some thread waits for the keyboard.
    pub(super) fn waits_for_keyboard(&self) -> bool {
        let threads = self.snapshot.map_or(&[][..], |snapshot| &snapshot.threads);
        threads
            .iter()
            .filter_map(|thread| thread.blocked.on())
            .any(|on| flat(on).contains(&&On::Keyboard))
    }

    /// The threads that wait for bytes on a connection, when nothing unread lies anywhere.
    pub(super) fn waits_for_words(&self) -> Option<Vec<Wait<'a>>> {
        let unread = self
            .snapshot?
            .connections
            .iter()
            .any(|connection| connection.unread > 0);
        let waits = self.waits()?.into_iter().filter(Wait::receives).collect();
        (!unread).then_some(waits)
    }
}

impl Wait<'_> {
    /// Whether it waits for bytes on a connection.
    pub(super) fn receives(&self) -> bool {
        RECEIVES.contains(&self.call) && matches!(self.on, On::Connection(_))
    }

    /// Whether it waits until a connection takes more bytes.
    pub(super) fn sends(&self) -> bool {
        SENDS.contains(&self.call) && matches!(self.on, On::Connection(_))
    }

    /// Whether this is the connection that it waits for.
    pub(super) fn is_on(&self, connection: &Connection) -> bool {
        matches!(self.on, On::Connection(remote) if *remote == connection.remote)
    }

    /// What it waits for, in words.
    pub(super) fn words(&self) -> String {
        format!("it waits in {}() for {}", self.call, self.on.words())
    }
}

/// A wait for one of several things, taken apart.
pub(super) fn flat(on: &On) -> Vec<&On> {
    if let On::AnyOf(several) = on {
        several.iter().flat_map(flat).collect()
    } else {
        vec![on]
    }
}

/// Whether bytes lie unread on a connection. The end of the other side's sending alone counts as one.
pub(super) fn has_words(connection: &Connection) -> bool {
    connection.unread > 1
}

/// It waits for the keyboard before it has shown anything, connected or listened.
pub(super) fn reads_the_keyboard_first(evidence: &Evidence<'_>) -> Named {
    let (symptom, missing) = match evidence.check {
        "prompts-first"
        | "prompts-in-the-given-words"
        | "shows-the-prompt"
        | "asks-in-the-given-words" => (Symptom::NotShown, "has shown nothing"),
        "reaches-the-server" => (Symptom::Refused, "has not connected"),
        "becomes-ready" => (Symptom::NotReady, "does not listen"),
        _ => return None,
    };
    let finding = evidence
        .found(&[symptom])
        .filter(|_| evidence.ending().is_none())?;
    if symptom == Symptom::NotShown && finding.actual != "an empty screen" {
        return None;
    }
    let seen = format!("it waits for the keyboard and {missing}");
    evidence
        .waits_for_keyboard()
        .then_some(("reads-keyboard-first", seen))
}

/// An empty line was typed, nothing was sent, and the client does not go on.
pub(super) fn sent_nothing_for_nothing(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer, Symptom::StillOpen])?;
    let client =
        evidence.role == Role::Client && evidence.ending().is_none() && !evidence.hung_up();
    let accepted = evidence.did(Said::Accepted) || evidence.sent_datagrams() == Some(0);
    let empty = evidence.typed().is_some_and(|typed| typed.is_empty());
    let silent = accepted && evidence.talk().heard().is_empty();
    let fits = client && empty && silent && !evidence.waits_for_keyboard();
    let seen = "for an empty line it sent nothing, and it does not go on";
    fits.then(|| ("empty-input-hang", seen.to_owned()))
}

/// A client waits for an answer to nothing; or both programs of a pair wait for each other.
pub(super) fn both_sides_wait(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer, Symptom::NotShown, Symptom::StillOpen])?;
    let waits = evidence
        .waits_for_words()
        .filter(|_| !evidence.waits_for_keyboard())?;
    let first = waits.first()?;
    let said_nothing = evidence.did(Said::Accepted) && evidence.talk().heard().is_empty();
    let seen = match evidence.role {
        Role::Client if said_nothing => format!("it has sent nothing, and {}", first.words()),
        Role::Pair if waits.iter().any(|wait| wait.pid != first.pid) => {
            format!(
                "of the one, {}; so does the other; no bytes lie unread",
                first.words()
            )
        }
        Role::Client | Role::Pair | Role::Server => return None,
    };
    Some(("both-sides-wait", seen))
}

/// Bytes lie unread on a connection that is accepted, or a datagram does, and every thread waits elsewhere: for a client,
/// or the keyboard.
pub(super) fn looks_elsewhere(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[
        Symptom::NoAnswer,
        Symptom::PartOfTheAnswer,
        Symptom::NotShown,
    ])?;
    let waits = evidence.waits()?;
    let unread = unread_on_a_connection(evidence).or_else(|| unread_datagram(evidence))?;
    let elsewhere = |wait: &&Wait<'_>| matches!(wait.on, On::Keyboard | On::Listener(_));
    let wait = waits.iter().find(elsewhere)?;
    let seen = format!("{} while {unread}", wait.words());
    waits
        .iter()
        .all(|wait| elsewhere(&wait))
        .then_some(("waits-on-the-wrong-descriptor", seen))
}

fn unread_on_a_connection(evidence: &Evidence<'_>) -> Option<String> {
    let mut connections = evidence.snapshot?.connections.iter();
    let one = connections.find(|one| one.accepted && has_words(one))?;
    Some(format!(
        "{} bytes lie unread on the connection with {}",
        one.unread, one.remote
    ))
}

/// A client may have taken another datagram for its answer, and be done.
fn unread_datagram(evidence: &Evidence<'_>) -> Option<String> {
    let snapshot = evidence.snapshot.filter(|_| evidence.role == Role::Server);
    let mut mailboxes = snapshot?.mailboxes.iter();
    let one = mailboxes.find(|one| one.unread)?;
    Some(format!("a datagram lies unread at {}", one.address))
}

pub(super) const RECEIVES: [&str; 5] = ["read", "readv", "recv", "recvmsg", "recvmmsg"];
const SENDS: [&str; 6] = ["write", "writev", "send", "sendmsg", "sendfile", "sendto"];
