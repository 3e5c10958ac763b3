//! Packets as bytes: IPv4 with TCP or UDP in it, checksums and all (RFC 791, 768, 9293).

const TCP: u8 = 6;
const UDP: u8 = 17;
const ICMP: u8 = 1;
/// Both ends are on this host.
const LOOPBACK: [u8; 4] = [127, 0, 0, 1];

pub(super) const FIN: u8 = 0x01;
pub(super) const SYN: u8 = 0x02;
pub(super) const RST: u8 = 0x04;
pub(super) const PSH: u8 = 0x08;
pub(super) const ACK: u8 = 0x10;

/// More does not fit into one packet.
pub(super) const MOST: usize = 65_000;

/// From which port to which one.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) from: u16,
    pub(super) to: u16,
}

/// A TCP segment as an IP packet.
pub(super) fn segment(
    way: Way,
    sequence: u32,
    acknowledged: u32,
    flags: u8,
    data: &[u8],
) -> Vec<u8> {
    let mut bytes = ports(way);
    bytes.extend(sequence.to_be_bytes());
    bytes.extend(acknowledged.to_be_bytes());
    // Five words of header, the flags, a full window, a checksum to come, nothing urgent.
    bytes.extend([0x50, flags, 0xff, 0xff, 0, 0, 0, 0]);
    bytes.extend(data);
    let sum = transport_checksum(TCP, &bytes);
    bytes[16..18].copy_from_slice(&sum.to_be_bytes());
    ip(TCP, &bytes)
}

/// A UDP datagram as an IP packet.
pub(super) fn datagram(way: Way, data: &[u8]) -> Vec<u8> {
    let mut bytes = ports(way);
    bytes.extend((data.len() as u16 + 8).to_be_bytes());
    bytes.extend([0, 0]);
    bytes.extend(data);
    let sum = never_nothing(UDP, transport_checksum(UDP, &bytes));
    bytes[6..8].copy_from_slice(&sum.to_be_bytes());
    ip(UDP, &bytes)
}

fn ports(way: Way) -> Vec<u8> {
    [way.from.to_be_bytes(), way.to.to_be_bytes()].concat()
}

fn ip(protocol: u8, data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u16 + 20).to_be_bytes();
    // Version 4, five words of header; never cut into fragments; 64 hops.
    let mut header = vec![
        0x45, 0, length[0], length[1], 0, 0, 0x40, 0, 64, protocol, 0, 0,
    ];
    header.extend([LOOPBACK, LOOPBACK].concat());
    let sum = checksum(&header);
    header[10..12].copy_from_slice(&sum.to_be_bytes());
    [header, data.to_vec()].concat()
}

/// The checksum over a transport's bytes with the addresses, the protocol and the length in front.
fn transport_checksum(protocol: u8, bytes: &[u8]) -> u16 {
    let addresses = [LOOPBACK, LOOPBACK].concat();
    checksum(&[&front(&addresses, protocol, bytes.len())[..], bytes].concat())
}

/// What is summed up in front of a transport's bytes; the sum is the same for IPv4 and IPv6.
fn front(addresses: &[u8], protocol: u8, length: usize) -> Vec<u8> {
    let length = (length as u32).to_be_bytes();
    [addresses, &length, &[0, 0, 0, protocol]].concat()
}

/// A packet that was captured with its sum, which loopback leaves to be filled in by a device that there is not.
pub(super) fn with_sums(mut packet: Vec<u8>) -> Vec<u8> {
    fill_in(&mut packet);
    packet
}

fn fill_in(packet: &mut [u8]) -> Option<()> {
    let (protocol, addresses, start) = match packet.first()? >> 4 {
        4 => (*packet.get(9)?, 12..20, usize::from(packet[0] & 15) * 4),
        _ => (*packet.get(6)?, 8..40, 40),
    };
    let place = match protocol {
        TCP => 16,
        UDP => 6,
        ICMP => return fill_in_quoted(packet.get_mut(start..)?),
        _ => return None,
    };
    let addresses = packet.get(addresses)?.to_vec();
    let data = packet.get_mut(start..)?;
    data.get_mut(place..place + 2)?.fill(0);
    let front = front(&addresses, protocol, data.len());
    let sum = checksum(&[&front[..], data].concat());
    data[place..place + 2].copy_from_slice(&never_nothing(protocol, sum).to_be_bytes());
    Some(())
}

/// A host that says that nobody has a port quotes what was sent there, with the sum as it was left.
fn fill_in_quoted(message: &mut [u8]) -> Option<()> {
    let quoted = message.get_mut(8..)?;
    let length = u16::from_be_bytes([*quoted.get(2)?, *quoted.get(3)?]);
    // Of a quotation that is cut the sum is not known.
    if quoted[0] >> 4 == 4 && usize::from(length) == quoted.len() {
        fill_in(quoted)?;
        message[2..4].fill(0);
        let sum = checksum(message);
        message[2..4].copy_from_slice(&sum.to_be_bytes());
    }
    Some(())
}

/// In a datagram a sum of nothing but zeros would mean that there is none.
fn never_nothing(protocol: u8, sum: u16) -> u16 {
    if protocol == UDP && sum == 0 {
        u16::MAX
    } else {
        sum
    }
}

/// The internet checksum (RFC 1071); over what contains a right one it is zero.
pub(super) fn checksum(bytes: &[u8]) -> u16 {
    let words = bytes
        .chunks(2)
        .map(|pair| u32::from(pair[0]) << 8 | u32::from(*pair.get(1).unwrap_or(&0)));
    let mut sum: u32 = words.sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !(sum as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAY: Way = Way {
        from: 40_001,
        to: 12_000,
    };

    fn transport_sum(packet: &[u8]) -> u16 {
        let length = (packet.len() as u16 - 20).to_be_bytes();
        checksum(&[&packet[12..20], &[0, packet[9]], &length, &packet[20..]].concat())
    }

    #[test]
    fn checksums_add_up() {
        for data in [&b""[..], b"a", b"even", &[0xff; 65_000]] {
            let packets = [segment(WAY, 7, 9, PSH | ACK, data), datagram(WAY, data)];
            for packet in packets {
                assert_eq!(checksum(&packet[..20]), 0);
                assert_eq!(transport_sum(&packet), 0);
            }
        }
    }

    #[test]
    fn a_sum_that_was_left_open_is_filled_in() {
        for (whole, place) in [
            (segment(WAY, 7, 9, ACK, b"x"), 36),
            (datagram(WAY, b"x"), 26),
        ] {
            let mut open = whole.clone();
            open[place..place + 2].fill(7);
            assert_eq!(with_sums(open), whole);
        }
        assert_eq!(with_sums(vec![0x45, 0, 9]), [0x45, 0, 9]);
        assert!(with_sums(Vec::new()).is_empty());
    }

    #[test]
    fn so_is_one_that_is_quoted() {
        let unreachable = |quoted: &[u8]| {
            let mut message = vec![3, 3, 0, 0, 0, 0, 0, 0];
            message.extend(quoted);
            let sum = checksum(&message);
            message[2..4].copy_from_slice(&sum.to_be_bytes());
            ip(ICMP, &message)
        };
        let asked = datagram(WAY, b"hello");
        let mut open = asked.clone();
        open[26..28].fill(7);
        assert_eq!(with_sums(unreachable(&open)), unreachable(&asked));
        let cut = unreachable(&open[..29]);
        assert_eq!(with_sums(cut.clone()), cut);
    }

    #[test]
    fn a_known_header_has_its_known_sum() {
        // The example of RFC 1071, section 3.
        assert_eq!(checksum(&[0, 1, 0xf2, 3, 0xf4, 0xf5, 0xf6, 0xf7]), !0xddf2);
    }
}
