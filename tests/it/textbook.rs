//! The textbook's own programs pass every Must, and fail exactly the Should clauses that they deserve.

use std::collections::BTreeSet;

use sockspec_model::Level;

use crate::programs::{command, folder};
use crate::runs::judge;

/// What one receive of 1024 bytes and a close do to a server of one client at a time.
const ONE_RECEIVE: [&str; 8] = [
    "joins-a-split-sentence",
    "joins-single-bytes",
    "any-segmentation",
    "joins-a-split-character",
    "joins-any-split-characters",
    "answers-a-long-sentence",
    "any-length",
    "serves-others-while-one-is-idle",
];

fn fails_exactly(role: &str, file: &str, more: &[&str], should: &[&str]) {
    let Some(command) = command(&folder("textbook").join(file)) else {
        return;
    };
    let ended = judge(role, &command, more);
    assert_eq!(
        ended.failed(Level::Must),
        BTreeSet::new(),
        "{}",
        ended.story()
    );
    assert_eq!(
        ended.failed(Level::Should),
        should.iter().copied().collect(),
        "{}",
        ended.story()
    );
    assert_eq!(ended.code, 0, "{}", ended.story());
}

#[test]
fn the_python_server() {
    let more = [
        "survives-a-reset",
        "survives-invalid-utf8",
        "survives-any-bytes",
        "restarts-at-once",
    ];
    fails_exactly(
        "--server",
        "tcp_server.py",
        &["--cases", "40"],
        &[&ONE_RECEIVE[..], &more].concat(),
    );
}

#[test]
fn the_c_server() {
    let more = [
        "restarts-at-once",
        "upper-cases-letters-beyond-ascii",
        "any-stable-unicode-sentence",
    ];
    fails_exactly(
        "--server",
        "tcp_server.c",
        &["--cases", "40"],
        &[&ONE_RECEIVE[..], &more].concat(),
    );
}

#[test]
fn the_python_client() {
    let should = [
        "gathers-a-split-answer",
        "joins-a-split-character",
        "shows-a-long-answer",
        "survives-an-empty-line",
    ];
    fails_exactly("--client", "tcp_client.py", &["--cases", "40"], &should);
}

#[test]
fn the_c_client() {
    let should = [
        "gathers-a-split-answer",
        "joins-a-split-character",
        "shows-a-long-answer",
        "survives-an-empty-line",
    ];
    fails_exactly("--client", "tcp_client.c", &["--cases", "40"], &should);
}

#[test]
fn as_pairs() {
    for (server, client) in [
        ("tcp_server.py", "tcp_client.py"),
        ("tcp_server.c", "tcp_client.c"),
        ("tcp_server.py", "tcp_client.c"),
    ] {
        let programs = (
            command(&folder("textbook").join(server)),
            command(&folder("textbook").join(client)),
        );
        let (Some(server), Some(client)) = programs else {
            return;
        };
        let ended = judge(
            "--server",
            &server,
            &["--client", &client, "--check", "*/pair/*"],
        );
        assert_eq!(ended.finished().count(), 3, "{}", ended.story());
        assert!(
            ended.failed(Level::Must).is_empty() && ended.failed(Level::Should).is_empty(),
            "{}",
            ended.story()
        );
    }
}

#[test]
fn one_receive_is_named_where_lines_are_declared() {
    for file in ["tcp_server.py", "tcp_server.c"] {
        let Some(command) = command(&folder("textbook").join(file)) else {
            continue;
        };
        let ended = judge(
            "--server",
            &command,
            &["--set", "framing=line", "--check", "UT-S6", "--cases", "40"],
        );
        assert_eq!(ended.code, 1, "{}", ended.story());
        for check in [
            "joins-a-split-sentence",
            "joins-single-bytes",
            "any-segmentation",
        ] {
            let finished = ended.check(check);
            let cause = finished.cause.as_ref().map(|cause| cause.name.as_str());
            assert_eq!(
                (finished.level, cause),
                (Level::Must, Some("one-receive-is-one-message")),
                "{}",
                ended.story()
            );
        }
    }
}
