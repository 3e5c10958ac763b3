//! What the programs have sent to others than us, read from the packets of an attempt.
//!
//! Invariant: nothing is said where a packet was missed, or where we have no port that something could miss.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use sockspec_model::{Astray, Capture, Sent, Untrusted};

use super::Scene;

impl Scene {
    /// Notes a port at which we hear, or from which we speak.
    pub(super) fn own(&self, port: u16) {
        self.own_ports.borrow_mut().insert(port);
    }

    /// What went to others than us. Of a server, only since it was first asked something.
    pub(super) fn astray(&self, capture: &Capture) -> Option<Vec<Astray>> {
        let own = self.own_ports.borrow();
        let is_ours = |at: &SocketAddr| own.contains(&at.port());
        let packets = capture.packets.iter();
        let packets = packets.filter_map(|packet| Packet::read(&packet.bytes.decoded()));
        let mut asked = self.sent_before.get().is_none();
        let since = packets.filter(|packet| {
            asked |= is_ours(&packet.from);
            asked
        });
        let astray = since.filter(|packet| !is_ours(&packet.from) && !is_ours(&packet.to));
        (capture.missing == 0 && !own.is_empty()).then(|| counted(astray))
    }
}

/// A datagram, or the first packet of a connection.
struct Packet {
    from: SocketAddr,
    to: SocketAddr,
    what: Sent,
}

impl Packet {
    fn read(packet: &[u8]) -> Option<Self> {
        let (protocol, [from, to], rest) = match packet.first()? >> 4 {
            4 => of_ipv4(packet)?,
            _ => of_ipv6(packet)?,
        };
        let port = |at: usize| Some(u16::from_be_bytes(rest.get(at..at + 2)?.try_into().ok()?));
        let what = match protocol {
            UDP => Sent::Datagram(Untrusted::new(rest.get(8..)?).cut(MOST)),
            TCP if rest.get(13)? & (SYN | ACK) == SYN => Sent::Call,
            _ => return None,
        };
        Some(Self {
            from: SocketAddr::new(from, port(0)?),
            to: SocketAddr::new(to, port(2)?),
            what,
        })
    }
}

/// The protocol inside, both ends, and what follows the header (RFC 791).
fn of_ipv4(packet: &[u8]) -> Option<(u8, [IpAddr; 2], &[u8])> {
    let host = |at: usize| {
        let octets: [u8; 4] = packet.get(at..at + 4)?.try_into().ok()?;
        Some(IpAddr::from(Ipv4Addr::from(octets)))
    };
    let header = usize::from(packet.first()? & 15) * 4;
    Some((
        *packet.get(9)?,
        [host(12)?, host(16)?],
        packet.get(header..)?,
    ))
}

/// The same of IPv6 (RFC 8200).
fn of_ipv6(packet: &[u8]) -> Option<(u8, [IpAddr; 2], &[u8])> {
    let host = |at: usize| {
        let octets: [u8; 16] = packet.get(at..at + 16)?.try_into().ok()?;
        Some(IpAddr::from(Ipv6Addr::from(octets)))
    };
    Some((*packet.get(6)?, [host(8)?, host(24)?], packet.get(40..)?))
}

/// What went to the same place, once and with its number.
fn counted(packets: impl Iterator<Item = Packet>) -> Vec<Astray> {
    let mut astray: Vec<Astray> = Vec::new();
    for Packet { to, what, .. } in packets {
        let to = to.to_string();
        let same = |one: &&mut Astray| {
            one.to == to && matches!(one.what, Sent::Call) == matches!(what, Sent::Call)
        };
        match astray.iter_mut().find(same) {
            Some(one) => (one.what, one.times) = (what, one.times + 1),
            None => astray.push(Astray { to, what, times: 1 }),
        }
    }
    astray
}

const TCP: u8 = 6;
const UDP: u8 = 17;
const SYN: u8 = 0x02;
const ACK: u8 = 0x10;

/// So much of a datagram is kept.
const MOST: usize = 240;

#[cfg(test)]
mod tests {
    use super::*;

    /// From port 12000 to port 9 of the loopback address.
    fn over_ipv4(protocol: u8, rest: &[u8]) -> Vec<u8> {
        let mut packet = vec![0x45, 0, 0, 0, 0, 0, 0, 0, 64, protocol, 0, 0];
        packet.extend([127, 0, 0, 1, 127, 0, 0, 2, 0x2e, 0xe0, 0, 9]);
        packet.extend(rest);
        packet
    }

    #[test]
    fn a_datagram_is_read() {
        let packet = Packet::read(&over_ipv4(UDP, b"\0\x0a\0\0HI")).unwrap();
        assert_eq!(packet.from.to_string(), "127.0.0.1:12000");
        assert_eq!(packet.to.to_string(), "127.0.0.2:9");
        assert_eq!(packet.what, Sent::Datagram(Untrusted::new("HI").cut(MOST)));
    }

    #[test]
    fn of_a_connection_only_the_wish_for_it_counts() {
        let segment = |flags: u8| over_ipv4(TCP, &[0, 0, 0, 0, 0, 0, 0, 0, 0x50, flags, 0, 0]);
        let read = |flags| Packet::read(&segment(flags)).map(|packet| packet.what);
        assert_eq!(read(SYN), Some(Sent::Call));
        assert_eq!(read(SYN | ACK), None);
        assert_eq!(read(ACK), None);
    }

    #[test]
    fn what_is_no_packet_is_passed_over() {
        assert!(Packet::read(&[]).is_none());
        assert!(Packet::read(&[0x45; 12]).is_none());
        assert!(Packet::read(&[0x60; 41]).is_none());
    }

    #[test]
    fn packets_to_one_place_are_counted() {
        let packet = |port: u16| Packet {
            from: SocketAddr::from(([127, 0, 0, 1], 12000)),
            to: SocketAddr::from(([127, 0, 0, 1], port)),
            what: Sent::Call,
        };
        let counted = counted([packet(1), packet(2), packet(1)].into_iter());
        let times: Vec<_> = counted.iter().map(|one| (one.port(), one.times)).collect();
        assert_eq!(times, [("1", 2), ("2", 1)]);
    }
}
