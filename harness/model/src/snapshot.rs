//! The frozen moment: what the kernel told of the program when an attempt ended badly.

use serde::{Deserialize, Serialize};

use crate::{Astray, Escaped};

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
    /// Whether it belongs to a process that the program has started.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub child: bool,
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
    /// Which of our clients is at the other end, counted from 1; 0 where the program is the client.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub client: u32,
    /// The program's descriptor of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub descriptor: Option<i32>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A datagram socket of the program in which something lies unread, or into which something did not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailbox {
    /// Its own address.
    pub address: String,
    /// The program's descriptor of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub descriptor: Option<i32>,
    /// Whether datagrams lie in it that were not read.
    pub unread: bool,
    /// How many there are, where the kernel tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// How many bytes the first of them has, where the kernel tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<u32>,
    /// Datagrams that the kernel has dropped for want of room.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub dropped: u32,
}

/// What the kernel counted of connections that were asked for in the network of an attempt; ours are among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calls {
    /// Connections that were asked for.
    pub begun: u64,
    /// Those that nobody took: a host refused them.
    pub refused: u64,
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
    /// Every datagram socket that something is wrong with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mailboxes: Vec<Mailbox>,
    /// What was counted of connections, where they are spoken over and the network is the program's alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calls: Option<Calls>,
    /// What the program has sent to others than us, where every packet of the attempt was heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub astray: Option<Vec<Astray>>,
}

impl On {
    /// What is waited for, in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Connection(remote) => format!("the connection with {remote}"),
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

/// Of very many the first few, and how many more there are; several connections are told by their number.
fn any_of(several: &[On]) -> String {
    let is_connection = |on: &&On| matches!(on, On::Connection(_));
    let connections = several.iter().filter(is_connection).count();
    let is_crowd = connections > MOST_CONNECTIONS;
    let crowd = is_crowd.then(|| format!("one of {connections} connections"));
    let others = several.iter().filter(|on| !is_crowd || !is_connection(on));
    let more = others.clone().count().saturating_sub(MOST_NAMED);
    let more = (more > 0).then(|| format!("{more} more"));
    let named = others.take(MOST_NAMED).map(On::words);
    named
        .chain(more)
        .chain(crowd)
        .collect::<Vec<_>>()
        .join(" or ")
}

/// So many connections are named among what is waited for.
const MOST_CONNECTIONS: usize = 2;

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
        let connection = |port| On::Connection(format!("127.0.0.1:{port}"));
        let crowd = [vec![On::Keyboard], (1..99).map(connection).collect()].concat();
        assert_eq!(
            On::AnyOf(crowd).words(),
            "the keyboard or one of 98 connections"
        );
    }
}
