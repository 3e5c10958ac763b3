//! A conversation as packets that Wireshark and tshark read, with what the harness noted as comments.
//!
//! The packets are made from the transcript, not captured: addresses of our ends, sequence numbers and acknowledgements
//! are such as fit what was said and heard. The file says so itself, in its section header and in the description of its
//! interface. Blocks are those of draft-ietf-opsawg-pcapng; packets are raw IPv4 (LINKTYPE 101).
//!
//! Invariant: bytes that were not kept are never made up.

mod conversation;
mod packet;

use sockspec_model::Finished;

use conversation::{Conversation, Noted};

const SECTION_HEADER: u32 = 0x0a0d_0d0a;
const INTERFACE: u32 = 1;
const PACKET: u32 = 6;
const BYTE_ORDER: u32 = 0x1a2b_3c4d;
const RAW_IP: u16 = 101;

/// Options, by their number in each kind of block.
const COMMENT: u16 = 1;
const APPLICATION: u16 = 4;
const INTERFACE_NAME: u16 = 2;
const DESCRIPTION: u16 = 3;

const ABOUT: &str = "Made by sockspec from the transcript of an attempt; these packets were not captured. What was said \
                     and heard, in which pieces and when is as it was; ports of clients, sequence numbers and \
                     acknowledgements are made to fit. Time counts from the beginning of the attempt.";

/// The file about an attempt, where anything was on the wire; `port` is the one that the program uses.
#[must_use]
pub fn of(finished: &Finished, port: u16) -> Option<Vec<u8>> {
    let packets = Conversation::of(finished, port).packets();
    (!packets.is_empty()).then(|| file(&packets))
}

fn file(packets: &[Noted]) -> Vec<u8> {
    let blocks = packets.iter().map(packet);
    [section_header(), interface()]
        .into_iter()
        .chain(blocks)
        .flatten()
        .collect()
}

fn section_header() -> Vec<u8> {
    let mut body = BYTE_ORDER.to_le_bytes().to_vec();
    // Version 1.0; the length of the section is not told.
    body.extend([1, 0, 0, 0]);
    body.extend(u64::MAX.to_le_bytes());
    body.extend(options(&[(COMMENT, ABOUT), (APPLICATION, "sockspec")]));
    block(SECTION_HEADER, &body)
}

fn interface() -> Vec<u8> {
    let mut body = RAW_IP.to_le_bytes().to_vec();
    // Reserved, and no limit to the length of a packet.
    body.extend([0; 6]);
    let texts = [
        (INTERFACE_NAME, "transcript"),
        (DESCRIPTION, "made from a transcript, not captured"),
    ];
    body.extend(options(&texts));
    block(INTERFACE, &body)
}

fn packet(noted: &Noted) -> Vec<u8> {
    let length = (noted.bytes.len() as u32).to_le_bytes();
    let mut body = 0_u32.to_le_bytes().to_vec();
    body.extend(((noted.t_us >> 32) as u32).to_le_bytes());
    body.extend((noted.t_us as u32).to_le_bytes());
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
        .flat_map(|(number, text)| option(*number, text))
        .collect();
    if !bytes.is_empty() {
        bytes.extend([0; 4]);
    }
    bytes
}

fn option(number: u16, text: &str) -> Vec<u8> {
    let text = &text.as_bytes()[..text.len().min(usize::from(u16::MAX))];
    let length = (text.len() as u16).to_le_bytes();
    [&number.to_le_bytes()[..], &length, &padded(text)].concat()
}

fn padded(bytes: &[u8]) -> Vec<u8> {
    let mut padded = bytes.to_vec();
    padded.resize(bytes.len().next_multiple_of(4), 0);
    padded
}

#[cfg(test)]
mod tests;
