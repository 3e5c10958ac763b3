//! Datagrams that do not come.

use super::sample::{Sample, client};
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
    ]
}

/// Another check may have another reason to find it waiting.
pub(super) fn ambiguous() -> Vec<Sample> {
    let waits = client("ends-on-end-of-input")
        .finds(Symptom::StillOpen, "the end", "every thread waits")
        .waits(7, "recvfrom", On::Datagrams("0.0.0.0:40000".to_owned()));
    vec![waits]
}
