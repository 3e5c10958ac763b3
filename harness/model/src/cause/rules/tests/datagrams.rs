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
        server("replies-to-an-undecodable-datagram")
            .says(0, b"\xff\xfe")
            .finds(Symptom::NoAnswer, "\"Hello\"", "no datagram")
            .sent(0)
            .names(
                "drops-what-it-cannot-decode",
                "no text there came no datagram",
            ),
        client("asks-again-after-a-loss")
            .finds(
                Symptom::NoAnswer,
                "\"hello\" once more",
                "no process of it is left",
            )
            .names("no-retransmission", "no process of it is left"),
        two_callers()
            .hears(1, "HELLO\n")
            .hears(1, "HELLO\n")
            .finds(Symptom::NoAnswer, "\"YOU\"", "no datagram")
            .at_peer(2)
            .sent(2)
            .names(
                "answers-to-the-wrong-client",
                "what it has sent went to client 1",
            ),
        two_callers()
            .hears(1, "HELLO\n")
            .finds(Symptom::NoAnswer, "\"YOU\"", "no datagram")
            .at_peer(2)
            .sent(1)
            .names("one-client-only", "it has answered one client"),
        two_questions_to_one_that_is_gone()
            .sent(3)
            .sent_nothing_astray()
            .names(
                "answers-to-the-wrong-client",
                "what it has sent went to client 1",
            ),
        stranger("Say something: the words of a s\n").names(
            "takes-a-strangers-datagram",
            "it shows \"the word…\", from an address",
        ),
        server("keeps-message-boundaries")
            .says(0, "one\n")
            .says(0, "two and\n")
            .finds(Symptom::OtherBytes, "\"TWO AND\"", "\"ONE\\nTWO AND\\n\"")
            .sent(2)
            .names("datagrams-as-a-stream", "together with what came before"),
        client("says-hello")
            .finds(
                Symptom::PartOfTheAnswer,
                "\"Hello UDP Server\"",
                "\"Hello\"",
            )
            .sent(3)
            .names("datagrams-as-a-stream", "the first one carries \"Hello\""),
        server("answers-a-full-buffer")
            .finds(Symptom::PartOfTheAnswer, "\"HELLO\"", "\"HEL\"")
            .tells(" (1024 bytes instead of 2048)")
            .names("buffer-of-N-bytes", "of 2048 bytes 1024"),
    ]
}

/// Two clients that have asked.
fn two_callers() -> Sample {
    server("answers-the-sender")
        .says(1, "hello\n")
        .says(2, "you\n")
}

/// Nobody hears what is answered to the first of two clients, and the second one gets nothing.
fn two_questions_to_one_that_is_gone() -> Sample {
    server("survives-a-vanished-client")
        .says(1, "nobody waits\n")
        .says(1, "nor for this\n")
        .says(2, "hello\n")
        .finds(Symptom::NoAnswer, "\"HELLO\"", "no datagram")
        .at_peer(2)
}

/// A client that was told something by a stranger before its answer came.
fn stranger(screen: &str) -> Sample {
    let shows = screen.trim_end();
    client("ignores-a-stranger")
        .hears(1, "hello")
        .says(2, "the words of a stranger")
        .shows(screen)
        .says(1, "HELLO")
        .hears_nothing(0)
        .finds(Symptom::NotShown, "\"HELLO\"", &format!("\"{shows}\\n\""))
}

impl Sample {
    /// The finding is about this peer.
    fn at_peer(self, peer: u32) -> Self {
        let told = self.transcript.len();
        let mut sample = self.hears_nothing(peer);
        if let Some(finding) = &mut sample.finding {
            finding.at = told;
        }
        sample
    }
}

/// Another check may have another reason to find it waiting.
pub(super) fn ambiguous() -> Vec<Sample> {
    let waits = client("ends-on-end-of-input")
        .finds(Symptom::StillOpen, "the end", "every thread waits")
        .waits(7, "recvfrom", On::Datagrams("0.0.0.0:40000".to_owned()));
    let nothing = server("answers-a-full-buffer")
        .finds(Symptom::PartOfTheAnswer, "\"HELLO\"", "\"\"")
        .tells(" (0 bytes instead of 2048)");
    // Of three answers one may have been sent to nobody that we know.
    let unheard = two_questions_to_one_that_is_gone().sent(3);
    let fewer = two_questions_to_one_that_is_gone()
        .sent(2)
        .sent_nothing_astray();
    let silent = stranger("Say something: \n");
    vec![waits, nothing, unheard, fewer, silent]
}
