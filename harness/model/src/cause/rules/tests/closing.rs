//! Connections that were closed too early, or whose end was not noticed, and rooms in which somebody hears too much.

use super::sample::{Sample, client, server};
use crate::{Said, Symptom};

const ONE: &str = "<<000>> Anna says hello\n";
const TWO: &str = "<<001>> Anna says hello\n";
const ALONE: &str = "Anna got \"<<000>> Anna says hello\" alone";

pub(super) fn samples() -> Vec<Sample> {
    vec![
        // It had closed before the second message came: the reset speaks of that, and of no unread bytes.
        answered_and("acknowledges-many")
            .says(0, "two\n")
            .resets(0)
            .finds(
                Symptom::Reset,
                "\"got two\"",
                "nothing, then reset the connection",
            )
            .names("closes-too-early", "although more was asked"),
        answered_and("asks-again")
            .says(0, "two\n")
            .resets(0)
            .finds(
                Symptom::Reset,
                "\"got two\"",
                "nothing, then reset the connection",
            )
            .names("closes-too-early", "closed the connection"),
        missed(room().ends(1).says(1, TWO)).names("closes-too-early", "although more was asked"),
        missed(room().ends(1).does(2, Said::Closed).says(1, TWO))
            .names("closes-too-early", "then closed the connection"),
        missed(room().does(2, Said::Closed).ends(1).says(1, TWO))
            .names("dies-of-a-clients-error", "when client 2 had left"),
        room()
            .finds(Symptom::MoreBytes, "nothing of it", ALONE)
            .in_words("Anna got a message of Anna that is not for it")
            .names("echoes-to-the-sender", "Anna spoke, and Anna got"),
        spins_unanswered().names("end-of-connection-not-noticed", "computes on"),
        spins(client("shows-the-greeting"), Symptom::NotShown)
            .names("end-of-connection-not-noticed", "the server at"),
        spins(
            client("ends-on-end-of-input").presses(Said::EndOfInput),
            Symptom::StillOpen,
        )
        .names("end-of-connection-not-noticed", "computes on"),
    ]
}

/// What looks like these and may be something else.
pub(super) fn ambiguous() -> Vec<Sample> {
    vec![
        // It may have closed before the first message came, with nothing unread.
        server("keeps-clients-apart")
            .connects(0)
            .says(0, "one\n")
            .resets(0)
            .finds(
                Symptom::Reset,
                "\"ONE\"",
                "nothing, then reset the connection",
            ),
        // Others were closed before anybody had left.
        missed(room().ends(2).does(2, Said::Closed).says(1, TWO).ends(1)),
        // Somebody else's message is no echo.
        room()
            .finds(Symptom::MoreBytes, "nothing of it", ALONE)
            .in_words("Anna got a message of Ben that is not for it"),
        // It may turn round for its keyboard.
        spins(
            client("ends-on-end-of-input")
                .shows("Say something: ")
                .presses(Said::EndOfInput),
            Symptom::StillOpen,
        ),
    ]
}

fn answered_and(check: &'static str) -> Sample {
    server(check)
        .connects(0)
        .says(0, "one\n")
        .hears(0, "got one\n")
}

/// Anna has said something, and got it.
fn room() -> Sample {
    server("survives-a-leave")
        .connects(1)
        .connects(2)
        .says(1, ONE)
        .hears(1, ONE)
}

fn missed(sample: Sample) -> Sample {
    sample
        .finds(Symptom::NoAnswer, "\"<<001>> Anna says hello\"", ALONE)
        .in_words("Anna did not get a message of Anna")
}

/// It was waiting until the client ended its sending side, and computes since.
fn spins_unanswered() -> Sample {
    server("answers-in-upper-case")
        .connects(0)
        .says(0, "one\n")
        .hears_nothing(0)
        .does(0, Said::HalfClosed)
        .finds(
            Symptom::NoAnswer,
            "\"ONE\"",
            "nothing, then nothing more (every thread of it waits, and nothing is under way)",
        )
        .runs()
        .connection("127.0.0.1:40001", 0, true)
        .ended_by_us()
}

/// A client was told everything and computes.
fn spins(sample: Sample, symptom: Symptom) -> Sample {
    sample
        .does(0, Said::Accepted)
        .says(0, "Thank you for connecting\n")
        .does(0, Said::Closed)
        .finds(symptom, "\"Thank you for connecting\"", "an empty screen")
        .runs()
        .connection("127.0.0.1:12345", 0, true)
        .ended_by_us()
}
