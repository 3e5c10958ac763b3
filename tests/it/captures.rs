//! Captures of failing attempts: each says whether it was captured or made, and tshark reads it without complaint.

use std::fs;
use std::process::Command;

use sockspec_model::Event;

use crate::by_hand::case::Case;
use crate::programs::missing;
use crate::runs::Ended;

/// Packets with anything wrong about them.
const COMPLAINTS: &str = "_ws.malformed || ip.checksum.status == 0 || tcp.checksum.status == 0 || \
                          udp.checksum.status == 0";
/// What tshark remarks on: a real program may well let its window fill.
const REMARKS: &str = "tcp.analysis.flags";

/// Wrong programs, each with a check that it fails.
const WRONG: [(&str, &str); 7] = [
    ("crashes-at-a-reset", "survives-a-reset"),
    ("cuts-lines-at-60000-bytes", "answers-a-long-sentence"),
    ("relays-to-the-first-two-only", "relays-to-all-others"),
    ("hello-replies-twice", "replies-once"),
    ("sends-the-upper-case", "sends-what-was-typed"),
    (
        "relays-64-bytes-of-a-message",
        "any-message-is-relayed-unchanged",
    ),
    ("udp-receives-on-loopback-only", "listens-on-all-addresses"),
];

/// Lets the wrong program fail its check at a rung, and looks at the capture: its path and its bytes.
fn capture((name, check): (&str, &str), rung: &str, look: impl FnOnce(&Ended, &str, &[u8])) {
    let (case, place) = (Case::of(name), tempfile::tempdir().unwrap());
    let ended = case.judge(check, place.path(), &["--isolation", rung]);
    let path = ended.check(check).by_hand.capture.clone();
    let path = path.unwrap_or_else(|| panic!("{name}: {}", ended.story()));
    look(&ended, &path, &fs::read(&path).unwrap());
}

#[test]
fn packets_are_those_of_the_attempt_where_it_has_a_network_of_its_own() {
    for wrong in WRONG {
        capture(wrong, "auto", |ended, path, bytes| {
            let expected = if is_apart(ended) { CAPTURED } else { MADE };
            assert!(says(bytes, expected), "{wrong:?}");
            none_of(COMPLAINTS, path);
            is_told(wrong.1, path);
        });
    }
}

#[test]
fn a_connection_is_captured_from_its_beginning_to_its_end() {
    capture(WRONG[0], "auto", |ended, path, _| {
        if is_apart(ended) {
            for flag in [
                "tcp.flags.syn == 1",
                "tcp.flags.reset == 1 || tcp.flags.fin == 1",
            ] {
                let found = tshark(path, flag, "frame.number");
                assert!(found.is_none_or(|found| !found.is_empty()), "{flag}");
            }
        }
    });
}

#[test]
fn packets_that_found_no_room_are_counted_and_told() {
    let much = (
        "cuts-files-at-1024-bytes",
        "receives-a-large-file-in-little-memory",
    );
    capture(much, "auto", |ended, path, bytes| {
        if is_apart(ended) {
            let missing = ended.check(much.1).capture.as_ref().unwrap().missing;
            assert!(missing > 0, "all of 32 MiB is said to have been kept");
            let words = format!("{missing} packets are missing: there was no room for them");
            assert!(says(bytes, &words), "{missing}");
        }
        none_of(COMPLAINTS, path);
    });
}

#[test]
fn packets_are_made_where_the_network_is_shared() {
    for wrong in &WRONG[..4] {
        capture(*wrong, "none", |_, path, bytes| {
            assert!(says(bytes, MADE), "{wrong:?}");
            none_of(&format!("{COMPLAINTS} || {REMARKS}"), path);
            is_told(wrong.1, path);
        });
    }
}

const CAPTURED: &str = "Captured by sockspec in the attempt's own network";
const MADE: &str = "these packets were not captured";

fn says(bytes: &[u8], words: &str) -> bool {
    let mut windows = bytes.windows(words.len());
    windows.any(|window| window == words.as_bytes())
}

fn is_apart(ended: &Ended) -> bool {
    ended
        .events
        .iter()
        .any(|event| matches!(event, Event::RunStarted(run) if run.isolation != "none"))
}

pub(crate) fn none_of_its_packets_is_wrong(path: &str) {
    none_of(COMPLAINTS, path);
}

fn none_of(filter: &str, path: &str) {
    let found = tshark(path, filter, "frame.number");
    assert_eq!(found.unwrap_or_default(), "", "{filter}");
}

/// What failed stands at a packet.
fn is_told(check: &str, path: &str) {
    let comments = tshark(path, "frame", "frame.comment");
    let told = |comments: String| comments.contains("FAIL ") && comments.contains(check);
    assert!(comments.is_none_or(told), "{check}");
}

/// A field of the packets that a filter lets through; nothing, with a word, where tshark is not installed.
fn tshark(capture: &str, filter: &str, field: &str) -> Option<String> {
    let mut command = Command::new("tshark");
    // By their ports it takes files for pages of the web, and datagrams for frames of another network.
    for ports in ["tcp.port==1-65535,data", "udp.port==1-65535,data"] {
        command.args(["-d", ports]);
    }
    for sums in [
        "ip.check_checksum",
        "tcp.check_checksum",
        "udp.check_checksum",
    ] {
        command.args(["-o", &format!("{sums}:TRUE")]);
    }
    let output = command
        .args(["-r", capture, "-Y", filter, "-T", "fields", "-e", field])
        .output();
    let Ok(output) = output else {
        return missing("tshark");
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8(output.stdout).unwrap())
}
