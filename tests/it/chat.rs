//! Chat: the textbook's programs fail exactly what they deserve, and correct ones of other designs pass every Must.

use std::collections::BTreeSet;
use std::path::Path;

use sockspec_model::{Level, Verdict};

use crate::deserved::expect_no_other_cause;
use crate::programs::{all, command, folder};
use crate::runs::{Ended, judge_in};

/// The dialect that a program's file name tells.
fn dialect(file: &Path) -> &'static str {
    let name = file.file_name().unwrap().to_str().unwrap();
    if name.starts_with("broadcast") {
        "mode=broadcast"
    } else {
        "mode=ack"
    }
}

fn judged(role: &str, file: &Path, more: &[&str]) -> Option<Ended> {
    let command = command(file)?;
    let more = [&["--set", dialect(file), "--cases", "24"], more].concat();
    Some(judge_in("chat", role, &command, &more))
}

fn fails_exactly(role: &str, file: &str, should: &[&str]) {
    let file = folder("chat/textbook").join(file);
    let Some(ended) = judged(role, &file, &[]) else {
        return;
    };
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
fn textbook_servers_that_acknowledge() {
    // In Python the threads that serve clients keep the program alive after Ctrl-C; in C they end with it.
    let should = ["restarts-at-once", "stops-on-interrupt"];
    fails_exactly("--server", "ack_server.py", &should);
    fails_exactly("--server", "chat_ack_server.c", &["restarts-at-once"]);
}

#[test]
fn the_textbook_server_that_passes_on() {
    let should = [
        "restarts-at-once",
        "stops-on-interrupt",
        "is-not-held-up-by-a-slow-reader",
    ];
    fails_exactly("--server", "broadcast_server.py", &should);
}

#[test]
fn textbook_clients() {
    fails_exactly("--client", "ack_client.py", &["notices-the-end"]);
    fails_exactly("--client", "chat_ack_client.c", &[]);
    fails_exactly("--client", "broadcast_client.py", &[]);
}

#[test]
fn textbook_pairs() {
    for (server, client) in [
        ("ack_server.py", "ack_client.py"),
        ("chat_ack_server.c", "ack_client.py"),
        ("broadcast_server.py", "broadcast_client.py"),
    ] {
        let [server, client] = [server, client].map(|file| folder("chat/textbook").join(file));
        let Some(client) = command(&client) else {
            return;
        };
        let more = ["--client", &client, "--check", "*/pair/*"];
        let Some(ended) = judged("--server", &server, &more) else {
            return;
        };
        assert_eq!(ended.finished().count(), 3, "{}", ended.story());
        assert!(ended.failed(Level::Must).is_empty(), "{}", ended.story());
        assert!(ended.failed(Level::Should).is_empty(), "{}", ended.story());
    }
}

#[test]
fn a_blocked_room_is_named() {
    let file = folder("chat/textbook").join("broadcast_server.py");
    let Some(ended) = judged("--server", &file, &["--check", "CH-S8"]) else {
        return;
    };
    let finished = ended.check("is-not-held-up-by-a-slow-reader");
    let cause = finished.cause.as_ref().map(|cause| cause.name.as_str());
    assert_eq!(cause, Some("blocks-on-a-slow-reader"), "{}", ended.story());
}

fn pass_every_must(role: &str, prefix: &str) {
    for file in all("chat/correct", prefix) {
        let Some(ended) = judged(role, &file, &[]) else {
            continue;
        };
        expect_no_other_cause("chat", &file, &ended);
        let passed = ended
            .finished()
            .filter(|finished| finished.verdict == Verdict::Pass);
        assert!(
            ended.failed(Level::Must).is_empty(),
            "{}\n{}",
            file.display(),
            ended.story()
        );
        assert!(passed.count() >= 5, "{}\n{}", file.display(), ended.story());
        assert_eq!(ended.code, 0, "{}\n{}", file.display(), ended.story());
    }
}

#[test]
fn correct_servers_that_acknowledge() {
    pass_every_must("--server", "ack_server_");
}

#[test]
fn correct_servers_that_pass_on() {
    pass_every_must("--server", "broadcast_server_");
}

#[test]
fn correct_clients() {
    pass_every_must("--client", "ack_client_");
    pass_every_must("--client", "broadcast_client_");
}

#[test]
fn a_client_that_takes_lines_of_64_kib_is_told_no_longer_ones() {
    let file = folder("chat/correct").join("ack_client_asyncio.py");
    let lines = ["--set", "framing=line", "--check", "shows-a-long-response"];
    if let Some(ended) = judged("--client", &file, &lines) {
        let finished = ended.check("shows-a-long-response");
        assert_eq!(finished.verdict, Verdict::Pass, "{}", ended.story());
    }
}
