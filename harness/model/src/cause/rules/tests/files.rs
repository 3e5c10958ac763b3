//! Programs that damaged files.

use super::sample::{Sample, client, server};
use crate::{Outcome, Question, Said, Symptom};

fn large() -> Sample {
    client("sends-a-large-file-in-little-memory").finds(
        Symptom::PartOfTheAnswer,
        "16777216 bytes, as they stand in the file",
        "the end of the connection after 3143608 bytes",
    )
}

pub(super) fn samples() -> Vec<Sample> {
    [damaged(), stored(), cut()].into_iter().flatten().collect()
}

fn damaged() -> Vec<Sample> {
    vec![
        client("sends-binary")
            .shows("Traceback\r\nUnicodeDecodeError: 'utf-8' codec can't decode byte 0x80\r\n")
            .finds(Symptom::NoAnswer, "\"\\x00\\x80\"", "nothing")
            .names("text-mode-file-damage", "its decoder complained"),
        client("keeps-line-endings")
            .finds(Symptom::OtherBytes, "\"a\\r\\nb\"", "\"a\\nb\"")
            .names("text-mode-file-damage", "line ends converted"),
        client("sends-binary")
            .finds(Symptom::OtherBytes, "\"\\x00\\x01\"", "\"\\x00\\x01\"")
            .tells(", from byte 129 on")
            .names(
                "text-mode-file-damage",
                "the first byte on that is not ASCII",
            ),
        client("sends-binary")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"a\\x00b\"",
                "\"a\", then closed the connection",
            )
            .names("stops-at-nul", "after 1 bytes, where the first NUL"),
    ]
}

fn stored() -> Vec<Sample> {
    let three = |check| {
        server(check)
            .says(1, "the first file\n")
            .says(2, "the second file\n")
    };
    vec![
        server("does-not-overwrite")
            .finds(
                Symptom::OtherBytes,
                "\"old\" in output0.txt",
                "\"new\" in output0.txt",
            )
            .names(
                "overwrites-an-older-file",
                "\"old\" in output0.txt was there",
            ),
        three("keeps-files-apart")
            .finds(
                Symptom::OtherBytes,
                "\"the first file\\n\" (15 bytes)",
                "\"the second file\\n\" (16 bytes) in output0.txt",
            )
            .names("name-collision", "what a later client sent"),
        server("refuses-path-traversal")
            .finds(
                Symptom::OtherBytes,
                "no file outside",
                "a file at \"../escaped.txt\"",
            )
            .names("path-traversal", "../escaped.txt"),
        client("sends-a-large-file-in-little-memory")
            .finds(
                Symptom::Leaks,
                "less than 115 MiB more",
                "136 MiB at the most",
            )
            .names("reads-whole-files", "136 MiB"),
        server("receives-an-empty-file")
            .finds(Symptom::NoAnswer, "an empty file", "no new file")
            .names("empty-taken-for-nothing", "there came no new file"),
        client("sends-an-empty-file")
            .finds(
                Symptom::StillOpen,
                "the end of the client",
                "every thread waits",
            )
            .names("empty-input-hang", "the file has no byte in it"),
        server("receives-from-each-client")
            .connects(0)
            .says(0, "a file\n")
            .does(0, Said::Closed)
            .finds(Symptom::Refused, "a connection", "refused it")
            .ended("ended with status 0", "Received successfully!")
            .names("one-client-only", "after it had dealt with one client"),
    ]
}

fn cut() -> Vec<Sample> {
    vec![
        server("joins-a-split-character")
            .says(0, b"a caf\xc3")
            .says(0, b"\xa9\n")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"a café\\n\" (8 bytes)",
                "\"a caf\\xc3\" (6 bytes) in output0.txt",
            )
            .names(
                "one-receive-is-one-message",
                "came in 2 pieces, and the first of them",
            ),
        client("sends-any-text")
            .finds(Symptom::PartOfTheAnswer, "\"…\"", "\"…\"")
            .tells("; only 48 of 49 bytes were sent")
            .tried(Question::Longest, Outcome::Whole(48))
            .names("buffer-of-N-bytes", "of 48 bytes is sent whole"),
        client("sends-to-a-slow-reader")
            .finds(
                Symptom::PartOfTheAnswer,
                "16777216 bytes, as they stand in the file",
                "the end of the connection after 3143608 bytes",
            )
            .names(
                "partial-send-not-continued",
                "of 16777216 bytes came 3143608",
            ),
        large()
            .tried(Question::ToASlowReader, Outcome::No)
            .names("partial-send-not-continued", "to one that reads slowly: no"),
        client("sends-a-large-file-in-little-memory")
            .finds(
                Symptom::OtherBytes,
                "16777216 bytes, as they stand in the file",
                "other bytes from byte 3143609 on",
            )
            .tried(Question::ToASlowReader, Outcome::No)
            .names(
                "partial-send-not-continued",
                "of 16777216 bytes came 3143608",
            ),
        large()
            .tried(Question::ToASlowReader, Outcome::Yes)
            .tried(Question::Longest, Outcome::Whole(3_143_608))
            .names("buffer-of-N-bytes", "of 3143608 bytes is sent whole"),
    ]
}
