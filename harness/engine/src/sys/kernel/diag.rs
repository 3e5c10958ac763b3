//! The kernel's socket tables, asked over netlink (sock_diag(7)).
//!
//! One exact question costs a few microseconds; `/proc/net/tcp` costs up to a millisecond and tells less.

use std::io;
use std::mem::MaybeUninit;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd, OwnedFd};

use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, netlink, recv, send, socket_with,
};

const SOCK_DIAG_BY_FAMILY: u16 = 20;
const NLMSG_ERROR: u16 = 2;
const NLMSG_DONE: u16 = 3;
const NLM_F_REQUEST: u16 = 1;
const NLM_F_DUMP: u16 = 0x300;
const INET_DIAG_INFO: u8 = 2;
const HEADER: usize = 16;
const QUESTION: usize = 56;
const MESSAGE: usize = 72;
/// Where `struct tcp_info` has `tcpi_bytes_received` (linux/tcp.h).
const BYTES_RECEIVED: usize = 128;
/// Where it has `tcpi_bytes_sent`, with `tcpi_bytes_retrans` behind it.
const BYTES_SENT: usize = 200;
/// Where it has `tcpi_notsent_bytes`; older than the fields before.
const NOT_SENT: usize = 144;

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
    /// Closing, closed, or being opened.
    Other(u8),
}

/// One row of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        let any4 = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), 0);
        let any6 = SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), 0);
        let mut rows = self.ask(&question(any4, any4, states), NLM_F_REQUEST | NLM_F_DUMP)?;
        rows.extend(self.ask(&question(any6, any6, states), NLM_F_REQUEST | NLM_F_DUMP)?);
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

/// An error message: no such socket is an answer, anything else is trouble.
fn not_found(errno: i32) -> io::Result<bool> {
    match -errno {
        0 | libc::ENOENT => Ok(true),
        errno => Err(io::Error::from_raw_os_error(errno)),
    }
}

/// `struct inet_diag_req_v2`.
type Question = [u8; QUESTION];

fn question(local: SocketAddr, remote: SocketAddr, states: u32) -> Question {
    let family = if local.is_ipv4() {
        libc::AF_INET
    } else {
        libc::AF_INET6
    };
    let mut bytes = [0; QUESTION];
    bytes[0] = family as u8;
    bytes[1] = libc::IPPROTO_TCP as u8;
    bytes[2] = 1 << (INET_DIAG_INFO - 1);
    bytes[4..8].copy_from_slice(&states.to_ne_bytes());
    bytes[8..10].copy_from_slice(&local.port().to_be_bytes());
    bytes[10..12].copy_from_slice(&remote.port().to_be_bytes());
    bytes[12..28].copy_from_slice(&address(local.ip()));
    bytes[28..44].copy_from_slice(&address(remote.ip()));
    bytes[48..].fill(0xff);
    bytes
}

fn address(ip: IpAddr) -> [u8; 16] {
    match ip {
        IpAddr::V6(ip) => ip.octets(),
        IpAddr::V4(ip) => {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&ip.octets());
            bytes
        }
    }
}

/// `struct inet_diag_msg` and its attributes.
fn row(bytes: &[u8]) -> Option<SocketRow> {
    let head = bytes.get(..MESSAGE)?;
    let ip = |at: usize| match i32::from(head[0]) {
        libc::AF_INET => IpAddr::from(four(head, at)),
        _ => {
            let ip = Ipv6Addr::from(<[u8; 16]>::try_from(&head[at..at + 16]).unwrap_or_default());
            ip.to_ipv4_mapped().map_or(IpAddr::V6(ip), IpAddr::V4)
        }
    };
    let port = |at: usize| u16::from_be_bytes([head[at], head[at + 1]]);
    Some(SocketRow {
        local: SocketAddr::new(ip(8), port(4)),
        remote: SocketAddr::new(ip(24), port(6)),
        state: state(head[1]),
        // The kernel counts an end of the other side that was not noticed as one more byte.
        unread: u32_at(head, 56).saturating_sub(u32::from(state(head[1]) == TcpState::CloseWait)),
        unsent: u32_at(head, 60),
        inode: u32_at(head, 68),
        received: tcp_info(&bytes[MESSAGE..]).and_then(|info| u64_at(info, BYTES_RECEIVED)),
        sent: tcp_info(&bytes[MESSAGE..]).and_then(written),
    })
}

fn state(number: u8) -> TcpState {
    match number {
        1 => TcpState::Established,
        8 => TcpState::CloseWait,
        10 => TcpState::Listen,
        3 | 12 => TcpState::Opening,
        other => TcpState::Other(other),
    }
}

/// Bytes sent, less those sent again, and those that have not been sent yet.
fn written(info: &[u8]) -> Option<u64> {
    let (sent, again) = (u64_at(info, BYTES_SENT)?, u64_at(info, BYTES_SENT + 8)?);
    Some(sent - again + u64::from(u32_at(info, NOT_SENT)))
}

/// Finds `struct tcp_info` among the attributes.
fn tcp_info(mut attributes: &[u8]) -> Option<&[u8]> {
    while attributes.len() >= 4 {
        let length = usize::from(u16_at(attributes, 0)).clamp(4, attributes.len());
        if u16_at(attributes, 2) == u16::from(INET_DIAG_INFO) {
            return Some(&attributes[4..length]);
        }
        attributes = &attributes[length.next_multiple_of(4).min(attributes.len())..];
    }
    None
}

fn four(bytes: &[u8], at: usize) -> [u8; 4] {
    [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_ne_bytes(four(bytes, at))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_ne_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_ne_bytes([bytes[at], bytes[at + 1]])
}
