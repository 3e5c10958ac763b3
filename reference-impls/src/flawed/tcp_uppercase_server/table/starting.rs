//! Servers that go wrong before the first client comes.

use super::super::start::{Announces, Binds, Interrupted, PortTaken, Starts};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Opening the port, saying so, and being stopped.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "ends-at-the-start",
        about: "It ends before it has opened its port.",
        caught_by: &["becomes-ready"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            starts: Starts::NotAtAll,
            ..SOUND
        })
    },
    Flaw {
        name: "leaves-when-it-is-ready",
        about: "It opens its port, says that it is ready, and ends.",
        caught_by: &["becomes-ready"],
        ..flaw(Behaviour {
            starts: Starts::OnlyToLeave,
            ..SOUND
        })
    },
    Flaw {
        name: "binds-without-listening",
        about: "It binds its port but never listens on it.",
        caught_by: &["becomes-ready"],
        causes: &["bound-not-listening"],
        ..flaw(Behaviour {
            starts: Starts::WithoutListening,
            ..SOUND
        })
    },
    Flaw {
        name: "listens-on-a-random-port",
        about: "It listens on whatever port the system gives it.",
        caught_by: &["becomes-ready"],
        causes: &["wrong-port"],
        ..flaw(Behaviour {
            binds: Binds::AnyFreePort,
            ..SOUND
        })
    },
    Flaw {
        name: "listens-on-loopback-only",
        about: "It listens on 127.0.0.1 only, so that no other machine can reach it.",
        caught_by: &["listens-on-all-addresses"],
        causes: &["wrong-address"],
        ..flaw(Behaviour {
            binds: Binds::Ipv4LoopbackOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "listens-on-ipv6-loopback-only",
        about: "It listens on ::1 only, which no IPv4 client can reach.",
        caught_by: &["listens-on-all-addresses"],
        causes: &["wrong-address"],
        ..flaw(Behaviour {
            binds: Binds::Ipv6LoopbackOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "cannot-restart-at-once",
        about: "It opens its port without SO_REUSEADDR, and cannot open it again while old connections linger.",
        caught_by: &["restarts-at-once"],
        causes: &["no-SO_REUSEADDR"],
        ..flaw(Behaviour {
            binds: Binds::WithoutReuse,
            ..SOUND
        })
    },
    Flaw {
        name: "shares-its-port",
        about: "It opens its port with SO_REUSEPORT, so that a second instance silently takes half of the clients.",
        caught_by: &["reports-a-taken-port"],
        causes: &["shares-the-port-silently"],
        ..flaw(Behaviour {
            binds: Binds::SharingThePort,
            ..SOUND
        })
    },
    Flaw {
        name: "ends-in-silence-when-the-port-is-taken",
        about: "When its port is taken it ends with a non-zero status, but without a word.",
        caught_by: &["reports-a-taken-port"],
        causes: &["fails-in-silence"],
        ..flaw(Behaviour {
            port_taken: PortTaken::EndsInSilence,
            ..SOUND
        })
    },
    Flaw {
        name: "calls-a-taken-port-a-success",
        about: "When its port is taken it says so, but ends with status 0.",
        caught_by: &["reports-a-taken-port"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            port_taken: PortTaken::EndsInSuccess,
            ..SOUND
        })
    },
    Flaw {
        name: "announces-nothing",
        about: "It never says that it is ready.",
        caught_by: &["announces-readiness"],
        ..flaw(Behaviour {
            announces: Announces::Never,
            ..SOUND
        })
    },
    Flaw {
        name: "announces-into-a-buffer",
        about: "It says that it is ready, but into a buffer that only a terminal sees at once.",
        caught_by: &["flushes-its-console"],
        causes: &["output-not-flushed"],
        ..flaw(Behaviour {
            announces: Announces::IntoABuffer,
            ..SOUND
        })
    },
    Flaw {
        name: "ends-with-its-last-client",
        about: "Ctrl-C ends it only when nobody is connected any more: its threads keep it alive.",
        caught_by: &["stops-on-interrupt"],
        causes: &["ignores-the-interrupt"],
        ..flaw(Behaviour {
            interrupted: Interrupted::EndsWithItsLastClient,
            ..SOUND
        })
    },
    Flaw {
        name: "ignores-the-interrupt",
        about: "It catches Ctrl-C and goes on.",
        caught_by: &["stops-on-interrupt"],
        causes: &["ignores-the-interrupt"],
        ..flaw(Behaviour {
            interrupted: Interrupted::GoesOn,
            ..SOUND
        })
    },
];
