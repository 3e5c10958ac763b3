//! Programs with too few places, or one character too few; and errors that nobody is told of.

use super::sample::{Sample, client, pair, server};
use crate::{Blocked, On, Said, Symptom};

const SILENT: &str =
    "nothing, then nothing more (every thread of it waits, and nothing is under way)";
const CLOSED: &str = "nothing, then closed the connection";

pub(super) fn samples() -> Vec<Sample> {
    let queue = server("serves-clients-that-queue")
        .connects(1)
        .says(1, "one\n")
        .hears(1, "ONE\n")
        .connects(2)
        .says(2, "two\n")
        .does(2, Said::Closed);
    let reset = server("serves-clients-that-queue")
        .connects(1)
        .says(1, "one\n")
        .hears(1, "ONE\n")
        .connects(2)
        .says(2, "two\n");
    vec![
        queue
            .finds(Symptom::NoAnswer, "\"TWO\"", CLOSED)
            .names("room-for-N-clients", "2 clients were connected"),
        reset
            .finds(
                Symptom::Reset,
                "\"TWO\"",
                "nothing, then reset the connection",
            )
            .names("room-for-N-clients", "2 clients were connected"),
        server("greets-who-connects")
            .connects(0)
            .hears(0, "Thank you for connectin\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"Thank you for connecting\"",
                "\"Thank you for connectin\\n\"",
            )
            .names("one-character-too-few", "connectin\" came"),
        server("answers-in-upper-case")
            .says(0, "hello world\n")
            .finds(Symptom::OtherBytes, "\"HELLO WORLD\"", "\"HELLO WORLd\\n\"")
            .names("one-character-too-few", "\"HELLO WORLd\""),
        client("reports-a-missing-server")
            .finds(Symptom::NotShown, "a word about what went wrong", "\"\"")
            .ended("ended with status 1", "")
            .names("fails-in-silence", "it ended with status 1, and not a word"),
        client("reports-a-missing-server")
            .finds(
                Symptom::StillOpen,
                "the end of the client",
                "nothing for 2.4 s",
            )
            .pauses(7, "sleep", On::Lock)
            .names("retries-for-ever", "pause after pause"),
        server("tells-a-broken-file-from-a-whole-one")
            .finds(Symptom::NotShown, "a difference", "in both cases the same")
            .names(
                "broken-connection-taken-for-the-end",
                "whose connection was reset",
            ),
        client("shows-nothing-behind-the-answer")
            .says(0, "HELLO\n")
            .shows("HELLO\0\0\0\n")
            .finds(
                Symptom::OtherBytes,
                "a screen without \"\u{fffd}\"",
                "\"HELLO\"",
            )
            .names("nul-padding", "NUL bytes follow the text on its screen"),
        server("sends-nothing-but-the-greeting")
            .finds(
                Symptom::MoreBytes,
                "\"Thank you\" and at most a line end",
                "\"Thank you\\x00\\x00\\n\"",
            )
            .names("nul-padding", "NUL bytes follow \"Thank you\""),
        server("acknowledges-many")
            .says(0, "message 1\n")
            .hears(0, "got message 1\n")
            .says(0, "message 2\n")
            .finds(Symptom::NoAnswer, "\"got message 2\"", SILENT)
            .waits(2, "recv", On::Connection("127.0.0.1:40001".to_owned()))
            .connection("127.0.0.1:40001", 0, true)
            .names(
                "one-answer-for-each-connection",
                "it answered \"message 1\"",
            ),
        server("survives-a-leave")
            .connects(1)
            .connects(2)
            .does(1, Said::Closed)
            .ends(2)
            .finds(Symptom::NoAnswer, "\"hello\"", "Ben got no message at all")
            .names("dies-of-a-clients-error", "when client 1 had left"),
    ]
}

/// What looks alike, and may have another reason.
pub(super) fn ambiguous() -> Vec<Sample> {
    vec![
        // One client that is turned away alone may have been misunderstood.
        server("serves-a-hundred-in-turn")
            .connects(1)
            .does(1, Said::Closed)
            .connects(2)
            .finds(Symptom::NoAnswer, "\"TWO\"", CLOSED),
        // A pair's screen says nothing about who was silent.
        pair("does-the-exercise").finds(Symptom::NotShown, "any prompt", "an empty screen"),
        client("reports-a-missing-server")
            .finds(Symptom::StillOpen, "the end of the client", "nothing")
            .waits(7, "read", On::Keyboard),
        server("any-message").says(0, "0123456\n").finds(
            Symptom::PartOfTheAnswer,
            "\"0123456\"",
            "\"012345\"",
        ),
    ]
}

impl Sample {
    fn pauses(self, pid: i32, call: &str, on: On) -> Self {
        let call = call.to_owned();
        self.thread(pid, Blocked::ForAWhile { call, on })
    }
}
