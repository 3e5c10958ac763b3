//! Failures whose cause an experiment has shown.

use super::sample::{Sample, client, on_client, server};
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
            .tried(Question::Longest, Outcome::Whole(11))
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
            .tried(Question::Plain, Outcome::No)
            .tried(Question::WithLineEnd, Outcome::Yes)
            .names(
                "waits-for-newline-that-the-dialect-does-not-send",
                "a newline behind it",
            ),
        silent("hello\n")
            .tried(Question::Plain, Outcome::No)
            .tried(Question::WithLineEnd, Outcome::No)
            .tried(Question::AfterHalfClose, Outcome::Yes)
            .names(
                "waits-for-more-than-the-sentence",
                "ends its sending side: yes",
            ),
        // A short one is answered, and this one only then.
        silent("hello\n")
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::AfterHalfClose, Outcome::Yes)
            .names(
                "waits-for-more-than-the-sentence",
                "ends its sending side: yes",
            ),
        asked_and_silent()
            .tried(Question::Plain, Outcome::No)
            .tried(Question::AfterHalfClose, Outcome::Yes)
            .names(
                "waits-for-more-than-the-sentence",
                "answered when the client ends its sending side: yes",
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
        server("answers-a-slow-reader")
            .says(0, "hello\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"HELLO\"",
                "\"HEL\", then closed the connection",
            )
            .tried(Question::ToAFastReader, Outcome::Yes)
            .names(
                "partial-send-not-continued",
                "answered whole when the client reads at once: yes",
            ),
        client("any-answer-is-shown")
            .says(0, "SEVENTEEN ZEBRAS\n")
            .shows("From Server: SEVENTEEN\n")
            .finds(
                Symptom::NotShown,
                "\"SEVENTEEN ZEBRAS\"",
                "\"From Server: SEVENTEEN\\n\"",
            )
            .tried(Question::Longest, Outcome::Whole(9))
            .names(
                "buffer-of-N-bytes",
                "an answer of 9 bytes is shown whole, one of 10 is not",
            ),
        unshown("HELLO\n")
            .tried(Question::Plain, Outcome::No)
            .tried(Question::WithLineEnd, Outcome::Yes)
            .tried(Question::AfterHalfClose, Outcome::Yes)
            .names(
                "waits-for-more-than-the-sentence",
                "shown when the server ends its sending side: yes",
            ),
        unshown("HELLO")
            .tried(Question::Plain, Outcome::No)
            .tried(Question::WithLineEnd, Outcome::Yes)
            .names(
                "waits-for-newline-that-the-dialect-does-not-send",
                "an answer with a newline behind it is shown: yes",
            ),
        client("joins-a-split-character")
            .says(0, "CAF\u{c3}")
            .says(0, " AU LAIT\n")
            .finds(Symptom::NotShown, "\"CAFÉ AU LAIT\"", "an empty screen")
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::InTwoPieces, Outcome::No)
            .names("one-receive-is-one-message", "in two pieces is shown: no"),
        short_file()
            .tried(Question::FullBuffers, Outcome::Yes)
            .names(
                "last-buffer-not-written",
                "of 65536 bytes, which fill any usual buffer",
            ),
        stalled()
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::InTwoPieces, Outcome::No)
            .names("one-receive-is-one-message", "in two pieces is"),
        client("shows-letters-beyond-ascii")
            .says(0, "ÉLAN VITAL\n")
            .shows("LAN VITAL\n")
            .finds(Symptom::NotShown, "\"ÉLAN VITAL\"", "\"LAN VITAL\\n\"")
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::BeyondAscii, Outcome::No)
            .names("ascii-only-text", "with letters such as é is shown: no"),
    ]
}

/// Nothing of a short file is stored.
fn short_file() -> Sample {
    server("receives-a-text-file")
        .says(0, "a file of one line\n")
        .finds(
            Symptom::PartOfTheAnswer,
            "\"a file of one line\\n\" (19 bytes)",
            "an empty file in output0.txt",
        )
}

/// Of a file that came with a pause in it the beginning is stored.
fn stalled() -> Sample {
    server("survives-a-stalled-sender")
        .says(1, "the beginning")
        .says(2, "another\n")
        .says(1, " and the end\n")
        .finds(
            Symptom::PartOfTheAnswer,
            "\"the beginning…(9 more bytes)…end\\n\" (26 bytes)",
            "\"the beginning\" (13 bytes) in output0.txt",
        )
}

/// A line that was asked for, read and not replied to.
fn asked_and_silent() -> Sample {
    server("replies-to-the-line")
        .connects(0)
        .hears(0, "What is your name?\n")
        .says(0, "Ada\n")
        .finds(Symptom::NoAnswer, "\"Hello Ada\"", SILENT)
        .waits(2, "recv", on_client("127.0.0.1:40001"))
        .connection("127.0.0.1:40001", 0, true)
}

/// An answer that a client has read and not shown.
fn unshown(said: &str) -> Sample {
    client("shows-the-prompt")
        .says(0, said)
        .finds(Symptom::NotShown, "\"HELLO\"", "an empty screen")
        .waits(2, "recv", on_client("127.0.0.1:12345"))
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
        last_byte().tried(
            Question::Longest,
            Outcome::LongerIsWhole {
                not: 1024,
                but: 1537,
            },
        ),
        last_byte().tried(Question::Longest, unclear()),
        last_byte(),
        // What is answered when it is said first is not answered here for another reason.
        asked_and_silent()
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::AfterHalfClose, Outcome::Yes),
        // Two messages of which the second is not answered are no message in two pieces.
        server("any-comings-and-goings")
            .says(0, "one\n")
            .hears(0, "ONE\n")
            .says(0, "two\n")
            .finds(Symptom::NoAnswer, "\"TWO\"", SILENT)
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::InTwoPieces, Outcome::No),
        unshown("HELLO\n").tried(Question::AfterHalfClose, Outcome::No),
        // What a short message does not need is not what this one waits for, if it does not help.
        silent("hello\n")
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::AfterHalfClose, Outcome::No),
        // Another message was tried than the one that was not kept whole, or not said in one piece.
        silent("h")
            .says(0, "ello\n")
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::AfterHalfClose, Outcome::Yes),
        unshown("HELLO\n")
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::AfterHalfClose, Outcome::Yes),
        short_file().tried(Question::FullBuffers, Outcome::No),
        stalled()
            .tried(Question::Plain, Outcome::Yes)
            .tried(Question::InTwoPieces, Outcome::Yes),
    ]
}

/// The smallest case that fails lacks its last byte: as a buffer would do, and much else.
fn last_byte() -> Sample {
    let (said, answer) = ("a".repeat(64), "A".repeat(64));
    server("any-length").says(0, format!("{said}\n")).finds(
        Symptom::PartOfTheAnswer,
        &format!("\"{answer}\""),
        &format!("\"{}\"", &answer[1..]),
    )
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
