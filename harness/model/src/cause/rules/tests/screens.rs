//! Clients that showed something else, and consoles.

use super::sample::{Sample, client, server};
use crate::{Said, Symptom};

/// A client that was answered in these pieces.
fn answered(check: &'static str, pieces: &[&str]) -> Sample {
    let asked = client(check)
        .types("hello\n")
        .does(0, Said::Accepted)
        .hears(0, "hello");
    pieces
        .iter()
        .fold(asked, |sample, piece| sample.says(0, piece))
}

pub(super) fn samples() -> Vec<Sample> {
    let long = "x".repeat(3000);
    vec![
        answered("gathers-a-split-answer", &["first half, ", "second half\n"])
            .finds(
                Symptom::NotShown,
                "\"first half, second half\"",
                "\"Input:From Server: first half, \\n\"",
            )
            .names(
                "one-receive-is-one-message",
                "the answer came in 2 pieces, and \"first half, \" is shown",
            ),
        answered("gathers-a-split-answer", &["HELLO ", "WORLD\n"])
            .types("hello world\n")
            .finds(
                Symptom::NotShown,
                "\"HELLO WORLD\"",
                "\"From Server: HELLO \\n\"",
            )
            .names(
                "one-receive-is-one-message",
                "\"HELLO \" is shown without the rest",
            ),
        answered("gathers-a-split-answer", &["W", "ho goes there?\n"])
            .shows("Input:From Server: W\r\n")
            .finds(
                Symptom::NotShown,
                "\"Who goes there?\"",
                "\"Input:From Server: W\\n\"",
            )
            .names(
                "one-receive-is-one-message",
                "\"W\" is shown without the rest",
            ),
        answered("shows-a-long-answer", &[&long])
            .shows(&format!("From Server: {}\r\n", &long[..1024]))
            .finds(
                Symptom::NotShown,
                &format!("\"{}…(2900 more bytes)…xx\"", &long[..98]),
                "\"Input:\"",
            )
            .names("buffer-of-N-bytes", "the end of the answer is missing"),
        answered("does-not-compute-it-itself", &["DONE\n"])
            .finds(Symptom::NotShown, "\"DONE\"", "\"From Server: HELLO\\n\"")
            .names(
                "upper-cases-locally",
                "\"hello\" was typed, and it came up with \"HELLO\"",
            ),
        client("sends-what-was-typed")
            .types("hello\n")
            .hears(0, "HELLO")
            .finds(Symptom::OtherBytes, "\"hello\"", "\"HELLO\"")
            .names("upper-cases-locally", "it came up with \"HELLO\""),
        answered("shows-text-not-its-quoting", &["DONE\n"])
            .finds(
                Symptom::OtherBytes,
                "\"DONE\"",
                "\"From Server:  b'DONE'\\n\"",
            )
            .names("prints-bytes-not-text", "b'DONE'"),
        answered("any-answer-is-shown", &["100% sure\n"])
            .finds(
                Symptom::NotShown,
                "\"100% sure\"",
                "\"From Server: 100 sure\\n\"",
            )
            .names("answer-as-a-format", "\"100% sure\" was answered"),
        answered("any-answer-is-shown", &["%\n"])
            .finds(Symptom::NotShown, "\"%\"", "an empty screen")
            .names("answer-as-a-format", "\"%\" was answered"),
        server("flushes-its-console")
            .finds(Symptom::NotShown, "any announcement", "nothing")
            .names("output-not-flushed", "its console was a pipe"),
    ]
}
