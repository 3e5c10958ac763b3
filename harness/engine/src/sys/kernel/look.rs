//! Looks at a program: is it running, waiting for a while, or waiting for ever?
//!
//! The proof of silence: every thread of every process is blocked in a wait that no clock ends, and between two looks
//! none of them was put on a processor. Then the program as a whole was frozen at one moment between the looks, and
//! only somebody outside can wake it. What is outside is ours: our connections and the keyboard.

use std::io;
use std::net::SocketAddr;
use std::os::fd::OwnedFd;

use super::diag::{Diag, SocketRow};
use super::procfs::ProcFs;
use super::threads::{Doing, Thread, Tree};
use super::usage::{Used, used};
use super::{descriptors, threads};
use crate::sys::Trouble;
use crate::sys::pod::{Isolation, Order, Pod};

/// Observes the programs of one pod.
pub struct Kernel {
    pub(super) diag: Diag,
    pub(super) proc: ProcFs,
    pub(super) root: i32,
    /// Whether the socket tables are the machine's, with other people's sockets in them.
    pub(super) shared: bool,
}

/// What a look showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Proved: nothing more can come from the program unless somebody outside acts.
    Frozen,
    /// Every thread waits, but some only for a while, or in ways that prove nothing.
    Waiting,
    /// Some thread runs or could run.
    Running,
    /// No process is left.
    Gone,
}

impl Kernel {
    /// Looks into a pod.
    ///
    /// # Errors
    /// When the pod hands out no diagnostic socket.
    pub fn of(pod: &Pod) -> Result<Self, Trouble> {
        let diag: OwnedFd = pod
            .fetch(&Order::Diag)?
            .pop()
            .ok_or_else(|| Trouble::new("the pod sent no diagnostic socket"))?;
        // Behind a new process space the helper only waits; its child is the one whose children are programs.
        let proc = ProcFs::default();
        let root = match pod.isolation() {
            Isolation::Full => threads::first_below(&proc, pod.root()).unwrap_or(pod.root()),
            Isolation::Net | Isolation::None => pod.root(),
        };
        Ok(Self {
            diag: Diag::new(diag),
            proc,
            root,
            shared: pod.isolation() == Isolation::None,
        })
    }

    /// Looks once, and a second time when the first look makes a proof possible.
    #[must_use]
    pub fn look(&self) -> Look {
        self.watch().0
    }

    /// The same, with what the programs had used of the processors when they were looked at.
    #[must_use]
    pub fn watch(&self) -> (Look, Used) {
        let first = self.tree();
        (self.judge(&first), used(&first))
    }

    fn judge(&self, first: &Tree) -> Look {
        match overall(&first.threads) {
            Look::Frozen => {}
            other @ (Look::Waiting | Look::Running | Look::Gone) => return other,
        }
        if first
            .living()
            .into_iter()
            .any(|pid| descriptors::has_hidden_clock(&self.proc, pid))
            || first.threads.iter().any(ends_by_itself)
        {
            return Look::Waiting;
        }
        // Where the scheduler keeps no count, two looks that are alike prove nothing.
        let counted = |thread: &Thread| thread.spent.slices > 0;
        if !first.threads.iter().all(counted) {
            return Look::Waiting;
        }
        let asleep = |thread: &Thread| threads::is_asleep(&self.proc, thread);
        if first.threads.iter().all(asleep) && self.tree() == *first {
            Look::Frozen
        } else {
            Look::Running
        }
    }

    pub(super) fn tree(&self) -> Tree {
        threads::below(&self.proc, self.root)
    }

    /// Every thread number of the programs.
    #[must_use]
    pub fn threads(&self) -> Vec<i32> {
        let tree = self.tree();
        tree.threads.iter().map(|thread| thread.tid).collect()
    }

    /// The program's end of a connection; `None` when it is closed there.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn connection(
        &self,
        program: SocketAddr,
        peer: SocketAddr,
    ) -> io::Result<Option<SocketRow>> {
        self.diag.connection(program, peer)
    }

    /// Every connection that is open at least half.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn connections(&self) -> io::Result<Vec<SocketRow>> {
        self.diag.connections()
    }

    /// The programs' sockets that listen.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn listeners(&self) -> io::Result<Vec<SocketRow>> {
        let mut rows = self.diag.listeners()?;
        if self.shared {
            let held = self.held();
            rows.retain(|row| held.contains(&row.inode));
        }
        Ok(rows)
    }

    /// The socket of a program's that would take a client of this address; `None` when there is none.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn listener(&self, address: SocketAddr) -> io::Result<Option<SocketRow>> {
        let row = self.diag.listener(address)?;
        Ok(row.filter(|row| !self.shared || self.held().contains(&row.inode)))
    }

    /// The programs' UDP sockets that are bound to a port.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn receivers(&self) -> io::Result<Vec<SocketRow>> {
        let held = self.held();
        let mut rows = self.diag.receivers()?;
        rows.retain(|row| held.contains(&row.inode));
        Ok(rows)
    }

    /// The UDP socket that would take a datagram for this address; `None` when there is none.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn receiver(&self, address: SocketAddr) -> io::Result<Option<SocketRow>> {
        let row = self.diag.receiver(address)?;
        Ok(row.filter(|row| !self.shared || self.held().contains(&row.inode)))
    }

    /// How many clients of this address are connected and not yet accepted.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn queue_of(&self, address: SocketAddr) -> io::Result<u32> {
        Ok(self.diag.listener(address)?.map_or(0, |row| row.unread))
    }

    /// Whether the queue of this address has room for another client; where nobody listens it never will.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn queue_has_room(&self, address: SocketAddr) -> io::Result<bool> {
        let row = self.diag.listener(address)?;
        Ok(row.is_none_or(|row| row.unread < row.unsent))
    }

    /// Whether a program has bound a port without listening on it.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn is_bound(&self, port: u16) -> io::Result<bool> {
        Ok(self
            .diag
            .bound()?
            .iter()
            .any(|row| row.local.port() == port))
    }

    /// Whether somebody else on the machine has a port, of TCP or of UDP.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub fn is_taken(&self, port: u16, datagrams: bool) -> io::Result<bool> {
        if !self.shared {
            return Ok(false);
        }
        let rows = if datagrams {
            self.diag.receivers()?
        } else {
            self.diag.listeners()?
        };
        Ok(rows.iter().any(|row| row.local.port() == port))
    }

    /// Inodes of the programs' sockets.
    pub(super) fn held(&self) -> Vec<u32> {
        let sockets = self.sockets().into_iter();
        sockets.map(|(_, inode)| inode).collect()
    }

    /// The programs' sockets: descriptor and inode.
    pub(super) fn sockets(&self) -> Vec<(i32, u32)> {
        self.tree()
            .living()
            .into_iter()
            .flat_map(|pid| descriptors::sockets(&self.proc, pid))
            .collect()
    }
}

/// The state of all threads together, as far as one look shows it.
fn overall(threads: &[Thread]) -> Look {
    let mut look = if threads.is_empty() {
        Look::Gone
    } else {
        Look::Frozen
    };
    for thread in threads {
        match thread.doing {
            Doing::Running => return Look::Running,
            Doing::Waiting(wait) if !wait.timed => {}
            Doing::Waiting(_) | Doing::Elsewhere(_) | Doing::Hidden => look = Look::Waiting,
        }
    }
    look
}

fn ends_by_itself(thread: &Thread) -> bool {
    matches!(thread.doing, Doing::Waiting(wait) if descriptors::ends_by_itself(thread.pid, &wait))
}
