//! What the harness and a pod say to each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How much an attempt is kept apart from the rest of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Isolation {
    /// Process group and subreaper only; ports are shared with the machine.
    None,
    /// Own users and network, but the machine's processes.
    Net,
    /// Own users, network, processes, mounts and `/proc`.
    Full,
}

impl Isolation {
    /// The rung as the command line names it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Net => "net",
            Self::Full => "full",
        }
    }
}

/// From the harness to the pod.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::sys) enum Order {
    /// The first order: what to set up.
    SetUp {
        isolation: Isolation,
        furnishing: Furnishing,
    },
    /// Sockets, non-blocking, made inside: (family, type), so many.
    Sockets { domain: Domain, count: usize },
    /// A socket that asks the kernel about sockets.
    Diag,
    /// Sockets that hear every packet of the pod, each of one protocol; of datagrams where `datagrams`, else of streams.
    Ears { datagrams: bool },
    /// Start a program.
    Run(Launch),
    /// End every process that is left, and say how many there were.
    Sweep,
}

/// What a pod is like inside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furnishing {
    /// The port that belongs to programs: no peer of ours comes to sit on it.
    pub reserve: u16,
    /// How many clients there are at once beyond the usual number; the limits of programs grow with it.
    pub clients: u32,
    /// Whether the kernel holds only a few kilobytes of what a program sends.
    pub small_buffers: bool,
    /// A folder in which programs write without changing it.
    pub layer: Option<Layer>,
}

/// A writable layer over a folder (overlayfs).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    /// The folder.
    pub folder: String,
    /// Where what is new or changed lies.
    pub upper: String,
    /// An empty folder beside it, for the kernel.
    pub work: String,
}

/// Kinds of sockets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::sys) enum Domain {
    /// TCP over IPv4.
    Tcp4,
    /// TCP over IPv6.
    Tcp6,
    /// UDP over IPv4.
    Udp4,
    /// UDP over IPv6.
    Udp6,
}

/// From the pod to the harness.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::sys) enum Answer {
    /// The order was carried out; descriptors may come with it.
    Done,
    /// The program runs. Descriptors: a pidfd, the notification listener if any, then its console.
    Started { pid: i32, watched: bool },
    /// The program could not be started: the step and the error number.
    NotStarted { step: String, errno: i32 },
    /// So many processes were left.
    Swept { left: usize },
    /// The order failed in the pod.
    Failed { step: String, errno: i32 },
    /// Not an answer to anything: a program ended, with this wait status.
    Exited { pid: i32, status: i32 },
}

/// How to start a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Launch {
    /// The executable and its arguments; the first is an absolute path.
    pub argv: Vec<String>,
    /// Its whole environment.
    pub env: BTreeMap<String, String>,
    /// Its working directory.
    pub dir: String,
    /// Its console.
    pub stdio: Stdio,
    /// Whether calls of `listen` and `bind` are reported.
    pub watch: bool,
}

/// What a program's standard input, output and error are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stdio {
    /// A terminal of its own, echo off.
    Terminal,
    /// Two pipes, one in, one out.
    Pipes,
}
