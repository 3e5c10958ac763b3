//! File servers that go wrong before the first client comes.

use super::super::start::{Asks, Binds, Interrupted, PortTaken, Starts};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Asking, opening the port, and being stopped.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "file-server-ends-at-the-start",
        about: "It ends before it has asked or opened its port.",
        caught_by: &["becomes-ready"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            starts: Starts::NotAtAll,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-does-not-listen",
        about: "It binds its port but never listens on it.",
        caught_by: &["becomes-ready"],
        causes: &["bound-not-listening"],
        ..flaw(Behaviour {
            starts: Starts::WithoutListening,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-listens-elsewhere",
        about: "It listens on whatever port the system gives it.",
        caught_by: &["becomes-ready"],
        causes: &["wrong-port"],
        ..flaw(Behaviour {
            binds: Binds::AnyFreePort,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-listens-on-loopback-only",
        about: "It listens on 127.0.0.1 only, so that no other machine can reach it.",
        caught_by: &["listens-on-all-addresses"],
        causes: &["wrong-address"],
        ..flaw(Behaviour {
            binds: Binds::LoopbackOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-cannot-restart-at-once",
        about: "It opens its port without SO_REUSEADDR, and cannot open it again while old connections linger.",
        caught_by: &["restarts-at-once"],
        causes: &["no-SO_REUSEADDR"],
        ..flaw(Behaviour {
            binds: Binds::WithoutReuse,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-is-silent-about-a-taken-port",
        about: "When its port is taken it ends with a non-zero status, but without a word.",
        caught_by: &["reports-a-taken-port"],
        causes: &["fails-in-silence"],
        ..flaw(Behaviour {
            port_taken: PortTaken::EndsInSilence,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-calls-a-taken-port-a-success",
        about: "When its port is taken it says so, but ends with status 0.",
        caught_by: &["reports-a-taken-port"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            port_taken: PortTaken::EndsInSuccess,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-ignores-the-interrupt",
        about: "It catches Ctrl-C and goes on.",
        caught_by: &["stops-on-interrupt"],
        causes: &["ignores-the-interrupt"],
        ..flaw(Behaviour {
            interrupted: Interrupted::GoesOn,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-asks-in-other-words",
        about: "It asks how many clients will come, but not in the words of the exercise.",
        caught_by: &["asks-in-the-given-words"],
        ..flaw(Behaviour {
            asks: Asks::InOtherWords,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-asks-without-a-word",
        about: "It waits for the number of clients without having asked for it.",
        caught_by: &["announces-readiness", "asks-in-the-given-words"],
        causes: &["reads-keyboard-first"],
        ..flaw(Behaviour {
            asks: Asks::WithoutAWord,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-asks-into-a-buffer",
        about: "It asks, but into a buffer that only a terminal sees at once.",
        caught_by: &["flushes-its-console"],
        causes: &["output-not-flushed"],
        ..flaw(Behaviour {
            asks: Asks::IntoABuffer,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-asks-too-late",
        about: "It asks how many clients will come only when the first one has come.",
        caught_by: &[
            "asks-for-the-number",
            "asks-in-the-given-words",
            "receives-a-text-file",
        ],
        ..flaw(Behaviour {
            asks: Asks::WhenTheFirstHasCome,
            ..SOUND
        })
    },
];
