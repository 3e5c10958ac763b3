//! Wrong hello servers: what they reply, whom, from where, and what they show.

use super::super::answer::{AnswersFrom, AnswersTo, Sends};
use super::super::convert::Converts;
use super::super::keep::Logs;
use super::super::serve::{BreaksAt, Serves};
use super::super::{Behaviour, Exercise, Flaw, SOUND, flaw};

/// No wrong turn in this exercise.
const HELLO: Behaviour = Behaviour {
    exercise: Exercise::Hello,
    ..SOUND
};

/// Replies that are wrong, go astray or stay away, and a console that tells something else.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "hello-sends-the-hello-back",
        about: "It sends every datagram back as it came.",
        caught_by: &["replies-to-hello"],
        ..flaw(Behaviour {
            converts: Converts::Nothing,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-replies-to-its-hello-only",
        about: "It answers a hello as it expects it, and everything else with its own text.",
        caught_by: &[
            "replies-to-anything",
            "any-datagram-gets-the-reply",
            "replies-once",
            "keeps-clients-apart",
            "replies-to-an-empty-datagram",
            "replies-to-an-undecodable-datagram",
        ],
        ..flaw(Behaviour {
            converts: Converts::ReplyToHelloOnly,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-crashes-at-invalid-utf8",
        about: "It ends when a datagram is not valid UTF-8.",
        caught_by: &[
            "survives-invalid-utf8",
            "survives-any-bytes",
            "replies-to-an-undecodable-datagram",
        ],
        causes: &["crashes-on-undecodable-input", "crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::InvalidUtf8,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-crashes-at-an-empty-datagram",
        about: "It ends when a datagram is empty.",
        caught_by: &["survives-empty", "replies-to-an-empty-datagram"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::EmptyDatagram,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-ignores-empty-datagrams",
        about: "It does not reply to an empty datagram.",
        caught_by: &["replies-to-an-empty-datagram"],
        causes: &["empty-taken-for-nothing"],
        ..flaw(Behaviour {
            serves: Serves::NoEmptyOnes,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-ignores-what-is-no-text",
        about: "It does not reply to a datagram that is not valid UTF-8.",
        caught_by: &["replies-to-an-undecodable-datagram"],
        causes: &["drops-what-it-cannot-decode"],
        ..flaw(Behaviour {
            serves: Serves::TextAlone,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-replies-twice",
        about: "It sends every reply twice.",
        caught_by: &["replies-once"],
        ..flaw(Behaviour {
            sends: Sends::ItTwice,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-pads-with-nul",
        about: "It sends a whole buffer of 128 bytes, NUL bytes behind the reply.",
        caught_by: &["sends-nothing-but-the-reply"],
        causes: &["nul-padding"],
        ..flaw(Behaviour {
            sends: Sends::APaddedBuffer(128),
            ..HELLO
        })
    },
    Flaw {
        name: "hello-ends-after-one-datagram",
        about: "It answers one datagram and ends.",
        caught_by: &[
            "replies-from-its-own-port",
            "outlives-its-clients",
            "replies-to-anything",
            "replies-once",
            "keeps-clients-apart",
            "survives-an-oversized-datagram",
            "survives-a-vanished-client",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["one-client-only"],
        ..flaw(Behaviour {
            serves: Serves::OneDatagram,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-replies-to-the-first-client",
        about: "It answers everybody at the address of its first client.",
        caught_by: &[
            "replies-from-its-own-port",
            "keeps-clients-apart",
            "survives-an-oversized-datagram",
            "survives-a-vanished-client",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["answers-to-the-wrong-client"],
        ..flaw(Behaviour {
            answers_to: AnswersTo::WhoWasFirst,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-replies-to-the-newest-client",
        about: "It answers everybody at the address of whoever came last.",
        caught_by: &["keeps-clients-apart"],
        causes: &["answers-to-the-wrong-client"],
        ..flaw(Behaviour {
            answers_to: AnswersTo::WhoIsNewest,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-replies-from-another-port",
        about: "It sends every reply through a new socket, and so from another port.",
        caught_by: &["replies-from-its-own-port"],
        causes: &["answers-from-another-port"],
        ..flaw(Behaviour {
            answers_from: AnswersFrom::AnotherPort,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-shows-no-message",
        about: "It does not show what clients say.",
        caught_by: &["logs-the-message", "logs-in-the-given-words"],
        ..flaw(Behaviour {
            logs: Logs::NoMessage,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-shows-no-address",
        about: "It does not show who has spoken.",
        caught_by: &["logs-the-peer-address", "logs-in-the-given-words"],
        ..flaw(Behaviour {
            logs: Logs::NoAddress,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-shows-no-port",
        about: "It shows the address of a client without its port.",
        caught_by: &["logs-the-peer-address"],
        ..flaw(Behaviour {
            logs: Logs::NoPort,
            ..HELLO
        })
    },
    Flaw {
        name: "hello-shows-it-in-its-own-words",
        about: "It shows message and address behind other words than the exercise does.",
        caught_by: &["logs-in-the-given-words"],
        ..flaw(Behaviour {
            logs: Logs::InItsOwnWords,
            ..HELLO
        })
    },
];
