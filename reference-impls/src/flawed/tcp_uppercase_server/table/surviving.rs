//! Servers that do not survive their clients, or do not let go of them.

use super::super::accept::Keeps;
use super::super::gather::BreaksAt;
use super::super::leave::ClientGone;
use super::super::receive::Receives;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Clients that leave, break, say strange things or say nothing.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "crashes-at-a-silent-client",
        about: "It ends when a client leaves without a word.",
        caught_by: &["survives-a-silent-client"],
        causes: &["dies-of-a-clients-error"],
        ..flaw(Behaviour {
            client_gone: ClientGone::CrashesAtSilence,
            ..SOUND
        })
    },
    Flaw {
        name: "crashes-at-a-reset",
        about: "It ends when a client resets its connection.",
        caught_by: &["survives-a-reset"],
        causes: &["dies-of-a-clients-error"],
        ..flaw(Behaviour {
            client_gone: ClientGone::CrashesAtReset,
            ..SOUND
        })
    },
    Flaw {
        name: "keeps-every-socket",
        about: "It never closes the sockets of clients that have left.",
        caught_by: &["leaks-no-descriptors"],
        causes: &["leaks-descriptors"],
        ..flaw(Behaviour {
            keeps: Keeps::Sockets,
            ..SOUND
        })
    },
    Flaw {
        name: "never-reaps-its-children",
        about: "It starts a process for every client and never waits for its end.",
        caught_by: &["leaves-no-zombies"],
        causes: &["leaves-zombies"],
        ..flaw(Behaviour {
            keeps: Keeps::Children,
            ..SOUND
        })
    },
    Flaw {
        name: "keeps-a-buffer-for-every-client",
        about: "It keeps 96 KiB of memory for every client it has ever served.",
        caught_by: &["memory-stays-flat"],
        causes: &["leaks-memory"],
        ..flaw(Behaviour {
            keeps: Keeps::Memory,
            ..SOUND
        })
    },
    Flaw {
        name: "crashes-at-invalid-utf8",
        about: "It ends when a sentence is not valid UTF-8.",
        caught_by: &["survives-invalid-utf8", "survives-any-bytes"],
        causes: &["crashes-on-undecodable-input", "crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::InvalidUtf8,
            ..SOUND
        })
    },
    Flaw {
        name: "crashes-at-nul",
        about: "It ends when a sentence contains a NUL byte.",
        caught_by: &["survives-nul", "survives-any-bytes"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::Nul,
            ..SOUND
        })
    },
    Flaw {
        name: "crashes-at-an-empty-line",
        about: "It ends when a client sends an empty line.",
        set: &[("framing", "line")],
        caught_by: &["survives-empty"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::EmptySentence,
            ..SOUND
        })
    },
    Flaw {
        name: "crashes-at-a-control-character",
        about: "It ends when a sentence contains a control character.",
        caught_by: &["survives-any-bytes"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            breaks_at: BreaksAt::ControlCharacter,
            ..SOUND
        })
    },
    Flaw {
        name: "spins-while-a-client-is-idle",
        about: "It asks a client for its first bytes again and again without waiting.",
        caught_by: &["waits-without-spinning"],
        causes: &["busy-waiting"],
        ..flaw(Behaviour {
            receives: Receives::FirstAgainAndAgain,
            ..SOUND
        })
    },
    Flaw {
        name: "spins-after-a-goodbye",
        about: "It goes on receiving from a client that has left without a word, round and round.",
        caught_by: &["waits-without-spinning"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            client_gone: ClientGone::SpinsAfterGoodbye,
            ..SOUND
        })
    },
    Flaw {
        name: "spins-after-a-reset",
        about: "It goes on receiving from a client that has reset its connection before it said a word, round and round.",
        caught_by: &["waits-without-spinning"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            client_gone: ClientGone::SpinsAfterReset,
            ..SOUND
        })
    },
];
