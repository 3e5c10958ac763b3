//! The frozen moment: what a student reads about a program that hangs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sockspec_model::Snapshot;

use crate::programs::{command, folder};
use crate::runs::{judge, judge_in};

const ANSWERS: &str = "answers-in-upper-case";

/// What is told of a program when a check has failed; nothing where its language is not installed.
fn moment(role: &str, file: &Path, check: &str) -> Option<Vec<String>> {
    let ended = judge(role, &command(file)?, &["--check", check]);
    let kernel = ended.check(check).kernel.as_ref();
    Some(
        kernel
            .unwrap_or_else(|| panic!("{}", ended.story()))
            .lines(),
    )
}

fn expect(role: &str, file: &Path, check: &str, expected: &[&str]) {
    if let Some(lines) = moment(role, file, check) {
        assert_eq!(lines, expected, "{}", file.display());
    }
}

fn stuck(file: &str) -> PathBuf {
    folder("stuck").join(file)
}

#[test]
fn a_wait_and_what_lies_unread_are_one_sentence() {
    let words = "your program waits in accept() for the listening socket 0.0.0.0:12000 while 12 bytes of the first client \
                 lie unread on descriptor 4";
    let file = stuck("accepts_never_reads.c");
    expect("--server", &file, ANSWERS, &[words]);
}

#[test]
fn a_server_that_waits_for_its_own_keyboard() {
    let words = "your program waits in read() for the keyboard while 12 bytes of the first client lie unread on \
                 descriptor 4";
    expect(
        "--server",
        &stuck("waits_for_keyboard.py"),
        ANSWERS,
        &[words],
    );
}

#[test]
fn a_datagram_that_nobody_reads_is_told_beside_the_wait() {
    let wrong = folder("wrong").join("udp_server_waits_for_keyboard.py");
    let Some(command) = command(&wrong) else {
        return;
    };
    let more = ["--check", "*/answers-in-upper-case"];
    let ended = judge_in("udp-uppercase", "--server", &command, &more);
    let check = ended.check(ANSWERS);
    let words = "your program waits in read() for the keyboard while a datagram of 12 bytes lies unread on descriptor 3";
    let moment = check.kernel.as_ref();
    let moment = moment.unwrap_or_else(|| panic!("{}", ended.story()));
    assert_eq!(moment.lines(), [words]);
    let cause = check.cause.as_ref().map(|cause| cause.name.as_str());
    assert_eq!(cause, Some("waits-on-the-wrong-descriptor"));
}

#[test]
fn datagrams_that_nobody_reads_are_counted() {
    let program = folder("moment").join("udp_server_reads_one.py");
    let Some(command) = command(&program) else {
        return;
    };
    let more = ["--check", "*/keeps-message-boundaries"];
    let ended = judge_in("udp-uppercase", "--server", &command, &more);
    let moment = ended.check("keeps-message-boundaries").kernel.as_ref();
    let lines = moment.map(Snapshot::lines).unwrap_or_default();
    let counted = lines
        .iter()
        .any(|line| line.contains(" datagrams lie unread on descriptor 3, the first one of"));
    assert!(counted, "{lines:?}\n{}", ended.story());
}

#[test]
fn a_child_is_told_beside_its_parent() {
    let words = [
        "your program waits in wait() for a child process",
        "its child process waits in pause() for a signal",
        "it keeps the connection of the first client open on descriptor 4, although the other side has ended",
    ];
    let file = folder("moment").join("server_child_waits.py");
    expect("--server", &file, ANSWERS, &words);
}

#[test]
fn each_connection_that_is_kept_is_told_once() {
    let Some(command) = command(&folder("moment").join("server_keeps_clients.py")) else {
        return;
    };
    let check = "leaks-no-descriptors";
    let ended = judge("--server", &command, &["--check", check]);
    let moment = ended.check(check).kernel.as_ref();
    let moment = moment.unwrap_or_else(|| panic!("{}", ended.story()));
    let kept = &moment.connections;
    let descriptors: BTreeSet<_> = kept.iter().map(|one| one.descriptor).collect();
    assert!(kept.len() > 3, "{}", ended.story());
    assert_eq!(descriptors.len(), kept.len(), "{kept:?}");
}

#[test]
fn what_we_have_not_accepted_is_not_the_clients_neglect() {
    let words = "your program waits in recv() for the connection with 127.0.0.1:12000";
    let file = folder("moment").join("client_connects_twice.py");
    expect("--client", &file, "sends-what-was-typed", &[words]);
}
