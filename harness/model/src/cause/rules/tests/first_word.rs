//! Servers that are to speak first.

use super::sample::{Sample, client, on_client, on_listener, server};
use crate::{Said, Symptom};

const NOTHING: &str =
    "nothing, then nothing more (every thread of it waits, and nothing is under way)";
const FIRST: &str = "127.0.0.1:40001";
const SECOND: &str = "127.0.0.1:40002";

pub(super) fn samples() -> Vec<Sample> {
    let unasked = |sample: Sample| {
        let silent = sample.connects(0).hears_nothing(0);
        silent.finds(Symptom::NoAnswer, "\"Welcome\"", NOTHING)
    };
    let thinks = || {
        let clients = server("serves-others-while-one-thinks")
            .connects(1)
            .hears(1, "Your name?\n")
            .connects(2)
            .hears_nothing(2);
        clients.finds(Symptom::NoAnswer, "a few words", NOTHING)
    };
    vec![
        unasked(server("greets-who-connects"))
            .waits(2, "recv", on_client(FIRST))
            .connection(FIRST, 0, true)
            .names("both-sides-wait", "it waits in recv()"),
        unasked(server("greets-who-connects"))
            .waits(2, "accept", on_listener("0.0.0.0:12345"))
            .connection(FIRST, 0, true)
            .names("", ""),
        thinks()
            .waits(2, "recv", on_client(FIRST))
            .connection(FIRST, 0, true)
            .connection(SECOND, 0, false)
            .names(
                "serves-one-at-a-time",
                "127.0.0.1:40002 has not been accepted",
            ),
        thinks()
            .waits(2, "recv", on_client(FIRST))
            .waits(3, "accept", on_listener("0.0.0.0:12345"))
            .connection(SECOND, 0, false)
            .names("", ""),
        server("closes-after-greeting")
            .connects(0)
            .hears(0, "Welcome\n")
            .finds(Symptom::StillOpen, "the end of the connection", NOTHING)
            .names("never-closes", "after its last words there came nothing"),
        server("waits-for-the-line")
            .connects(0)
            .hears(0, "Your name?\n")
            .finds(
                Symptom::Closed,
                "a connection that stays open",
                "the end of the connection",
            )
            .names("closes-too-early", "Your name?"),
        client("stays-silent")
            .does(0, Said::Accepted)
            .finds(Symptom::MoreBytes, "nothing", "\"hello\"")
            .names("", ""),
    ]
}
