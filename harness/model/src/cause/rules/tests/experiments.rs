//! Failures whose cause an experiment has shown.

use super::sample::{Sample, on_client, server};
use crate::{Outcome, Question, Symptom};

const SILENT: &str =
    "nothing, then nothing more (every thread of it waits, and nothing is under way)";

pub(super) fn samples() -> Vec<Sample> {
    vec![
        server("answers-in-upper-case")
            .says(0, "hello big world\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"HELLO BIG WORLD\"",
                "\"HELLO BIG W\"",
            )
            .tried(Question::LongestAnswered, Outcome::Whole(11))
            .names(
                "buffer-of-N-bytes",
                "of 11 bytes is answered whole, one of 12 is not",
            ),
        letter()
            .tried(Question::LettersOfLatin1, Outcome::No)
            .names("ascii-only-mapping", "letters such as é are converted: no"),
        letter()
            .tried(Question::LettersOfLatin1, Outcome::Yes)
            .names(
                "part-of-unicode-only",
                "letters such as é are converted: yes",
            ),
        two()
            .tried(Question::SecondClient, Outcome::No)
            .names("one-client-only", "when the first one has left: no"),
        two()
            .tried(Question::SecondClient, Outcome::Yes)
            .tried(Question::BesideAnIdleClient, Outcome::No)
            .names("serves-one-at-a-time", "while another one says nothing: no"),
        silent("hello")
            .tried(Question::WithLineEnd, Outcome::Yes)
            .names(
                "waits-for-newline-that-the-dialect-does-not-send",
                "a newline behind it",
            ),
        silent("hello\n")
            .tried(Question::WithLineEnd, Outcome::No)
            .tried(Question::AfterHalfClose, Outcome::Yes)
            .names(
                "waits-for-more-than-the-sentence",
                "ends its sending side: yes",
            ),
        server("joins-single-bytes")
            .says(0, "h")
            .says(0, "i\n")
            .finds(Symptom::NoAnswer, "\"HI\"", SILENT)
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::InTwoPieces, Outcome::No)
            .names(
                "one-receive-is-one-message",
                "in two pieces is answered: no",
            ),
    ]
}

/// What could not be told leaves the cause open.
pub(super) fn ambiguous() -> Vec<Sample> {
    let unclear = || Outcome::Unclear("the budget was used up".to_owned());
    vec![
        letter().tried(Question::LettersOfLatin1, unclear()),
        two().tried(Question::SecondClient, unclear()),
        two()
            .tried(Question::SecondClient, Outcome::Yes)
            .tried(Question::BesideAnIdleClient, Outcome::Yes),
    ]
}

/// A letter that says nothing about the alphabet.
fn letter() -> Sample {
    server("any-stable-unicode-sentence")
        .says(0, "bxќ\n")
        .finds(Symptom::OtherBytes, "\"BXЌ\"", "\"BXќ\"")
}

/// Of two clients one is not answered, and nothing tells why.
fn two() -> Sample {
    server("serves-the-next-client")
        .connects(1)
        .connects(2)
        .says(2, "hello\n")
        .hears_nothing(2)
        .finds(Symptom::NoAnswer, "\"HELLO\"", SILENT)
}

/// A sentence that was read and not answered.
fn silent(said: &str) -> Sample {
    server("answers-in-upper-case")
        .connects(0)
        .says(0, said)
        .finds(Symptom::NoAnswer, "\"HELLO\"", SILENT)
        .waits(2, "recv", on_client("127.0.0.1:40001"))
        .connection("127.0.0.1:40001", 0, true)
}
