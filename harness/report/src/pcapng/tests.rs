use sockspec_model::{
    Capture, Entry, Escaped, Finished, Heard, Lane, Packet, Said, Step, Untrusted,
};

use super::*;
use crate::tests::samples::{cut_answer, entry, split};

/// The blocks of a file: kind and body. Every length is checked on the way.
fn blocks(file: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let word = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().expect("four bytes"));
    let (mut blocks, mut at) = (Vec::new(), 0);
    while at < file.len() {
        let length = word(at + 4) as usize;
        assert_eq!(length % 4, 0);
        assert_eq!(word(at + length - 4) as usize, length);
        blocks.push((word(at), file[at + 8..at + length - 4].to_vec()));
        at += length;
    }
    blocks
}

/// The packets of a file, each as flags, sequence number, acknowledgement and data.
fn segments(finished: &Finished) -> Vec<(u8, u32, u32, Vec<u8>)> {
    let file = of(finished, 12000).expect("there is something on the wire");
    let packets = blocks(&file)
        .into_iter()
        .filter(|(kind, _)| *kind == PACKET);
    let read = |(_, body): (u32, Vec<u8>)| {
        let length = u32::from_le_bytes(body[12..16].try_into().expect("a length")) as usize;
        let packet = body[20..20 + length].to_vec();
        let number =
            |at: usize| u32::from_be_bytes(packet[at..at + 4].try_into().expect("a number"));
        (packet[33], number(24), number(28), packet[40..].to_vec())
    };
    packets.map(read).collect()
}

#[test]
fn a_file_says_that_it_was_made() {
    let file = of(&split(), 12000).expect("there is something on the wire");
    let blocks = blocks(&file);
    assert_eq!((blocks[0].0, blocks[1].0), (SECTION_HEADER, INTERFACE));
    assert!(says(&blocks[0].1, "these packets were not captured"));
    assert!(says(&blocks[1].1, "not captured"));
    let last = &blocks.last().expect("there are packets").1;
    assert!(says(
        last,
        "FAIL tcp-uppercase/server/joins-a-split-sentence"
    ));
    assert!(
        says(&blocks[5].1, "the program has read everything")
            || says(&blocks[6].1, "the program has read everything")
    );
}

#[test]
fn what_was_said_is_numbered_and_acknowledged() {
    let transcript = split().transcript;
    assert!(
        transcript
            .iter()
            .any(|entry| entry.step == Step::Said(Said::Connected))
    );
    let told = segments(&split());
    let data: Vec<_> = told
        .iter()
        .filter(|(.., data)| !data.is_empty())
        .cloned()
        .collect();
    assert_eq!(data[0], (0x18, 1, 1, b"hel".to_vec()));
    assert_eq!(data[1], (0x18, 4, 1, b"lo\n".to_vec()));
    assert_eq!(data[2], (0x18, 1, 7, b"HEL".to_vec()));
    let end = told
        .iter()
        .find(|(flags, ..)| flags & 1 != 0)
        .expect("it has closed");
    assert_eq!((end.1, end.2), (4, 7));
}

#[test]
fn who_connects_has_the_other_port() {
    let file = of(&cut_answer(), 12000).expect("there is something on the wire");
    let first = &blocks(&file)[2].1[20..];
    assert_eq!(
        first[20..24],
        [40_001_u16.to_be_bytes(), 12_000_u16.to_be_bytes()].concat()
    );
}

#[test]
fn what_was_not_kept_is_not_made_up() {
    let much = Entry {
        left_out: 70_000,
        whole: Escaped::default(),
        ..entry(
            Lane::Wire,
            0,
            Step::Said(Said::Bytes),
            "bytes 0 to 70000",
            "",
        )
    };
    let connected = entry(Lane::Wire, 0, Step::Said(Said::Connected), "", "");
    let finished = Finished {
        transcript: vec![connected, much],
        ..split()
    };
    assert!(segments(&finished).iter().all(|(.., data)| data.is_empty()));
}

/// The sample with these packets captured, one byte each, at these times.
fn captured(times: &[u64], missing: u64) -> Finished {
    let packets = times.iter().map(|t_us| Packet {
        t_us: *t_us,
        bytes: Untrusted::new([0x45]).cut(usize::MAX),
    });
    let packets = packets.collect();
    Finished {
        capture: Some(Capture { packets, missing }),
        ..split()
    }
}

fn says(body: &[u8], words: &str) -> bool {
    body.windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn what_was_captured_is_told_as_it_was() {
    let end = split().transcript.last().map_or(0, |last| last.t_us);
    let file = of(&captured(&[0, end, end + 9], 0), 12000).expect("there are packets");
    let blocks = blocks(&file);
    assert!(says(&blocks[0].1, "Captured by sockspec") && !says(&blocks[0].1, "missing"));
    assert!(says(&blocks[1].1, "captured in the attempt's own network"));
    let packets: Vec<_> = blocks
        .iter()
        .filter(|(kind, _)| *kind == PACKET)
        .map(|(_, body)| body)
        .collect();
    assert_eq!(packets.len(), 3);
    assert!(says(packets[1], "FAIL tcp-uppercase/server/joins-a-split"));
    assert!(says(packets[2], "the attempt is over") && !says(packets[2], "FAIL"));
}

#[test]
fn packets_that_are_missing_are_counted() {
    let file = of(&captured(&[0], 7), 12000).expect("there is a packet");
    let blocks = blocks(&file);
    assert!(says(&blocks[0].1, "7 packets are missing"));
    let (kind, counts) = blocks.last().expect("there are blocks");
    assert_eq!(*kind, STATISTICS);
    assert_eq!(counts[16..24], 8_u64.to_le_bytes());
    assert_eq!(counts[28..36], 7_u64.to_le_bytes());
}

#[test]
fn where_no_packet_was_captured_they_are_made() {
    let file = of(&captured(&[], 0), 12000).expect("there is a transcript");
    assert!(says(&file, "these packets were not captured"));
}

#[test]
fn without_a_wire_there_is_no_file() {
    let ready = entry(Lane::Kernel, 0, Step::Heard(Heard::Ready), "", "");
    let finished = Finished {
        transcript: vec![ready],
        ..split()
    };
    assert_eq!(of(&finished, 12000), None);
}
