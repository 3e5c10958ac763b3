//! Evidence that more than one mistake could have left: no cause may be named.

use super::sample::{Sample, client, on_client, on_listener, server};
use crate::{On, Said, Sent, Symptom};

const LISTENS: &str = "a socket that listens on port 12000";
const SILENT: &str =
    "nothing, then nothing more (every thread of it waits, and nothing is under way)";

pub(super) fn samples() -> Vec<Sample> {
    let themes = [starts, waits, screens];
    themes.into_iter().flat_map(|samples| samples()).collect()
}

fn starts() -> Vec<Sample> {
    let unready = |check| {
        server(check).finds(
            Symptom::NotReady,
            LISTENS,
            "it listens nowhere; every thread of it waits",
        )
    };
    vec![
        server("becomes-ready"),
        unready("becomes-ready"),
        unready("becomes-ready").waits(2, "futex", On::Lock),
        unready("restarts-at-once"),
        // It ended with success: by mistake or on purpose, nobody knows.
        server("becomes-ready")
            .finds(Symptom::NotReady, LISTENS, "it ended with status 0")
            .ended("ended with status 0", "bye"),
        // What a harness or a user sends is no crash.
        server("outlives-its-clients")
            .finds(Symptom::Exited, "a server", "it ended")
            .ended("was ended by signal 9 (SIGKILL)", ""),
        // A client that cannot say why it did not connect.
        client("reaches-the-server")
            .finds(Symptom::Refused, "a connection", "none")
            .ended("ended with status 1", "failed"),
        // One that asked for a name, in vain.
        client("reaches-the-server")
            .finds(Symptom::Refused, "a connection", "none")
            .astray("127.0.0.1:53", Sent::Call, 2)
            .called(2, 2)
            .ended("ended with status 1", "failed"),
        client("reaches-the-server")
            .finds(Symptom::Refused, "a connection", "none")
            .called(1, 0)
            .ended("ended with status 1", "failed"),
        server("reports-a-taken-port")
            .finds(Symptom::StillOpen, "the end", "it goes on")
            .waits(2, "accept", on_listener("0.0.0.0:12000")),
        server("announces-readiness").finds(Symptom::NotShown, "any announcement", "nothing"),
        // It ended with success after a silent client: it may serve one only, or give up on silence.
        server("survives-a-silent-client")
            .connects(1)
            .finds(Symptom::Exited, "a server", "it ended")
            .ended("ended with status 0", "bye"),
    ]
}

fn waits() -> Vec<Sample> {
    let first = "127.0.0.1:40001";
    let asked = || {
        let asked = server("answers-in-upper-case")
            .connects(0)
            .says(0, "hello\n")
            .hears_nothing(0);
        asked.finds(Symptom::NoAnswer, "\"HELLO\"", SILENT)
    };
    let two = || {
        let idle = server("serves-others-while-one-is-idle")
            .connects(1)
            .connects(2)
            .says(2, "a\n")
            .hears_nothing(2);
        idle.finds(Symptom::NoAnswer, "\"A\"", SILENT)
            .connection(first, 0, true)
            .connection("127.0.0.1:40002", 2, true)
    };
    vec![
        asked(),
        asked()
            .waits(2, "futex", On::Lock)
            .connection(first, 0, true),
        // Nobody knows whether what was asked has been read.
        asked().waits(2, "accept", on_listener("0.0.0.0:12000")),
        // A running thread may be about to do it.
        asked().waits(2, "recv", on_client(first)).runs(),
        asked()
            .does(0, Said::HalfClosed)
            .waits(2, "recv", on_client(first))
            .connection(first, 0, true),
        two(),
        two().waits(2, "recv", on_client(first)).runs(),
        two()
            .waits(2, "recv", on_client(first))
            .waits(2, "accept", on_listener("0.0.0.0:12000")),
        two().waits(2, "epoll_wait", On::AnyOf(vec![on_client(first)])),
        // Both asked: the one that is served may be the one that waits in vain.
        server("serves-clients-that-queue")
            .connects(1)
            .connects(2)
            .says(1, "a\n")
            .says(2, "b\n")
            .hears_nothing(1)
            .finds(Symptom::NoAnswer, "\"A\"", SILENT)
            .waits(2, "recv", on_client(first))
            .connection("127.0.0.1:40002", 2, false),
    ]
}

fn screens() -> Vec<Sample> {
    let answered = |check, piece: &str| client(check).types("hello\n").says(0, piece);
    vec![
        answered("shows-the-answer", "DONE\n").finds(
            Symptom::NotShown,
            "\"DONE\"",
            "\"From Server: \"",
        ),
        answered("shows-the-answer", "HELLO\n").finds(Symptom::NotShown, "\"HELLO\"", "\"hello\""),
        // How bytes are shown is another check's business.
        answered("labels-the-answer", "DONE\n").finds(
            Symptom::NotShown,
            "\"From Server:\"",
            "\"b'DONE'\"",
        ),
        answered("labels-the-answer", "DONE\n").finds(
            Symptom::NotShown,
            "\"From Server:\"",
            "\"DONE\"",
        ),
        answered("prompts-first", "").finds(Symptom::NotShown, "any prompt", "an empty screen"),
        answered("any-answer-is-shown", "é?\n").finds(Symptom::NotShown, "\"é\"", "\"What? \""),
        answered("survives-an-empty-line", "").finds(Symptom::StillOpen, "the end", "it waits"),
        client("waits-for-a-late-answer").finds(Symptom::NotShown, "\"LATE\"", "\"Input:\""),
        answered("shows-text-not-its-quoting", "DONE\n").finds(
            Symptom::NotShown,
            "\"DONE\"",
            "\"bob's\"",
        ),
    ]
}
