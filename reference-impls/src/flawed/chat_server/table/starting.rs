//! Servers that go wrong before anybody talks.

use super::super::start::Starts;
use super::super::talk::Logs;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Opening the port, saying so, and being stopped.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "chat-binds-without-listening",
        about: "It binds its port but never listens on it.",
        caught_by: &["becomes-ready"],
        causes: &["bound-not-listening"],
        ..flaw(Behaviour {
            starts: Starts::WithoutListening,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-listens-on-loopback-only",
        about: "It listens on 127.0.0.1 only, so that no other machine can reach it.",
        caught_by: &["listens-on-all-addresses"],
        causes: &["wrong-address"],
        ..flaw(Behaviour {
            starts: Starts::OnLoopbackOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-cannot-restart-at-once",
        about: "It opens its port without SO_REUSEADDR, and cannot open it again while old connections linger.",
        caught_by: &["restarts-at-once"],
        causes: &["no-SO_REUSEADDR"],
        ..flaw(Behaviour {
            starts: Starts::WithoutReuse,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-shares-its-port",
        about: "It opens its port with SO_REUSEPORT, so that a second instance silently takes half of the clients.",
        caught_by: &["reports-a-taken-port"],
        causes: &["shares-the-port-silently"],
        ..flaw(Behaviour {
            starts: Starts::SharingThePort,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-announces-nothing",
        about: "It never says that it is ready.",
        caught_by: &["announces-readiness"],
        ..flaw(Behaviour {
            starts: Starts::InSilence,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-announces-into-a-buffer",
        about: "It says that it is ready, but into a buffer that only a terminal sees at once.",
        caught_by: &["flushes-its-console"],
        causes: &["output-not-flushed"],
        ..flaw(Behaviour {
            starts: Starts::AnnouncedIntoABuffer,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-ends-with-its-last-client",
        about: "Ctrl-C ends it only when nobody is connected any more: its threads keep it alive.",
        caught_by: &["stops-on-interrupt"],
        causes: &["ignores-the-interrupt"],
        ..flaw(Behaviour {
            starts: Starts::EndingWithItsLastClient,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-ignores-the-interrupt",
        about: "It catches Ctrl-C and goes on.",
        caught_by: &["stops-on-interrupt"],
        causes: &["ignores-the-interrupt"],
        ..flaw(Behaviour {
            starts: Starts::DeafToInterrupts,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-logs-no-connections",
        about: "Its console does not tell who came.",
        caught_by: &["logs-connections"],
        ..flaw(Behaviour {
            logs: Logs::MessagesOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-logs-no-messages",
        about: "Its console does not tell what was said.",
        caught_by: &["logs-messages"],
        ..flaw(Behaviour {
            logs: Logs::ConnectionsOnly,
            ..SOUND
        })
    },
];
