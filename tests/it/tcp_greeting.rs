//! Greeting programs as they are written: the textbook's own, and correct ones of another design.

use sockspec_model::Verdict;

use crate::programs::{command, folder};
use crate::runs::judge_in;
use crate::samples::{Samples, cause};

const GREETING: Samples = Samples {
    scenario: "tcp-greeting",
    folder: "tcp_greeting",
};

/// What one receive of 1024 bytes does to a client.
const ONE_RECEIVE: [&str; 3] = [
    "gathers-a-split-greeting",
    "joins-a-split-character",
    "shows-a-long-greeting",
];

#[test]
fn the_python_server() {
    let should = ["survives-a-reset", "restarts-at-once"];
    let Some(ended) = GREETING.fails_exactly("--server", "server.py", &should) else {
        return;
    };
    let named = |check| cause(&ended, check);
    assert_eq!(named("survives-a-reset"), Some("dies-of-a-clients-error"));
    assert_eq!(named("restarts-at-once"), Some("no-SO_REUSEADDR"));
    assert_eq!(named("flushes-its-console"), Some("output-not-flushed"));
}

#[test]
fn the_c_server() {
    GREETING.fails_exactly("--server", "server.c", &["restarts-at-once"]);
}

#[test]
fn the_textbook_clients() {
    for file in ["client.py", "client.c"] {
        if let Some(ended) = GREETING.fails_exactly("--client", file, &ONE_RECEIVE) {
            let named = cause(&ended, "gathers-a-split-greeting");
            assert_eq!(named, Some("one-receive-is-one-message"), "{file}");
        }
    }
}

#[test]
fn as_pairs() {
    GREETING.are_a_pair("server.py", "client.py");
    GREETING.are_a_pair("server.c", "client.py");
    GREETING.are_a_pair("server.py", "client.c");
}

#[test]
fn correct_servers() {
    GREETING.pass_every_must("--server", "server_", 6);
}

#[test]
fn correct_clients() {
    GREETING.pass_every_must("--client", "client_", 5);
}

#[test]
fn a_server_that_only_a_pause_ends_is_not_accused() {
    let file = folder("tcp_greeting").join("ends_at_a_pause.c");
    let Some(command) = command(&file) else {
        return;
    };
    for check in ["is-not-held-up", "survives-a-silent-client"] {
        let ended = judge_in("tcp-greeting", "--server", &command, &["--check", check]);
        let verdict = ended.check(check).verdict;
        assert_eq!(verdict, Verdict::Inconclusive, "{}", ended.story());
    }
}

#[test]
fn a_server_for_one_client_is_not_asked_for_more() {
    let Some(server) = GREETING.textbook("server_once.py") else {
        return;
    };
    let once = ["--set", "session=once", "--strict"];
    let ended = judge_in("tcp-greeting", "--server", &server, &once);
    assert_eq!(ended.code, 0, "{}", ended.story());
    let forever = judge_in("tcp-greeting", "--server", &server, &["--level", "must"]);
    assert_eq!(cause(&forever, "greets-the-next"), Some("one-client-only"));
    assert_eq!(forever.code, 1, "{}", forever.story());
}
