//! Servers that do not survive their clients, or do not let go of them.

use super::super::accept::{Accepts, Keeps};
use super::super::leave::ClientGone;
use super::super::talk::BreaksAt;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Clients that leave, break, say strange things or say nothing.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "chat-ends-with-its-first-client",
        about: "It serves one client and ends.",
        caught_by: &[
            "any-comings-and-goings",
            "outlives-its-clients",
            "serves-a-hundred-at-once",
            "serves-others-while-one-is-idle",
            "serves-simultaneous-arrivals",
            "serves-three-at-once",
            "survives-a-leave",
            "survives-a-reset",
            "survives-a-reset-in-mid-message",
            "survives-a-silent-client",
            "survives-any-bytes",
            "survives-empty",
            "survives-invalid-utf8",
            "survives-nul",
        ],
        causes: &["one-client-only", "serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAndEnds,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-crashes-at-a-silent-client",
        about: "It ends when a client leaves without a word.",
        caught_by: &["survives-a-silent-client", "any-comings-and-goings"],
        causes: &["dies-of-a-clients-error", "crashed"],
        ..flaw(Behaviour {
            client_gone: ClientGone::CrashesAtSilence,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-crashes-at-a-reset",
        about: "It ends when a client resets its connection.",
        caught_by: &[
            "survives-a-reset",
            "survives-a-reset-in-mid-message",
            "any-comings-and-goings",
        ],
        causes: &["dies-of-a-clients-error", "crashed"],
        ..flaw(Behaviour {
            client_gone: ClientGone::CrashesAtReset,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-closes-everybody",
        about: "When one client leaves, it closes the connections of all.",
        set: &[("mode", "broadcast")],
        caught_by: &[
            "survives-a-leave",
            "survives-a-reset-in-mid-message",
            "stops-relaying-to-the-gone",
            "any-joins-messages-and-leaves",
        ],
        causes: &["dies-of-a-clients-error"],
        ..flaw(Behaviour {
            client_gone: ClientGone::ClosesEverybody,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-closes-everybody-it-acknowledges",
        about: "It acknowledges, and when one client leaves, it closes the connections of all.",
        caught_by: &[
            "survives-a-leave",
            "survives-a-reset-in-mid-message",
            "any-comings-and-goings",
        ],
        causes: &["dies-of-a-clients-error"],
        ..flaw(Behaviour {
            client_gone: ClientGone::ClosesEverybody,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-spins-after-a-goodbye",
        about: "When the first client leaves without a word, it goes on receiving from it, round and round.",
        caught_by: &["waits-without-spinning"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            client_gone: ClientGone::SpinsAfterGoodbye,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-keeps-every-socket",
        about: "It never closes the sockets of clients that have left.",
        caught_by: &["leaks-no-descriptors"],
        causes: &["leaks-descriptors"],
        ..flaw(Behaviour {
            keeps: Keeps::Sockets,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-never-reaps-its-children",
        about: "It starts a process for every client and never waits for its end.",
        caught_by: &["leaves-no-zombies"],
        causes: &["leaves-zombies"],
        ..flaw(Behaviour {
            keeps: Keeps::Children,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-keeps-a-buffer-for-every-client",
        about: "It keeps 96 KiB of memory for every client it has ever served.",
        caught_by: &["memory-stays-flat"],
        causes: &["leaks-memory"],
        ..flaw(Behaviour {
            keeps: Keeps::Memory,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-crashes-at-invalid-utf8",
        about: "It ends when a message is not valid UTF-8.",
        caught_by: &["survives-invalid-utf8", "survives-any-bytes"],
        causes: &["crashes-on-undecodable-input", "crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::InvalidUtf8,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-crashes-at-nul",
        about: "It ends when a message contains a NUL byte.",
        caught_by: &["survives-nul", "survives-any-bytes"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::Nul,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-crashes-at-an-empty-line",
        about: "It ends when a client sends an empty line.",
        caught_by: &["survives-empty"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::EmptyMessage,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-crashes-at-a-control-character",
        about: "It ends when a message contains a control character.",
        caught_by: &["survives-any-bytes"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::ControlCharacter,
            ..SOUND
        })
    },
];
