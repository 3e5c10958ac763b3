//! Clients that go wrong in both exercises alike.

use super::super::exchange::{Goes, Hears, Waits};
use super::super::show::{Leaves, NoServer, Shows};
use super::super::{Behaviour, Exercise, Flaw, SOUND, flaw};

/// The rows for an exercise; the names begin with its prefix.
macro_rules! rows {
    ($prefix:literal, $exercise:expr) => {
        &[
            Flaw {
                name: concat!($prefix, "-sends-to-the-next-port"),
                about: "It sends to the port after the one it was told.",
                caught_by: &["reaches-the-server"],
                causes: &["wrong-port"],
                ..flaw(Behaviour {
                    goes: Goes::ToTheNextPort,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-ends-in-silence-without-an-answer"),
                about: "It ends without a word when no answer comes.",
                caught_by: &["reports-a-missing-server"],
                causes: &["fails-in-silence"],
                ..flaw(Behaviour {
                    no_server: NoServer::EndsInSilence,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-calls-no-answer-a-success"),
                about: "It says that no answer came, but ends with status 0.",
                caught_by: &["reports-a-missing-server"],
                causes: &["misleading-exit-status"],
                ..flaw(Behaviour {
                    no_server: NoServer::EndsInSuccess,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-panics-without-an-answer"),
                about: "It ends with a stack trace when no answer comes.",
                caught_by: &["explains-errors-in-words"],
                causes: &["stack-trace-instead-of-words"],
                ..flaw(Behaviour {
                    no_server: NoServer::Panics,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-waits-for-ever"),
                about: "It waits for an answer without a time-out.",
                caught_by: &["does-not-wait-for-ever"],
                causes: &["no-receive-time-out"],
                ..flaw(Behaviour {
                    waits: Waits::ForEver,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-listens-to-strangers"),
                about: "It takes a datagram from anybody for the answer.",
                caught_by: &["ignores-a-stranger"],
                causes: &["takes-a-strangers-datagram"],
                ..flaw(Behaviour {
                    hears: Hears::Anybody,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-fails-after-a-good-answer"),
                about: "It shows the answer and ends with status 1.",
                caught_by: &["ends-cleanly"],
                causes: &["misleading-exit-status"],
                ..flaw(Behaviour {
                    leaves: Leaves::AsIfItHadFailed,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-shows-the-whole-buffer"),
                about: "It shows its whole buffer, NUL bytes behind the answer.",
                caught_by: &["shows-nothing-behind-the-answer"],
                causes: &["nul-padding"],
                ..flaw(Behaviour {
                    shows: Shows::TheWholeBuffer,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-shows-a-notation-for-bytes"),
                about: "It shows the answer as its language writes bytes.",
                caught_by: &["shows-text-not-its-quoting"],
                causes: &["prints-bytes-not-text"],
                ..flaw(Behaviour {
                    shows: Shows::Quoted,
                    ..$exercise
                })
            },
        ]
    };
}

/// The rows of the upper-case client.
pub(super) const UPPERCASE: &[Flaw] = rows!("udp", SOUND);

/// The rows of the hello client.
pub(super) const HELLO: &[Flaw] = rows!(
    "hello",
    Behaviour {
        exercise: Exercise::Hello,
        ..SOUND
    }
);
