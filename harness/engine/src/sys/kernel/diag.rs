//! The kernel's socket tables, asked over netlink (sock_diag(7)).
//!
//! One exact question costs a few microseconds; `/proc/net/tcp` costs up to a millisecond and tells less.

use std::io;
use std::mem::MaybeUninit;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd, OwnedFd};

use super::inet_diag::{QUESTION, Question, ask_udp, four, question, row, u16_at, u32_at};
use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, netlink, recv, send, socket_with,
};

const SOCK_DIAG_BY_FAMILY: u16 = 20;
const NLMSG_ERROR: u16 = 2;
const NLMSG_DONE: u16 = 3;
const NLM_F_REQUEST: u16 = 1;
const NLM_F_DUMP: u16 = 0x300;
const HEADER: usize = 16;
/// Opens a socket for questions; it answers for the network it was made in.
pub(in crate::sys) fn open() -> io::Result<OwnedFd> {
    let flags = SocketFlags::CLOEXEC;
    Ok(socket_with(
        AddressFamily::NETLINK,
        SocketType::DGRAM,
        flags,
        Some(netlink::SOCK_DIAG),
    )?)
}

/// States of a TCP socket that matter here (include/net/tcp_states.h).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TcpState {
    /// Both sides may send.
    Established,
    /// The other side has ended its sending.
    CloseWait,
    /// It waits for connections.
    Listen,
    /// The last step of the handshake has not arrived.
    Opening,
    /// A UDP socket.
    Datagrams,
    /// Closing, closed, or being opened.
    Other(u8),
}

/// One row of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocketRow {
    /// Its own address.
    pub local: SocketAddr,
    /// The other end's.
    pub remote: SocketAddr,
    /// Its state.
    pub state: TcpState,
    /// Bytes not read; for a listening socket connections not accepted.
    pub unread: u32,
    /// Bytes not acknowledged; for a listening socket the length of its queue.
    pub unsent: u32,
    /// Its inode; 0 before it is accepted and after it is closed.
    pub inode: u32,
    /// Bytes that arrived in all, where the kernel tells.
    pub received: Option<u64>,
    /// Bytes that were written in all, whether they have left or still wait to, where the kernel tells.
    pub sent: Option<u64>,
    /// Datagrams that the kernel has dropped for want of room, where it tells.
    pub drops: Option<u32>,
}

/// Asks questions.
pub(super) struct Diag(OwnedFd);

impl Diag {
    pub(super) fn new(socket: OwnedFd) -> Self {
        Self(socket)
    }

    /// The program's end of the connection between `program` and `peer`; `None` when it is closed.
    pub(super) fn connection(
        &self,
        program: SocketAddr,
        peer: SocketAddr,
    ) -> io::Result<Option<SocketRow>> {
        let rows = self.ask(&question(program, peer, u32::MAX), NLM_F_REQUEST)?;
        // Where the connection is gone the kernel answers with the listening socket it came in through.
        Ok(rows.into_iter().find(|row| row.state != TcpState::Listen))
    }

    /// The socket that would take a client that asks for this address: one look-up, where a list of those that listen
    /// is a walk over tens of thousands of empty rows.
    pub(super) fn listener(&self, address: SocketAddr) -> io::Result<Option<SocketRow>> {
        let nobody = SocketAddr::new(address.ip(), 0);
        let rows = self.ask(&question(address, nobody, u32::MAX), NLM_F_REQUEST)?;
        Ok(rows.into_iter().find(|row| row.state == TcpState::Listen))
    }

    /// The UDP socket that would take a datagram for this address.
    pub(super) fn receiver(&self, address: SocketAddr) -> io::Result<Option<SocketRow>> {
        let anybody = match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        };
        // For a single UDP socket the kernel takes the two ends the other way round (net/ipv4/udp_diag.c).
        let mut question = question(SocketAddr::new(anybody, 1), address, u32::MAX);
        ask_udp(&mut question);
        Ok(self.ask(&question, NLM_F_REQUEST)?.pop().map(of_udp))
    }

    /// Every UDP socket that is bound.
    pub(super) fn receivers(&self) -> io::Result<Vec<SocketRow>> {
        let rows = self.dump(u32::MAX, ask_udp)?;
        Ok(rows.into_iter().map(of_udp).collect())
    }

    /// Every TCP socket that listens.
    pub(super) fn listeners(&self) -> io::Result<Vec<SocketRow>> {
        self.all(1 << 10)
    }

    /// Every TCP socket that is bound to a port and nothing more, where the kernel tells (since Linux 6.8).
    pub(super) fn bound(&self) -> io::Result<Vec<SocketRow>> {
        self.all(1 << 13)
    }

    /// Every TCP connection that is open at least half.
    pub(super) fn connections(&self) -> io::Result<Vec<SocketRow>> {
        self.all(1 << 1 | 1 << 4 | 1 << 5 | 1 << 8 | 1 << 9)
    }

    fn all(&self, states: u32) -> io::Result<Vec<SocketRow>> {
        self.dump(states, |_| {})
    }

    fn dump(&self, states: u32, adapt: fn(&mut Question)) -> io::Result<Vec<SocketRow>> {
        let any4 = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), 0);
        let any6 = SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), 0);
        let mut rows = Vec::new();
        for any in [any4, any6] {
            let mut question = question(any, any, states);
            adapt(&mut question);
            rows.extend(self.ask(&question, NLM_F_REQUEST | NLM_F_DUMP)?);
        }
        Ok(rows)
    }

    fn ask(&self, question: &Question, flags: u16) -> io::Result<Vec<SocketRow>> {
        let mut message = [0; HEADER + QUESTION];
        message[..4].copy_from_slice(&((HEADER + QUESTION) as u32).to_ne_bytes());
        message[4..6].copy_from_slice(&SOCK_DIAG_BY_FAMILY.to_ne_bytes());
        message[6..8].copy_from_slice(&flags.to_ne_bytes());
        message[HEADER..].copy_from_slice(question);
        send(self.0.as_fd(), &message, SendFlags::empty())?;
        let mut rows = Vec::new();
        while !self.hear(flags & NLM_F_DUMP != 0, &mut rows)? {}
        Ok(rows)
    }

    /// Takes one datagram of answers in; whether it was the last.
    fn hear(&self, dump: bool, rows: &mut Vec<SocketRow>) -> io::Result<bool> {
        let mut buffer = [MaybeUninit::uninit(); 32 * 1024];
        let ((heard, _), _) = recv(self.0.as_fd(), &mut buffer[..], RecvFlags::empty())?;
        let mut rest = &*heard;
        while rest.len() >= HEADER {
            let length = (u32_at(rest, 0) as usize).clamp(HEADER, rest.len());
            match u16_at(rest, 4) {
                NLMSG_DONE => return Ok(true),
                NLMSG_ERROR => return not_found(i32::from_ne_bytes(four(rest, HEADER))),
                _ => rows.extend(row(&rest[HEADER..length])),
            }
            rest = &rest[length.next_multiple_of(4).min(rest.len())..];
        }
        Ok(!dump)
    }
}

fn of_udp(row: SocketRow) -> SocketRow {
    SocketRow {
        state: TcpState::Datagrams,
        ..row
    }
}

/// An error message: no such socket is an answer, anything else is trouble.
fn not_found(errno: i32) -> io::Result<bool> {
    match -errno {
        0 | libc::ENOENT => Ok(true),
        errno => Err(io::Error::from_raw_os_error(errno)),
    }
}

#[cfg(test)]
#[path = "diag_tests.rs"]
mod tests;
