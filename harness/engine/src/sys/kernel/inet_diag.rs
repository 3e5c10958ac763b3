//! Questions and answers of inet_diag as bytes (linux/inet_diag.h).

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use super::diag::{SocketRow, TcpState};

const INET_DIAG_INFO: u8 = 2;
const INET_DIAG_SKMEMINFO: u8 = 7;
/// Which of the words of `INET_DIAG_SKMEMINFO` counts what was dropped (`SK_MEMINFO_DROPS`).
const DROPS: usize = 8;
/// Length of a question.
pub(super) const QUESTION: usize = 56;
/// Length of an answer before its attributes.
const MESSAGE: usize = 72;
/// Where `struct tcp_info` has `tcpi_bytes_received` (linux/tcp.h).
const BYTES_RECEIVED: usize = 128;
/// Where it has `tcpi_bytes_sent`, with `tcpi_bytes_retrans` behind it.
const BYTES_SENT: usize = 200;
/// Where it has `tcpi_notsent_bytes`; older than the fields before.
const NOT_SENT: usize = 144;

/// `struct inet_diag_req_v2`.
pub(super) type Question = [u8; QUESTION];

pub(super) fn question(local: SocketAddr, remote: SocketAddr, states: u32) -> Question {
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

/// Makes a question about TCP one about UDP.
pub(super) fn ask_udp(question: &mut Question) {
    question[1] = libc::IPPROTO_UDP as u8;
    question[2] = 1 << (INET_DIAG_SKMEMINFO - 1);
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
pub(super) fn row(bytes: &[u8]) -> Option<SocketRow> {
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
        received: attribute(&bytes[MESSAGE..], INET_DIAG_INFO)
            .and_then(|info| u64_at(info, BYTES_RECEIVED)),
        sent: attribute(&bytes[MESSAGE..], INET_DIAG_INFO).and_then(written),
        drops: attribute(&bytes[MESSAGE..], INET_DIAG_SKMEMINFO)
            .filter(|words| words.len() >= 4 * (DROPS + 1))
            .map(|words| u32_at(words, 4 * DROPS)),
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

/// Finds one of the attributes.
fn attribute(mut attributes: &[u8], wanted: u8) -> Option<&[u8]> {
    while attributes.len() >= 4 {
        let length = usize::from(u16_at(attributes, 0)).clamp(4, attributes.len());
        if u16_at(attributes, 2) == u16::from(wanted) {
            return Some(&attributes[4..length]);
        }
        attributes = &attributes[length.next_multiple_of(4).min(attributes.len())..];
    }
    None
}

pub(super) fn four(bytes: &[u8], at: usize) -> [u8; 4] {
    [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_ne_bytes(four(bytes, at))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_ne_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_ne_bytes([bytes[at], bytes[at + 1]])
}
