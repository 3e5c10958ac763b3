//! Programs that wait, spin, or do not let go.

use super::sample::{Sample, client, on_client, on_listener, pair, server};
use crate::{On, Said, Symptom};

pub(super) fn samples() -> Vec<Sample> {
    [one_client(), wrong_places(), mutual(), ends()]
        .into_iter()
        .flatten()
        .collect()
}

const NOTHING: &str =
    "nothing, then nothing more (every thread of it waits, and nothing is under way)";
const FIRST: &str = "127.0.0.1:40001";
const SECOND: &str = "127.0.0.1:40002";

/// An idle client is connected, and another asks in vain.
fn idle_one(check: &'static str) -> Sample {
    let asks = server(check)
        .connects(1)
        .connects(2)
        .says(2, "hello\n")
        .hears_nothing(2);
    asks.finds(Symptom::NoAnswer, "\"HELLO\"", NOTHING)
}

fn one_client() -> Vec<Sample> {
    vec![
        idle_one("serves-others-while-one-is-idle")
            .waits(2, "recv", on_client(FIRST))
            .connection(FIRST, 0, true)
            .connection(SECOND, 6, false)
            .names(
                "serves-one-at-a-time",
                "it waits in recv() for the connection with 127.0.0.1:40001, while 6 bytes",
            ),
        idle_one("serves-others-while-one-is-idle")
            .waits(2, "send", on_client(FIRST))
            .connection(FIRST, 0, true)
            .connection(SECOND, 6, true)
            .names(
                "blocks-on-a-slow-reader",
                "which does not read, while 6 bytes from 127.0.0.1:40002",
            ),
        server("serves-a-hundred-at-once")
            .connects(1)
            .connects(2)
            .connects(3)
            .finds(
                Symptom::Refused,
                "a connection",
                "left it unanswered: its queue is full",
            )
            .waits(2, "recv", on_client(FIRST))
            .connection(FIRST, 0, true)
            .connection(SECOND, 0, false)
            .names(
                "serves-one-at-a-time",
                "while 127.0.0.1:40002 has not been accepted",
            ),
        idle_one("is-not-held-up-by-a-slow-reader")
            .waits(2, "accept", on_listener("0.0.0.0:12345"))
            .waits(3, "recv", on_client(SECOND))
            .waits(4, "send", on_client(FIRST))
            .connection(FIRST, 0, true)
            .connection(SECOND, 0, true)
            .names(
                "blocks-on-a-slow-reader",
                "it waits in send() for the connection with 127.0.0.1:40001, which does not read",
            ),
        server("serves-the-next-client")
            .connects(1)
            .says(1, "a\n")
            .hears(1, "A\n")
            .does(1, Said::Closed)
            .connects(2)
            .says(2, "b\n")
            .hears_nothing(2)
            .finds(Symptom::NoAnswer, "\"B\"", NOTHING)
            .waits(2, "futex", On::Lock)
            .connection(SECOND, 2, false)
            .names("one-client-only", "127.0.0.1:40002 has not been accepted"),
    ]
}

fn wrong_places() -> Vec<Sample> {
    let asked = |sample: Sample| {
        let asked = sample.connects(0).says(0, "hello\n").hears_nothing(0);
        asked.finds(Symptom::NoAnswer, "\"HELLO\"", NOTHING)
    };
    vec![
        server("answers-the-sender")
            .says(0, "hello\n")
            .finds(Symptom::NoAnswer, "\"HELLO\"", NOTHING)
            .waits(2, "read", On::Keyboard)
            .unread_datagram()
            .names(
                "waits-on-the-wrong-descriptor",
                "for the keyboard while a datagram lies unread at 0.0.0.0:12000",
            ),
        asked(server("answers-in-upper-case"))
            .waits(2, "accept", on_listener("0.0.0.0:12000"))
            .connection(FIRST, 6, true)
            .names(
                "waits-on-the-wrong-descriptor",
                "in accept() for the listening socket 0.0.0.0:12000 while 6 bytes",
            ),
        asked(server("answers-in-upper-case"))
            .waits(2, "recv", on_client(FIRST))
            .connection(FIRST, 0, true)
            .names(
                "waits-for-more-than-the-sentence",
                "it has read \"hello\\n\"",
            ),
        server("answers-a-full-buffer")
            .connects(0)
            .says(0, "hello")
            .finds(Symptom::NoAnswer, "\"HELLO\"", NOTHING)
            .waits(2, "read", on_client(FIRST))
            .connection(FIRST, 0, true)
            .names(
                "waits-for-newline-that-the-dialect-does-not-send",
                "it has read \"hello\"",
            ),
    ]
}

fn mutual() -> Vec<Sample> {
    let silent = |check| {
        client(check)
            .does(0, Said::Accepted)
            .finds(Symptom::NoAnswer, "\"hello\"", NOTHING)
    };
    vec![
        client("survives-an-empty-line")
            .types("\n")
            .does(0, Said::Accepted)
            .finds(
                Symptom::StillOpen,
                "the end of the client",
                "every thread of it waits",
            )
            .waits(2, "recv", on_client("127.0.0.1:12000"))
            .names("empty-input-hang", "for an empty line it sent nothing"),
        silent("sends-what-was-typed")
            .types("hello\n")
            .waits(2, "recv", on_client("127.0.0.1:12000"))
            .names(
                "both-sides-wait",
                "it has sent nothing, and it waits in recv()",
            ),
        pair("does-the-exercise")
            .finds(Symptom::NotShown, "\"HELLO\"", "an empty screen")
            .waits(2, "recv", on_client(FIRST))
            .waits(3, "recv", on_client("127.0.0.1:12000"))
            .connection(FIRST, 0, true)
            .names("both-sides-wait", "so does the other"),
    ]
}

fn ends() -> Vec<Sample> {
    let goes_on = |sample: Sample| {
        sample.finds(
            Symptom::StillOpen,
            "the end",
            "it was still computing after 2.0 s",
        )
    };
    let spins = |sample: Sample| {
        sample.finds(
            Symptom::Spins,
            "a server that waits",
            "it used 99 % of a processor",
        )
    };
    vec![
        goes_on(server("closes-after-the-answer").connects(0))
            .names("never-closes", "still computing"),
        goes_on(client("ends-cleanly")).names("never-closes", "the conversation is over"),
        goes_on(
            client("survives-a-close")
                .does(0, Said::Accepted)
                .does(0, Said::Closed),
        )
        .names(
            "end-of-connection-not-noticed",
            "after the other side had left",
        ),
        spins(
            server("waits-without-spinning")
                .connects(0)
                .does(0, Said::Reset),
        )
        .names(
            "end-of-connection-not-noticed",
            "it used 99 % of a processor",
        ),
        spins(server("waits-without-spinning").connects(0)).names("busy-waiting", "99 %"),
        goes_on(client("ends-on-end-of-input").presses(Said::EndOfInput))
            .names("end-of-input-not-noticed", "after the end of input"),
        goes_on(server("stops-on-interrupt").presses(Said::Interrupted))
            .names("ignores-the-interrupt", "after Ctrl-C"),
    ]
}
