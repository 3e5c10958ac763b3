//! The frozen moment: what the kernel told of the program when an attempt ended badly.

use serde::{Deserialize, Serialize};

use crate::Escaped;

/// What a wait is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum On {
    /// The connection with this remote address, as the program sees it.
    Connection(String),
    /// A socket that listens, with its address.
    Listener(String),
    /// A datagram socket, with its address.
    Datagrams(String),
    /// The program's terminal.
    Keyboard,
    /// A pipe, or a socket between its own processes.
    Pipe,
    /// A lock or a condition variable of its own.
    Lock,
    /// A child process.
    Child,
    /// One of several descriptors; these, where the kernel tells.
    AnyOf(Vec<On>),
    /// Something else, by the kernel's name for it.
    Other(Escaped),
}

/// What a thread was doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blocked {
    /// It was running, or ready to run.
    Running,
    /// It waited with a time-out, in this system call.
    ForAWhile {
        /// The system call.
        call: String,
        /// For what.
        on: On,
    },
    /// It waited without a time-out, in this system call.
    ForEver {
        /// The system call.
        call: String,
        /// For what.
        on: On,
    },
    /// The kernel would not tell, or it was in a call that is no wait.
    Unknown(String),
}

/// One thread of the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadState {
    /// Process number, as the harness sees it.
    pub pid: i32,
    /// Thread number.
    pub tid: i32,
    /// Name of the process.
    pub name: Escaped,
    /// What it was doing.
    pub blocked: Blocked,
}

/// One connection of the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// The other end, as the program sees it.
    pub remote: String,
    /// Bytes that have arrived and were not read.
    pub unread: u32,
    /// Bytes that were sent and not acknowledged.
    pub unsent: u32,
    /// Whether the program has accepted it.
    pub accepted: bool,
    /// Whether the other side has ended its sending. Until the program has read that, it counts as an unread byte.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

/// What the kernel counted of datagrams in the network of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datagrams {
    /// Datagrams that the program has sent, to whomever.
    pub sent: u64,
}

/// What the kernel told of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Every thread of every process.
    pub threads: Vec<ThreadState>,
    /// Every open connection.
    pub connections: Vec<Connection>,
    /// What was counted of datagrams, where they are spoken and the network is the program's alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datagrams: Option<Datagrams>,
}

impl On {
    /// What is waited for, in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Connection(remote) => format!("the connection from {remote}"),
            Self::Listener(address) => format!("the listening socket {address}"),
            Self::Datagrams(address) => format!("the datagram socket {address}"),
            Self::Keyboard => "the keyboard".to_owned(),
            Self::Pipe => "a pipe, or a socket that is connected to nobody outside".to_owned(),
            Self::Lock => "a lock of its own".to_owned(),
            Self::Child => "a child process".to_owned(),
            Self::AnyOf(several) if several.is_empty() => "several descriptors".to_owned(),
            Self::AnyOf(several) => any_of(several),
            Self::Other(name) => name.to_string(),
        }
    }
}

/// Of very many the first few, and how many more there are.
fn any_of(several: &[On]) -> String {
    let named = several.iter().take(MOST_NAMED).map(On::words);
    let more = several.len().saturating_sub(MOST_NAMED);
    let more = (more > 0).then(|| format!("{more} more"));
    named.chain(more).collect::<Vec<_>>().join(" or ")
}

/// A wait for more than so many things at once is not told in full.
const MOST_NAMED: usize = 6;

impl Blocked {
    /// What the thread was doing, in words that continue "your program …".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Running => "was computing".to_owned(),
            Self::ForAWhile { call, on } => {
                format!("waits in {call}() with a time-out for {}", on.words())
            }
            Self::ForEver { call, on } => format!("waits in {call}() for {}", on.words()),
            Self::Unknown(call) => format!("is in {call}"),
        }
    }

    /// What the thread waits for, if it waits.
    #[must_use]
    pub fn on(&self) -> Option<&On> {
        match self {
            Self::ForAWhile { on, .. } | Self::ForEver { on, .. } => Some(on),
            Self::Running | Self::Unknown(_) => None,
        }
    }
}

impl Snapshot {
    /// Each thread's state and each unread connection as a sentence fragment, for people.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let threads = self.threads.iter().map(|thread| thread.blocked.words());
        let mut lines: Vec<(String, usize)> = Vec::new();
        for words in threads.chain(self.connections.iter().filter_map(Connection::words)) {
            match lines.iter_mut().find(|(known, _)| *known == words) {
                Some((_, count)) => *count += 1,
                None => lines.push((words, 1)),
            }
        }
        lines
            .into_iter()
            .map(|(words, count)| {
                if count > 1 {
                    format!("{words} ({count} threads)")
                } else {
                    words
                }
            })
            .collect()
    }
}

impl Connection {
    fn words(&self) -> Option<String> {
        let not_accepted = if self.accepted {
            ""
        } else {
            ", which it has not accepted"
        };
        let of = format!("the connection from {}{not_accepted}", self.remote);
        match self.unread {
            0 if self.accepted && self.ended => Some(format!(
                "keeps the connection from {} open, although it has seen its end",
                self.remote
            )),
            0 if self.accepted => None,
            0 => Some(format!("has {of}")),
            unread => Some(format!("leaves {unread} bytes unread on {of}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_for_very_many_is_told_in_short() {
        let many = On::AnyOf(vec![On::Keyboard; 1000]);
        assert!(many.words().ends_with("the keyboard or 994 more"));
        assert_eq!(
            On::AnyOf(vec![On::Keyboard; 2]).words(),
            "the keyboard or the keyboard"
        );
    }

    #[test]
    fn a_moment_reads_as_sentences() {
        let waits = Blocked::ForEver {
            call: "accept".into(),
            on: On::Listener("0.0.0.0:12000".into()),
        };
        let thread = |tid| ThreadState {
            pid: 2,
            tid,
            name: Escaped::default(),
            blocked: waits.clone(),
        };
        let unread = Connection {
            remote: "127.0.0.1:4".into(),
            unread: 17,
            unsent: 0,
            accepted: true,
            ended: false,
        };
        let ended = Connection {
            unread: 0,
            ended: true,
            ..unread.clone()
        };
        let moment = Snapshot {
            threads: vec![thread(2), thread(3)],
            connections: vec![unread, ended],
            datagrams: None,
        };
        assert_eq!(
            moment.lines(),
            [
                "waits in accept() for the listening socket 0.0.0.0:12000 (2 threads)",
                "leaves 17 bytes unread on the connection from 127.0.0.1:4",
                "keeps the connection from 127.0.0.1:4 open, although it has seen its end"
            ]
        );
    }
}
