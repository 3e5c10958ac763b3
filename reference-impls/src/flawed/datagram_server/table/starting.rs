//! Servers that go wrong before the first datagram comes.

use super::super::start::{Announces, Binds, Interrupted, PortTaken, Starts};
use super::super::{Behaviour, Exercise, Flaw, SOUND, flaw};

/// The rows for an exercise; the names begin with its prefix.
macro_rules! rows {
    ($prefix:literal, $exercise:expr) => {
        &[
            Flaw {
                name: concat!($prefix, "-ends-at-the-start"),
                about: "It ends before it has taken its port.",
                caught_by: &["becomes-ready"],
                causes: &["crashed"],
                ..flaw(Behaviour {
                    starts: Starts::NotAtAll,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-leaves-when-it-is-ready"),
                about: "It takes its port, says that it is ready, and ends.",
                caught_by: &["becomes-ready"],
                ..flaw(Behaviour {
                    starts: Starts::OnlyToLeave,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-receives-on-a-random-port"),
                about: "It receives on whatever port the system gives it.",
                caught_by: &["becomes-ready"],
                causes: &["wrong-port"],
                ..flaw(Behaviour {
                    binds: Binds::AnyFreePort,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-receives-on-loopback-only"),
                about: "It receives on 127.0.0.1 only, so that no other machine can reach it.",
                caught_by: &["listens-on-all-addresses"],
                causes: &["wrong-address"],
                ..flaw(Behaviour {
                    binds: Binds::LoopbackOnly,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-leaves-a-lock-behind"),
                about: "It marks that it runs with a file that it does not remove when it is interrupted, and does not start while it is there.",
                caught_by: &["restarts-at-once"],
                causes: &["crashed"],
                ..flaw(Behaviour {
                    starts: Starts::BehindALockFile,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-shares-its-port"),
                about: "It takes its port with SO_REUSEPORT, so that a second instance silently takes half of the datagrams.",
                caught_by: &["reports-a-taken-port"],
                causes: &["shares-the-port-silently"],
                ..flaw(Behaviour {
                    binds: Binds::SharingThePort,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-ends-in-silence-when-the-port-is-taken"),
                about: "When its port is taken it ends with a non-zero status, but without a word.",
                caught_by: &["reports-a-taken-port"],
                causes: &["fails-in-silence"],
                ..flaw(Behaviour {
                    port_taken: PortTaken::EndsInSilence,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-calls-a-taken-port-a-success"),
                about: "When its port is taken it says so, but ends with status 0.",
                caught_by: &["reports-a-taken-port"],
                causes: &["misleading-exit-status"],
                ..flaw(Behaviour {
                    port_taken: PortTaken::EndsInSuccess,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-announces-nothing"),
                about: "It never says that it is ready.",
                caught_by: &["announces-readiness"],
                ..flaw(Behaviour {
                    announces: Announces::Never,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-announces-into-a-buffer"),
                about: "It says that it is ready, but into a buffer that only a terminal sees at once.",
                caught_by: &["flushes-its-console"],
                causes: &["output-not-flushed"],
                ..flaw(Behaviour {
                    announces: Announces::IntoABuffer,
                    ..$exercise
                })
            },
            Flaw {
                name: concat!($prefix, "-ignores-the-interrupt"),
                about: "It catches Ctrl-C and goes on.",
                caught_by: &["stops-on-interrupt"],
                causes: &["ignores-the-interrupt"],
                ..flaw(Behaviour {
                    interrupted: Interrupted::GoesOn,
                    ..$exercise
                })
            },
        ]
    };
}

/// The rows of the upper-case server.
pub(super) const UPPERCASE: &[Flaw] = rows!("udp", SOUND);

/// The rows of the hello server.
pub(super) const HELLO: &[Flaw] = rows!(
    "hello",
    Behaviour {
        exercise: Exercise::Hello,
        ..SOUND
    }
);
