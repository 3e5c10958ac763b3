//! A conversation as packets that Wireshark and tshark read, with what the harness noted as comments.
//!
//! Where the packets of the attempt were captured these are they; else they are made from the transcript: addresses of our
//! ends, sequence numbers and acknowledgements are such as fit what was said and heard. The file says which, in its section
//! header and in the description of its interface. Blocks are those of draft-ietf-opsawg-pcapng; packets are raw IP
//! (LINKTYPE 101).
//!
//! Invariant: bytes that were not kept are never made up.

mod captured;
mod conversation;
mod notes;
mod packet;

use sockspec_model::{Capture, Finished};

use conversation::Conversation;

const SECTION_HEADER: u32 = 0x0a0d_0d0a;
const INTERFACE: u32 = 1;
const STATISTICS: u32 = 5;
const PACKET: u32 = 6;
const BYTE_ORDER: u32 = 0x1a2b_3c4d;
const RAW_IP: u16 = 101;

/// Options, by their number in each kind of block.
const COMMENT: u16 = 1;
const APPLICATION: u16 = 4;
const INTERFACE_NAME: u16 = 2;
const DESCRIPTION: u16 = 3;
const RECEIVED: u16 = 4;
const DROPPED: u16 = 5;

const MADE: Origin = Origin {
    name: "transcript",
    description: "made from a transcript, not captured",
    about: "Made by sockspec from the transcript of an attempt; these packets were not captured. What was said and heard, \
            in which pieces and when is as it was; ports of clients, sequence numbers and acknowledgements are made to fit. \
            Time counts from the beginning of the attempt.",
};
const CAPTURED: Origin = Origin {
    name: "lo",
    description: "captured in the attempt's own network",
    about: "Captured by sockspec in the attempt's own network, as its kernel took the packets in. Only what the kernel does \
            not hand out is filled in: checksums, which loopback leaves open, and headers of IPv6. Comments are notes of \
            sockspec, each at the last packet before it. Time counts from the beginning of the attempt.",
};

/// Where packets come from, in words.
struct Origin {
    name: &'static str,
    description: &'static str,
    about: &'static str,
}

/// A packet with what there is to say about it.
struct Noted {
    t_us: u64,
    bytes: Vec<u8>,
    comments: Vec<String>,
}

/// The file about an attempt, where anything was on the wire; `port` is the one that the program uses.
#[must_use]
pub fn of(finished: &Finished, port: u16) -> Option<Vec<u8>> {
    let captured = finished.capture.as_ref();
    if let Some(capture) = captured.filter(|capture| !capture.packets.is_empty()) {
        return Some(file(
            &CAPTURED,
            &captured::packets(finished, capture),
            Some(capture),
        ));
    }
    let packets = Conversation::of(finished, port).packets();
    (!packets.is_empty()).then(|| file(&MADE, &packets, None))
}

fn file(origin: &Origin, packets: &[Noted], capture: Option<&Capture>) -> Vec<u8> {
    let missing = capture.map_or(0, |capture| capture.missing);
    let begin = [section_header(origin, missing), interface(origin)];
    let packets = packets.iter().map(packet);
    let counts = capture.map(statistics);
    begin
        .into_iter()
        .chain(packets)
        .chain(counts)
        .flatten()
        .collect()
}

fn section_header(origin: &Origin, missing: u64) -> Vec<u8> {
    let about = match missing {
        0 => origin.about.to_owned(),
        _ => format!(
            "{} {missing} packets are missing: there was no room for them.",
            origin.about
        ),
    };
    let mut body = BYTE_ORDER.to_le_bytes().to_vec();
    // Version 1.0; the length of the section is not told.
    body.extend([1, 0, 0, 0]);
    body.extend(u64::MAX.to_le_bytes());
    body.extend(options(&[(COMMENT, &about), (APPLICATION, "sockspec")]));
    block(SECTION_HEADER, &body)
}

fn interface(origin: &Origin) -> Vec<u8> {
    let mut body = RAW_IP.to_le_bytes().to_vec();
    // Reserved, and no limit to the length of a packet.
    body.extend([0; 6]);
    let texts = [
        (INTERFACE_NAME, origin.name),
        (DESCRIPTION, origin.description),
    ];
    body.extend(options(&texts));
    block(INTERFACE, &body)
}

/// How many packets came, and how many there was no room for.
fn statistics(capture: &Capture) -> Vec<u8> {
    let received = capture.packets.len() as u64 + capture.missing;
    let mut body = when(capture.packets.last().map_or(0, |last| last.t_us));
    for (number, count) in [(RECEIVED, received), (DROPPED, capture.missing)] {
        body.extend(option(number, &count.to_le_bytes()));
    }
    body.extend([0; 4]);
    block(STATISTICS, &body)
}

/// The first interface, and a time.
fn when(t_us: u64) -> Vec<u8> {
    let halves = [0, (t_us >> 32) as u32, t_us as u32];
    halves.map(u32::to_le_bytes).concat()
}

fn packet(noted: &Noted) -> Vec<u8> {
    let length = (noted.bytes.len() as u32).to_le_bytes();
    let mut body = when(noted.t_us);
    body.extend([length, length].concat());
    body.extend(padded(&noted.bytes));
    let comments: Vec<(u16, &str)> = noted
        .comments
        .iter()
        .map(|text| (COMMENT, text.as_str()))
        .collect();
    body.extend(options(&comments));
    block(PACKET, &body)
}

/// A block begins and ends with its length.
fn block(kind: u32, body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u32 + 12).to_le_bytes();
    [&kind.to_le_bytes(), &length, body, &length].concat()
}

/// Options end with one that is empty; without any there is no end either.
fn options(texts: &[(u16, &str)]) -> Vec<u8> {
    let mut bytes: Vec<u8> = texts
        .iter()
        .flat_map(|(number, text)| option(*number, text.as_bytes()))
        .collect();
    if !bytes.is_empty() {
        bytes.extend([0; 4]);
    }
    bytes
}

fn option(number: u16, value: &[u8]) -> Vec<u8> {
    let value = &value[..value.len().min(usize::from(u16::MAX))];
    let length = (value.len() as u16).to_le_bytes();
    [&number.to_le_bytes()[..], &length, &padded(value)].concat()
}

fn padded(bytes: &[u8]) -> Vec<u8> {
    let mut padded = bytes.to_vec();
    padded.resize(bytes.len().next_multiple_of(4), 0);
    padded
}

#[cfg(test)]
mod tests;
