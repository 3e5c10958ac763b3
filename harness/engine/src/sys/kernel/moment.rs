//! The frozen moment: what every thread waits for and what lies in the queues, in the model's words.

use std::net::SocketAddr;

use sockspec_model::{Blocked, Connection, On, Snapshot, ThreadState, Untrusted};

use super::descriptors;
use super::diag::{SocketRow, TcpState};
use super::look::Kernel;
use super::threads::{Doing, Thread};

impl Kernel {
    /// The frozen moment, in the model's words. `known` are the connections with us, the program's end first: without
    /// any, the kernel's whole table is asked, which costs a hundred times as much.
    #[must_use]
    pub fn snapshot(&self, known: &[(SocketAddr, SocketAddr)]) -> Snapshot {
        let asked = known
            .iter()
            .filter_map(|(program, peer)| self.connection(*program, *peer).ok()?);
        let mut rows: Vec<SocketRow> = asked.collect();
        rows.extend(self.left(&rows));
        if known.is_empty() {
            rows.extend(self.diag.connections().unwrap_or_default());
        }
        rows.extend(self.listeners().unwrap_or_default());
        rows.extend(self.receivers().unwrap_or_default());
        let (tree, held) = (self.tree(), self.held());
        let ports: Vec<u16> = rows
            .iter()
            .filter(|row| row.state == TcpState::Listen)
            .map(|row| row.local.port())
            .collect();
        let connections = rows
            .iter()
            .filter(|row| is_programs(row, &held, &ports))
            .map(connection)
            .collect();
        let threads = tree
            .threads
            .iter()
            .map(|thread| state(thread, &rows))
            .collect();
        Snapshot {
            threads,
            connections,
            datagrams: None,
        }
    }

    /// A few connections of ours that we have closed and the program has not.
    fn left(&self, known: &[SocketRow]) -> Vec<SocketRow> {
        let all = self.connections().unwrap_or_default().into_iter();
        let left = all.filter(|row| row.state == TcpState::CloseWait && !known.contains(row));
        left.take(MOST_LEFT).collect()
    }
}

/// A program that lets go of nobody may have hundreds.
const MOST_LEFT: usize = 3;

impl Kernel {
    /// Whether a thread of the programs waits for the keyboard, alone or among others; assumed where the kernel does not
    /// tell what it waits for.
    #[must_use]
    pub fn waits_for_keyboard(&self) -> bool {
        let waits = |thread: &Thread| match state(thread, &[]).blocked.on() {
            Some(On::AnyOf(several)) => several.is_empty() || several.contains(&On::Keyboard),
            on => on == Some(&On::Keyboard),
        };
        self.tree().threads.iter().any(waits)
    }
}

/// A connection is the program's when it holds the socket, or has yet to accept it.
fn is_programs(row: &SocketRow, held: &[u32], ports: &[u16]) -> bool {
    let open = matches!(row.state, TcpState::Established | TcpState::CloseWait);
    open && (held.contains(&row.inode) || row.inode == 0 && ports.contains(&row.local.port()))
}

fn connection(row: &SocketRow) -> Connection {
    Connection {
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
    }
}
