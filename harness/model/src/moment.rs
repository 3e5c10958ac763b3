//! The frozen moment in words: sentences that a student understands without knowing what a queue is.
//!
//! Whatever differs in nothing but a number is told once, with how many more there are like it.

use crate::{Astray, Blocked, Connection, Mailbox, On, Snapshot, ThreadState};

/// So many that are alike are told one by one.
const MOST_ALIKE: usize = 3;

/// A sentence, and what it has in common with others like it.
struct Sentence {
    kind: String,
    words: String,
}

impl Snapshot {
    /// Each thread's wait, each connection and datagram socket that something is wrong with, and what went to others than
    /// us, in sentences.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let astray = self.astray.iter().flatten().map(astray);
        [self.waits_and_queues(), astray.collect()].concat()
    }

    fn waits_and_queues(&self) -> Vec<String> {
        let threads = folded(counted(self.threads.iter().map(thread)));
        let connections = self.connections.iter().filter_map(connection);
        let mailboxes = self.mailboxes.iter().flat_map(mailbox);
        let queues = folded(connections.chain(mailboxes).collect());
        match (threads.as_slice(), queues.as_slice()) {
            ([wait], [first, others @ ..]) => [&[format!("{wait} while {first}")], others].concat(),
            _ => [threads, queues].concat(),
        }
    }
}

fn astray(astray: &Astray) -> String {
    let nobody = if astray.is_look_up() {
        ""
    } else {
        ", where the other side is not"
    };
    format!("your program has {}{nobody}", astray.words())
}

fn thread(thread: &ThreadState) -> Sentence {
    let who = if thread.child {
        "its child process"
    } else {
        "your program"
    };
    let on_any_connection = match thread.blocked.on() {
        Some(On::Connection(_)) => without_on(&thread.blocked),
        _ => thread.blocked.words(),
    };
    Sentence {
        kind: format!("{who} {on_any_connection}"),
        words: format!("{who} {}", thread.blocked.words()),
    }
}

fn without_on(blocked: &Blocked) -> String {
    let nobody = On::Connection(String::new());
    match blocked.clone() {
        Blocked::ForAWhile { call, .. } => Blocked::ForAWhile { call, on: nobody }.words(),
        Blocked::ForEver { call, .. } => Blocked::ForEver { call, on: nobody }.words(),
        other @ (Blocked::Running | Blocked::Unknown(_)) => other.words(),
    }
}

/// What is wrong with a connection; of most there is nothing to say.
fn connection(connection: &Connection) -> Option<Sentence> {
    let (of, at) = (whose(connection), place(connection));
    let (kind, words) = match (connection.unread, connection.accepted, connection.ended) {
        (0, true, false) => return None,
        (0, true, true) => ("ended", {
            let with = of.replacen("from", "with", 1);
            format!("it keeps the connection {with} open{at}, although the other side has ended")
        }),
        (0, false, _) => ("waits", format!("the connection {of} is not accepted")),
        (unread, true, _) => (
            "unread",
            format!("{} {of} {} unread{at}", bytes(unread), lie(unread)),
        ),
        (unread, false, _) => (
            "early",
            format!(
                "{} {of} {} unread, and the connection is not accepted",
                bytes(unread),
                lie(unread)
            ),
        ),
    };
    Some(Sentence {
        kind: kind.to_owned(),
        words,
    })
}

/// What lies in a datagram socket, and what found no room there.
fn mailbox(mailbox: &Mailbox) -> Vec<Sentence> {
    let at = place_of(mailbox.descriptor);
    let sentence = |kind: &str, words: String| Sentence {
        kind: kind.to_owned(),
        words,
    };
    let size = mailbox.first.map(|first| format!(" of {}", bytes(first)));
    let unread = match (mailbox.count, size) {
        (Some(count @ 2..), Some(size)) => {
            format!("{count} datagrams lie unread{at}, the first one{size}")
        }
        (Some(count @ 2..), None) => format!("{count} datagrams lie unread{at}"),
        (_, size) => format!("a datagram{} lies unread{at}", size.unwrap_or_default()),
    };
    let dropped = match mailbox.dropped {
        1 => format!("one datagram found no room{at} and is lost"),
        many => format!("{many} datagrams found no room{at} and are lost"),
    };
    let unread = mailbox.unread.then(|| sentence("datagram", unread));
    let dropped = (mailbox.dropped > 0).then(|| sentence("dropped", dropped));
    unread.into_iter().chain(dropped).collect()
}

fn bytes(count: u32) -> String {
    format!("{count} byte{}", if count == 1 { "" } else { "s" })
}

fn lie(count: u32) -> &'static str {
    if count == 1 { "lies" } else { "lie" }
}

/// Our clients are numbered as in the conversation; the other end of a client is its server.
fn whose(connection: &Connection) -> String {
    match connection.client {
        0 => format!("from {}", connection.remote),
        1 => "of the first client".to_owned(),
        2 => "of the second client".to_owned(),
        3 => "of the third client".to_owned(),
        number => format!("of client {number}"),
    }
}

fn place(connection: &Connection) -> String {
    place_of(connection.descriptor)
}

fn place_of(descriptor: Option<i32>) -> String {
    descriptor.map_or_else(String::new, |number| format!(" on descriptor {number}"))
}

/// Threads that wait in the same words, once and with their number.
fn counted(sentences: impl Iterator<Item = Sentence>) -> Vec<Sentence> {
    let mut counted: Vec<(Sentence, usize)> = Vec::new();
    for sentence in sentences {
        match counted
            .iter_mut()
            .find(|(known, _)| known.words == sentence.words)
        {
            Some((_, count)) => *count += 1,
            None => counted.push((sentence, 1)),
        }
    }
    let told = |(sentence, count): (Sentence, usize)| match count {
        1 => sentence,
        _ => Sentence {
            words: format!("{} ({count} threads)", sentence.words),
            ..sentence
        },
    };
    counted.into_iter().map(told).collect()
}

/// Of many that are alike the first, and how many more there are.
fn folded(sentences: Vec<Sentence>) -> Vec<String> {
    let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
    for Sentence { kind, words } in sentences {
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, alike)) => alike.push(words),
            None => kinds.push((kind, vec![words])),
        }
    }
    kinds
        .into_iter()
        .flat_map(|(_, alike)| fold(alike))
        .collect()
}

fn fold(mut alike: Vec<String>) -> Vec<String> {
    let more = alike.len().saturating_sub(1);
    if alike.len() > MOST_ALIKE {
        alike.truncate(1);
        alike[0].push_str(&format!(", and {more} more like it"));
    }
    alike
}

#[cfg(test)]
#[path = "moment_tests.rs"]
mod tests;
