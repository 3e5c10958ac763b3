//! Answers that more than one mistake could have left: no cause may be named.

use super::sample::{Sample, client, server};
use crate::{On, Said, Symptom};

const SILENT: &str =
    "nothing, then nothing more (every thread of it waits, and nothing is under way)";

pub(super) fn samples() -> Vec<Sample> {
    let themes = [answers, sizes, ends];
    themes.into_iter().flat_map(|samples| samples()).collect()
}

fn answers() -> Vec<Sample> {
    let asked = |check| server(check).connects(0).says(0, "hello there\n");
    let split = || {
        server("joins-a-split-sentence")
            .says(0, "hel")
            .says(0, "lo\n")
    };
    vec![
        asked("answers-in-upper-case").finds(
            Symptom::NoAnswer,
            "\"HELLO THERE\"",
            "nothing, then closed the connection",
        ),
        asked("answers-in-upper-case").finds(
            Symptom::OtherBytes,
            "\"HELLO THERE\"",
            "\"HELLO there\"",
        ),
        asked("answers-in-upper-case").finds(Symptom::OtherBytes, "\"HELLO THERE\"", "\"GOODBYE\""),
        asked("answers-in-upper-case").finds(
            Symptom::MoreBytes,
            "\"HELLO THERE\"",
            "\"HELLO THERE!\"",
        ),
        // The end is not where a piece ends, or nothing is known of the pieces.
        split().finds(
            Symptom::PartOfTheAnswer,
            "\"HELLO\"",
            "\"HE\", then closed the connection",
        ),
        split().finds(
            Symptom::NoAnswer,
            "\"HELLO\"",
            "nothing, then closed the connection",
        ),
        server("joins-a-split-sentence").finds(
            Symptom::PartOfTheAnswer,
            "\"HELLO\"",
            "\"HEL\", then closed the connection",
        ),
        // One letter again and again: a beginning of any length looks like the answer to every piece.
        server("any-segmentation")
            .says(0, "a".repeat(20))
            .says(0, "a".repeat(44))
            .finds(
                Symptom::PartOfTheAnswer,
                &format!("\"{}\"", "A".repeat(64)),
                &format!("\"{}\"", "A".repeat(63)),
            ),
        // Two clients said the same.
        server("keeps-clients-apart")
            .says(1, "same\n")
            .says(2, "same\n")
            .hears(2, "SAME")
            .hears_nothing(1)
            .finds(Symptom::NoAnswer, "\"SAME\"", SILENT),
        // Texts that were cut tell nothing about their ends.
        asked("any-length").finds(
            Symptom::OtherBytes,
            "\"A…(900 more bytes)…A\"",
            "\"A…(900 more bytes)…a\"",
        ),
        asked("sends-nothing-but-the-answer").finds(
            Symptom::MoreBytes,
            "\"A\"",
            "\"A\\x00B\\x00\"",
        ),
        // The program's own words are no evidence.
        asked("answers-in-upper-case")
            .shows("Segmentation fault\r\nconnection reset by peer\r\n")
            .finds(Symptom::NoAnswer, "\"HELLO THERE\"", SILENT),
    ]
}

fn sizes() -> Vec<Sample> {
    let part = |check, end: &str| {
        let actual = format!("\"A…(9 more bytes)…A\"{end}");
        server(check).says(0, "a").finds(
            Symptom::PartOfTheAnswer,
            "\"A…(99 more bytes)…A\"",
            &actual,
        )
    };
    vec![
        part("answers-a-long-sentence", "").tells("; it ends after 32741 of 65536 bytes"),
        // A byte too few may be a byte that was dropped.
        part("answers-a-full-buffer", "").tells("; it ends after 1023 of 1024 bytes"),
        part("answers-a-slow-reader", "").tells("; it ends after 36873 of 500000 bytes"),
        part("answers-a-slow-reader", "")
            .tells("; it ends after 18446744073709551615 of 18446744073709551615 bytes"),
        part("answers-a-slow-reader", ", then reset the connection")
            .tells("; it ends after 36873 of 500000 bytes")
            .does(0, Said::Reset),
    ]
}

fn ends() -> Vec<Sample> {
    vec![
        // A looping client waits for its user.
        client("ends-cleanly").waits(2, "read", On::Keyboard).finds(
            Symptom::StillOpen,
            "the end",
            "every thread of it waits",
        ),
        client("survives-a-close")
            .does(0, Said::Closed)
            .waits(2, "read", On::Keyboard)
            .finds(Symptom::StillOpen, "the end", "it waits"),
        client("survives-a-close").does(0, Said::Accepted).finds(
            Symptom::StillOpen,
            "the end",
            "it waits",
        ),
        server("answers-after-half-close").finds(
            Symptom::NoAnswer,
            "\"A\"",
            "nothing, then closed the connection",
        ),
        // A client that was never accepted is reset when the listening socket goes.
        server("keeps-clients-apart")
            .connects(1)
            .hears(1, "A")
            .connects(2)
            .says(2, "b\n")
            .finds(
                Symptom::Reset,
                "\"B\"",
                "nothing, then reset the connection",
            ),
        // We reset it ourselves.
        server("survives-a-reset").does(0, Said::Reset).finds(
            Symptom::Reset,
            "\"A\"",
            "nothing, then reset the connection",
        ),
        server("outlives-its-clients").finds(Symptom::NotJudged, "", ""),
    ]
}
