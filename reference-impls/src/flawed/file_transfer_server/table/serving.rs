//! File servers that go wrong over how many they serve.

use super::super::serve::{Ends, Keeps, Serves};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Numbers, ends, and what is kept.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "serves-one-client-of-several",
        about: "It serves one client, however many were declared.",
        caught_by: &[
            "interleaved-senders",
            "keeps-files-apart",
            "receives-from-each-client",
            "receives-sizes-around-the-buffer",
            "survives-a-broken-sender",
            "survives-a-reset",
            "survives-a-silent-client",
            "survives-a-stalled-sender",
            "survives-any-bytes",
            "survives-empty",
            "survives-invalid-utf8",
            "survives-nul",
            "uses-the-expected-names",
            "ends-when-done",
            "serves-the-declared-number",
        ],
        causes: &["one-client-only"],
        ..flaw(Behaviour {
            serves: Serves::AtMost(1),
            ..SOUND
        })
    },
    Flaw {
        name: "serves-two-clients-of-several",
        about: "It serves two clients at the most, however many were declared.",
        caught_by: &[
            "interleaved-senders",
            "keeps-files-apart",
            "receives-from-each-client",
            "receives-sizes-around-the-buffer",
        ],
        causes: &["room-for-N-clients"],
        ..flaw(Behaviour {
            serves: Serves::AtMost(2),
            ..SOUND
        })
    },
    Flaw {
        name: "waits-for-one-client-more",
        about: "It waits for one client more than were declared, and so never ends.",
        caught_by: &["ends-when-done"],
        ..flaw(Behaviour {
            serves: Serves::OneMore,
            ..SOUND
        })
    },
    Flaw {
        name: "calls-success-a-failure",
        about: "It ends with status 1 although all files have arrived.",
        caught_by: &["ends-when-done"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            ends: Ends::AsIfItHadFailed,
            ..SOUND
        })
    },
    Flaw {
        name: "stays-when-all-is-done",
        about: "It stays when all clients have been served.",
        caught_by: &["ends-when-done"],
        ..flaw(Behaviour {
            ends: Ends::NotAtAll,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-ends-with-its-first-client",
        about: "It serves one client and ends, although it is meant to go on.",
        set: &[("clients", "any")],
        caught_by: &[
            "interleaved-senders",
            "keeps-files-apart",
            "receives-from-each-client",
            "receives-sizes-around-the-buffer",
            "survives-a-broken-sender",
            "survives-a-reset",
            "survives-a-silent-client",
            "survives-a-stalled-sender",
            "survives-any-bytes",
            "survives-empty",
            "survives-invalid-utf8",
            "survives-nul",
            "uses-the-expected-names",
            "outlives-its-clients",
        ],
        causes: &["one-client-only"],
        ..flaw(Behaviour {
            serves: Serves::OneAndEnds,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-keeps-its-sockets",
        about: "It never closes the connection of a client that has left.",
        set: &[("clients", "any")],
        caught_by: &["leaks-no-descriptors"],
        causes: &["leaks-descriptors"],
        ..flaw(Behaviour {
            keeps: Keeps::Sockets,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-keeps-its-children",
        about: "It starts a child process for each client and never waits for its end.",
        set: &[("clients", "any")],
        caught_by: &["leaves-no-zombies"],
        causes: &["leaves-zombies"],
        ..flaw(Behaviour {
            keeps: Keeps::Children,
            ..SOUND
        })
    },
    Flaw {
        name: "file-server-keeps-memory",
        about: "It keeps 96 kilobytes of memory for each client that has left.",
        set: &[("clients", "any")],
        caught_by: &["memory-stays-flat"],
        causes: &["leaks-memory"],
        ..flaw(Behaviour {
            keeps: Keeps::Memory,
            ..SOUND
        })
    },
];
