//! Datagrams that do not come.

use super::sample::{Sample, client, server};
use crate::{On, Symptom};

pub(super) fn samples() -> Vec<Sample> {
    let waits = |check| {
        client(check)
            .types("hello\n")
            .finds(Symptom::StillOpen, "the end", "every thread waits")
            .waits(7, "recvfrom", On::Datagrams("0.0.0.0:40000".to_owned()))
            .names("no-receive-time-out", "recvfrom() on the datagram socket")
    };
    vec![
        waits("does-not-wait-for-ever"),
        waits("reports-a-missing-server"),
        server("answers-from-its-own-port")
            .says(1, "hello\n")
            .hears(1, "HELLO\n")
            .finds(
                Symptom::OtherBytes,
                "an answer from port 12000",
                "it came from port 40001",
            )
            .names("answers-from-another-port", "port 40001"),
        server("answers-a-full-buffer")
            .finds(Symptom::PartOfTheAnswer, "\"HELLO\"", "\"HEL\"")
            .tells(" (1024 bytes instead of 2048)")
            .names("buffer-of-N-bytes", "of 2048 bytes 1024"),
    ]
}

/// Another check may have another reason to find it waiting.
pub(super) fn ambiguous() -> Vec<Sample> {
    let waits = client("ends-on-end-of-input")
        .finds(Symptom::StillOpen, "the end", "every thread waits")
        .waits(7, "recvfrom", On::Datagrams("0.0.0.0:40000".to_owned()));
    let nothing = server("answers-a-full-buffer")
        .finds(Symptom::PartOfTheAnswer, "\"HELLO\"", "\"\"")
        .tells(" (0 bytes instead of 2048)");
    vec![waits, nothing]
}
