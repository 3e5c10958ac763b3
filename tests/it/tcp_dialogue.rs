//! Dialogue programs as they are written: the textbook's own, and correct ones of another design.

use sockspec_model::Verdict;

use crate::runs::judge_in;
use crate::samples::{Samples, cause};

const DIALOGUE: Samples = Samples {
    scenario: "tcp-dialogue",
    folder: "tcp_dialogue",
};

/// What one receive of 1024 bytes does to a client.
const ONE_RECEIVE: [&str; 3] = [
    "gathers-a-split-prompt",
    "joins-a-split-character",
    "shows-a-long-prompt",
];

#[test]
fn the_python_server() {
    let should = [
        "serves-others-while-one-thinks",
        "survives-a-silent-client",
        "survives-a-reset",
        "survives-invalid-utf8",
        "survives-any-bytes",
        "restarts-at-once",
    ];
    let Some(ended) = DIALOGUE.fails_exactly("--server", "server.py", &should) else {
        return;
    };
    let named = |check| cause(&ended, check);
    assert_eq!(named("survives-a-reset"), Some("dies-of-a-clients-error"));
    assert_eq!(
        named("survives-invalid-utf8"),
        Some("crashes-on-undecodable-input")
    );
}

#[test]
fn the_c_server() {
    let should = ["serves-others-while-one-thinks", "restarts-at-once"];
    DIALOGUE.fails_exactly("--server", "server.c", &should);
}

#[test]
fn the_textbook_clients() {
    for file in ["client.py", "client.c"] {
        DIALOGUE.fails_exactly("--client", file, &ONE_RECEIVE);
    }
}

#[test]
fn a_declared_reply_is_judged() {
    let (Some(server), Some(client)) = (
        DIALOGUE.textbook("server.py"),
        DIALOGUE.textbook("client.c"),
    ) else {
        return;
    };
    let reply = ["--set", "reply=Good day, {line}!", "--cases", "8"];
    let ended = judge_in("tcp-dialogue", "--server", &server, &reply);
    for check in ["replies-to-the-line", "keeps-clients-apart"] {
        assert_eq!(ended.check(check).verdict, Verdict::Pass, "{check}");
    }
    let ended = judge_in("tcp-dialogue", "--client", &client, &reply);
    assert_eq!(ended.check("shows-the-reply").verdict, Verdict::Pass);
}

#[test]
fn as_pairs() {
    DIALOGUE.are_a_pair("server.py", "client.py");
    DIALOGUE.are_a_pair("server.c", "client.py");
    DIALOGUE.are_a_pair("server.py", "client.c");
}

#[test]
fn correct_servers() {
    DIALOGUE.pass_every_must("--server", "server_", 7);
}

#[test]
fn correct_clients() {
    DIALOGUE.pass_every_must("--client", "client_", 5);
}
