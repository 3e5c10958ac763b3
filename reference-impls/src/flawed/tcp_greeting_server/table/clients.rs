//! Servers that go wrong when several clients come.

use super::super::super::kept::Keeps;
use super::super::accept::Accepts;
use super::super::hear::Parts;

use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Letting clients in, and not waiting for any of them.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "stops-after-one-greeting",
        about: "It greets one client and ends.",
        caught_by: &[
            "outlives-its-clients",
            "greets-the-next",
            "greets-a-hundred",
            "greets-a-queue-of-five",
            "is-not-held-up",
            "logs-the-peer-address",
            "survives-a-silent-client",
            "survives-a-reset",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["one-client-only"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAndEnds,
            ..SOUND
        })
    },
    Flaw {
        name: "forgets-to-greet-again",
        about: "It greets one client and never accepts another, although it goes on listening.",
        caught_by: &[
            "greets-the-next",
            "greets-a-hundred",
            "greets-a-queue-of-five",
            "is-not-held-up",
            "logs-the-peer-address",
            "survives-a-silent-client",
            "survives-a-reset",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["one-client-only"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAndForgetsToGoOn,
            ..SOUND
        })
    },
    Flaw {
        name: "greets-99-clients-ever",
        about: "It has a table of 99 clients and never takes one out of it.",
        caught_by: &["greets-a-hundred"],
        causes: &["room-for-N-clients"],
        ..flaw(Behaviour {
            accepts: Accepts::AtMostEver(99),
            ..SOUND
        })
    },
    Flaw {
        name: "turns-a-fifth-client-away",
        about: "It closes the connection of a client that comes while four others are connected.",
        caught_by: &["greets-a-queue-of-five"],
        causes: &["room-for-N-clients"],
        ..flaw(Behaviour {
            accepts: Accepts::AtMostAtOnce(4),
            ..SOUND
        })
    },
    Flaw {
        name: "waits-for-each-goodbye",
        about: "It greets one client at a time, and goes on to the next only when that one has left.",
        caught_by: &["is-not-held-up"],
        causes: &["serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAtATime,
            parts: Parts::WhenTheClientHasLeft,
            ..SOUND
        })
    },
    Flaw {
        name: "keeps-every-greeted-socket",
        about: "It never closes the sockets of clients that have left.",
        caught_by: &["leaks-no-descriptors"],
        causes: &["leaks-descriptors"],
        ..flaw(Behaviour {
            keeps: Keeps::Sockets,
            ..SOUND
        })
    },
    Flaw {
        name: "never-reaps-its-greeters",
        about: "It starts a process for every client and never waits for its end.",
        caught_by: &["leaves-no-zombies"],
        causes: &["leaves-zombies"],
        ..flaw(Behaviour {
            keeps: Keeps::Children,
            ..SOUND
        })
    },
    Flaw {
        name: "keeps-a-buffer-for-every-greeting",
        about: "It keeps 96 KiB of memory for every client it has ever greeted.",
        caught_by: &["memory-stays-flat"],
        causes: &["leaks-memory"],
        ..flaw(Behaviour {
            keeps: Keeps::Memory,
            ..SOUND
        })
    },
];
