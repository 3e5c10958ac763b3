//! Servers that go wrong when several clients come, or leave.

use super::super::super::kept::Keeps;
use super::super::accept::Accepts;
use super::super::hear::{BreaksAt, Gone};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Letting clients in, and surviving them.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "asks-one-client-and-ends",
        about: "It serves one client and ends.",
        caught_by: &[
            "outlives-its-clients",
            "prompts-the-next",
            "prompts-a-hundred",
            "serves-others-while-one-thinks",
            "survives-a-silent-client",
            "survives-a-reset",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["one-client-only", "serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAndEnds,
            ..SOUND
        })
    },
    Flaw {
        name: "asks-one-client-ever",
        about: "It serves one client and never accepts another, although it goes on listening.",
        caught_by: &[
            "prompts-the-next",
            "prompts-a-hundred",
            "serves-others-while-one-thinks",
            "survives-a-silent-client",
            "survives-a-reset",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["one-client-only", "serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAndForgetsToGoOn,
            ..SOUND
        })
    },
    Flaw {
        name: "asks-99-clients-ever",
        about: "It has a table of 99 clients and never takes one out of it.",
        caught_by: &["prompts-a-hundred"],
        causes: &["room-for-N-clients"],
        ..flaw(Behaviour {
            accepts: Accepts::AtMostEver(99),
            ..SOUND
        })
    },
    Flaw {
        name: "asks-one-at-a-time",
        about: "It keeps every other client waiting until the one that it has asked has answered.",
        caught_by: &["serves-others-while-one-thinks"],
        causes: &["serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAtATime,
            ..SOUND
        })
    },
    Flaw {
        name: "asker-keeps-every-socket",
        about: "It never closes the sockets of clients that have left.",
        caught_by: &["leaks-no-descriptors"],
        causes: &["leaks-descriptors"],
        ..flaw(Behaviour {
            keeps: Keeps::Sockets,
            ..SOUND
        })
    },
    Flaw {
        name: "asker-never-reaps-its-children",
        about: "It starts a process for every client and never waits for its end.",
        caught_by: &["leaves-no-zombies"],
        causes: &["leaves-zombies"],
        ..flaw(Behaviour {
            keeps: Keeps::Children,
            ..SOUND
        })
    },
    Flaw {
        name: "asker-keeps-a-buffer-for-every-client",
        about: "It keeps 96 KiB of memory for every client it has ever asked.",
        caught_by: &["memory-stays-flat"],
        causes: &["leaks-memory"],
        ..flaw(Behaviour {
            keeps: Keeps::Memory,
            ..SOUND
        })
    },
    Flaw {
        name: "crashes-when-nobody-can-be-asked",
        about: "It ends when a client has left before it could be asked.",
        caught_by: &["survives-a-silent-client"],
        causes: &["dies-of-a-clients-error"],
        ..flaw(Behaviour {
            gone: Gone::CrashesBeforeItAsked,
            ..SOUND
        })
    },
    Flaw {
        name: "crashes-when-its-question-is-reset",
        about: "It ends when a client resets its connection.",
        caught_by: &["survives-a-reset"],
        causes: &["dies-of-a-clients-error"],
        ..flaw(Behaviour {
            gone: Gone::CrashesAfterAReset,
            ..SOUND
        })
    },
    Flaw {
        name: "spins-when-nobody-answers",
        about: "It goes on receiving from a client that has left without an answer, round and round.",
        caught_by: &["waits-without-spinning"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            gone: Gone::SpinsAfterAGoodbye,
            ..SOUND
        })
    },
    Flaw {
        name: "asker-crashes-at-invalid-utf8",
        about: "It ends when a line is not valid UTF-8.",
        caught_by: &["survives-invalid-utf8", "survives-any-bytes"],
        causes: &["crashes-on-undecodable-input", "crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::InvalidUtf8,
            ..SOUND
        })
    },
    Flaw {
        name: "asker-crashes-at-nul",
        about: "It ends when a line contains a NUL byte.",
        caught_by: &["survives-nul", "survives-any-bytes"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::Nul,
            ..SOUND
        })
    },
    Flaw {
        name: "asker-crashes-at-an-empty-line",
        about: "It ends when a client says an empty line.",
        caught_by: &["survives-empty"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::EmptyLine,
            ..SOUND
        })
    },
    Flaw {
        name: "asker-crashes-at-a-control-character",
        about: "It ends when a line contains a control character.",
        caught_by: &["survives-any-bytes"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::ControlCharacter,
            ..SOUND
        })
    },
];
