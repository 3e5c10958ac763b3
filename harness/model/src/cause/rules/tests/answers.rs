//! Servers that answered too little, too much, or not to whom they should.

use super::sample::{Sample, client, server};
use crate::{Outcome, Question, Said, Symptom};

pub(super) fn samples() -> Vec<Sample> {
    let themes = [sizes, extra_bytes, apart, ends];
    themes.into_iter().flat_map(|samples| samples()).collect()
}

fn sizes() -> Vec<Sample> {
    let part = |check| {
        server(check).says(0, "a").finds(
            Symptom::PartOfTheAnswer,
            "\"AA…(9 more bytes)…A\"",
            "\"A…(9 more bytes)…A\"",
        )
    };
    vec![
        part("answers-a-long-sentence")
            .tells("; it ends after 1024 of 65536 bytes")
            .names("buffer-of-N-bytes", "after 1024 of 65536 bytes"),
        part("answers-a-slow-reader")
            .tells("; it ends after 59999 of 65536 bytes")
            .names("buffer-of-N-bytes", "59999"),
        client("any-typed-sentence-arrives")
            .hears(0, "a".repeat(30))
            .finds(
                Symptom::PartOfTheAnswer,
                &format!("\"{}\"", "a".repeat(31)),
                &format!("\"{}\"", "a".repeat(30)),
            )
            .tried(Question::Longest, Outcome::Whole(30))
            .names(
                "buffer-of-N-bytes",
                "a line of 30 bytes is sent whole, one of 31 is not",
            ),
        server("answers-a-slow-reader")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"A…(9 more bytes)…A\"",
                "\"A…(9 more bytes)…A\", then closed the connection",
            )
            .tells("; it ends after 36873 of 5000000 bytes")
            .names("partial-send-not-continued", "of 5000000 bytes sent 36873"),
    ]
}

fn extra_bytes() -> Vec<Sample> {
    vec![
        server("sends-nothing-but-the-answer")
            .says(0, "hello\n")
            .finds(
                Symptom::MoreBytes,
                "\"HELLO\"",
                "\"HELLO\\n\\x00\\x00…(1000 more bytes)…\\x00\"",
            )
            .names("nul-padding", "NUL bytes follow \"HELLO\\n\""),
        server("forgets-the-last-sentence")
            .says(1, "a long one\n")
            .hears(1, "A LONG ONE\n")
            .says(2, "hi\n")
            .hears(2, "HI\nONG ONE\n")
            .finds(Symptom::MoreBytes, "\"HI\"", "\"HI\\nONG ONE\\n\"")
            .names(
                "stale-buffer",
                "\"ONG ONE\" follows, from the answer to \"A LONG ONE\\n\"",
            ),
    ]
}

fn apart() -> Vec<Sample> {
    let two = || {
        server("keeps-clients-apart")
            .connects(1)
            .connects(2)
            .says(1, "first\n")
            .says(2, "second\n")
    };
    vec![
        two()
            .hears(1, "SECOND\n")
            .finds(Symptom::OtherBytes, "\"FIRST\"", "\"SECOND\\n\"")
            .names(
                "answers-to-the-wrong-client",
                "client 1 got \"SECOND\", the answer to client 2",
            ),
        server("interleaved-clients-get-their-own-answers")
            .connects(1)
            .connects(2)
            .says(1, "first\n")
            .says(2, "first\nsecond\n")
            .hears(2, "FIRST\nSECOND\nFIRST\n")
            .hears_nothing(1)
            .finds(
                Symptom::NoAnswer,
                "\"FIRST\"",
                "nothing, then nothing more (no)",
            )
            .names(
                "answers-to-the-wrong-client",
                "client 2 got more answers than it had asked for, and client 1 fewer",
            ),
        two()
            .hears(2, "FIRST\n")
            .hears_nothing(1)
            .finds(
                Symptom::NoAnswer,
                "\"FIRST\"",
                "nothing, then nothing more (no)",
            )
            .names(
                "answers-to-the-wrong-client",
                "client 2 got \"FIRST\", the answer to client 1",
            ),
        two()
            .hears(1, "FIRSTSECOND\n")
            .finds(Symptom::MoreBytes, "\"FIRST\"", "\"FIRSTSECOND\\n\"")
            .names(
                "mixes-up-clients",
                "client 1 got \"FIRSTSECOND\", with text of client 2",
            ),
        in_halves("keeps-halves-apart")
            .hears(1, "THE WORDS WHAT B OF A\n")
            .finds(
                Symptom::OtherBytes,
                "\"THE WORDS OF A\"",
                "\"THE WORDS WHAT B OF A\"",
            )
            .names("mixes-up-clients", "with text of client 2"),
        in_halves("keeps-halves-apart")
            .hears(1, "the words what b of a\n")
            .finds(
                Symptom::OtherBytes,
                "messages as they were said",
                "\"the words what b of a\"",
            )
            .names("mixes-up-clients", "is made of what several clients said"),
    ]
}

/// Two clients say half a line each, and then the other half.
fn in_halves(check: &'static str) -> Sample {
    server(check)
        .says(1, "the words ")
        .says(2, "what b ")
        .says(1, "of a\n")
        .says(2, "has to say\n")
}

fn ends() -> Vec<Sample> {
    vec![
        server("answers-after-half-close")
            .says(0, "hello\n")
            .does(0, Said::HalfClosed)
            .finds(
                Symptom::NoAnswer,
                "\"HELLO\"",
                "nothing, then closed the connection",
            )
            .names(
                "half-close-is-goodbye",
                "nothing, then closed the connection",
            ),
        server("closes-after-the-answer")
            .says(0, "hello\n")
            .hears(0, "HELLO")
            .finds(
                Symptom::Reset,
                "the end of the connection",
                "\"HELLO\", then reset the connection",
            )
            .names(
                "unread-data-at-close-becomes-reset",
                "\"HELLO\", then reset the connection",
            ),
    ]
}
