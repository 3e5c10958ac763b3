//! The frozen moment: what every thread waits for and what lies in the queues, in the model's words.

use std::net::SocketAddr;

use sockspec_model::{Blocked, Connection, Mailbox, On, Snapshot, ThreadState, Untrusted};

use super::descriptors;
use super::diag::{SocketRow, TcpState};
use super::look::Kernel;
use super::threads::{self, Doing, Thread};

/// A connection between a program and us.
pub struct Known {
    /// The program's end.
    pub program: SocketAddr,
    /// Our end.
    pub peer: SocketAddr,
    /// Which client we are on it; 0 where we are the server.
    pub client: u32,
}

impl Kernel {
    /// The frozen moment, in the model's words. Without any connection that is `known` the kernel's whole table is asked,
    /// which costs a hundred times as much.
    #[must_use]
    pub fn snapshot(&self, known: &[Known]) -> Snapshot {
        let asked = known
            .iter()
            .filter_map(|known| self.connection(known.program, known.peer).ok()?);
        let mut rows: Vec<SocketRow> = asked.collect();
        rows.extend(match known {
            [] => self.connections().unwrap_or_default(),
            _ => self.left(&rows),
        });
        rows.extend(self.listeners().unwrap_or_default());
        rows.extend(self.receivers().unwrap_or_default());
        let (tree, held) = (self.tree(), self.sockets());
        // We may listen in the same place.
        let ports: Vec<u16> = rows
            .iter()
            .filter(|row| row.state == TcpState::Listen && descriptor(row, &held).is_some())
            .map(|row| row.local.port())
            .collect();
        let connections = rows
            .iter()
            .filter(|row| is_programs(row, &held, &ports))
            .map(|row| connection(row, known, &held))
            .collect();
        let started = threads::children(&self.proc, self.root, self.root).unwrap_or_default();
        let threads = tree
            .threads
            .iter()
            .map(|thread| ThreadState {
                child: !started.contains(&thread.pid),
                ..state(thread, &rows)
            })
            .collect();
        let mailboxes = rows.iter().filter(|row| row.state == TcpState::Datagrams);
        let mailboxes = mailboxes
            .filter_map(|row| self.mailbox(row, &held))
            .collect();
        Snapshot {
            threads,
            connections,
            mailboxes,
            ..Snapshot::default()
        }
    }

    /// A datagram socket that the program holds, where something lies in it or did not fit.
    fn mailbox(&self, row: &SocketRow, held: &[(i32, u32)]) -> Option<Mailbox> {
        let descriptor = descriptor(row, held)?;
        let dropped = row.drops.unwrap_or(0);
        let unread = row.unread > 0;
        let queue = || {
            let mut pids = self.tree().living().into_iter();
            pids.find_map(|pid| descriptors::queue(&self.proc, pid, (descriptor, row.inode)))
        };
        let queue = unread.then(queue).flatten();
        (unread || dropped > 0).then(|| Mailbox {
            address: row.local.to_string(),
            descriptor: Some(descriptor),
            unread,
            count: queue.as_ref().and_then(|queue| queue.count),
            first: queue.map(|queue| queue.first),
            dropped,
        })
    }

    /// A few connections of ours that we have closed and the program has not.
    fn left(&self, known: &[SocketRow]) -> Vec<SocketRow> {
        // What lies unread may have changed since it was asked for.
        let ends = |row: &SocketRow| (row.local, row.remote);
        let is_known = |row: &SocketRow| known.iter().any(|known| ends(known) == ends(row));
        let all = self.connections().unwrap_or_default().into_iter();
        let left = all.filter(|row| row.state == TcpState::CloseWait && !is_known(row));
        left.take(MOST_LEFT).collect()
    }
}

/// A program that lets go of nobody may have hundreds.
const MOST_LEFT: usize = 3;

impl Kernel {
    /// What every thread of the programs waits for, connections not named.
    #[must_use]
    pub fn blocked(&self) -> Vec<Blocked> {
        let threads = self.tree().threads;
        let blocked = threads.iter().map(|thread| state(thread, &[]).blocked);
        blocked.collect()
    }

    /// Whether a thread of the programs waits for the keyboard, alone or among others; assumed where the kernel does not
    /// tell what it waits for.
    #[must_use]
    pub fn waits_for_keyboard(&self) -> bool {
        let waits = |blocked: &Blocked| match blocked.on() {
            Some(On::AnyOf(several)) => several.is_empty() || several.contains(&On::Keyboard),
            on => on == Some(&On::Keyboard),
        };
        self.blocked().iter().any(waits)
    }
}

/// A connection is the program's when it holds the socket, or has yet to accept it.
fn is_programs(row: &SocketRow, held: &[(i32, u32)], ports: &[u16]) -> bool {
    let open = matches!(row.state, TcpState::Established | TcpState::CloseWait);
    let early = row.inode == 0 && ports.contains(&row.local.port());
    open && (early || descriptor(row, held).is_some())
}

/// The program's descriptor of a socket, if it holds it.
fn descriptor(row: &SocketRow, held: &[(i32, u32)]) -> Option<i32> {
    let same = held.iter().find(|(_, inode)| *inode == row.inode);
    same.map(|(fd, _)| *fd)
}

fn connection(row: &SocketRow, known: &[Known], held: &[(i32, u32)]) -> Connection {
    let ours = known.iter().find(|known| known.peer == row.remote);
    Connection {
        client: ours.map_or(0, |ours| ours.client),
        descriptor: descriptor(row, held),
        remote: row.remote.to_string(),
        unread: row.unread,
        unsent: row.unsent,
        accepted: row.inode != 0,
        ended: row.state == TcpState::CloseWait,
    }
}

fn state(thread: &Thread, rows: &[SocketRow]) -> ThreadState {
    let blocked = match thread.doing {
        Doing::Running => Blocked::Running,
        Doing::Waiting(wait) => {
            let (call, on) = (
                wait.call.to_owned(),
                descriptors::awaited(thread.pid, &wait, rows),
            );
            if wait.timed {
                Blocked::ForAWhile { call, on }
            } else {
                Blocked::ForEver { call, on }
            }
        }
        Doing::Elsewhere(number) => Blocked::Unknown(format!("system call {number}")),
        Doing::Hidden => Blocked::Unknown("a place that the kernel does not show".to_owned()),
    };
    let name = std::fs::read(format!("/proc/{}/comm", thread.pid)).unwrap_or_default();
    let name = Untrusted::new(name.trim_ascii_end()).cut(40);
    ThreadState {
        pid: thread.pid,
        tid: thread.tid,
        name,
        blocked,
        child: false,
    }
}
