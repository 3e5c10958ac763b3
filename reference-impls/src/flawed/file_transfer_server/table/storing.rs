//! File servers that go wrong over where they store.

use super::super::store::{Reports, Stores};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Names and files.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "stores-nothing",
        about: "It receives each file, says so, and stores nothing.",
        caught_by: &["receives-a-text-file"],
        ..flaw(Behaviour {
            stores: Stores::NothingAtAll,
            ..SOUND
        })
    },
    Flaw {
        name: "stores-whole-buffers-only",
        about: "It writes what it has received whenever its buffer of 4096 bytes is full, and drops the rest in the end.",
        caught_by: &["receives-a-text-file"],
        causes: &["last-buffer-not-written"],
        ..flaw(Behaviour {
            stores: Stores::WholeBuffersOnly(4096),
            ..SOUND
        })
    },
    Flaw {
        name: "stores-under-another-name",
        about: "It stores each file, but not under the expected name.",
        caught_by: &["uses-the-expected-names"],
        ..flaw(Behaviour {
            stores: Stores::UnderAnotherName,
            ..SOUND
        })
    },
    Flaw {
        name: "stores-all-under-one-name",
        about: "It stores every file under the same name, so that only the last one is left.",
        caught_by: &[
            "does-not-overwrite",
            "interleaved-senders",
            "keeps-files-apart",
            "receives-from-each-client",
            "receives-sizes-around-the-buffer",
            "serves-the-declared-number",
            "survives-a-stalled-sender",
            "uses-the-expected-names",
        ],
        causes: &["name-collision", "overwrites-an-older-file"],
        ..flaw(Behaviour {
            stores: Stores::UnderOneNameForAll,
            ..SOUND
        })
    },
    Flaw {
        name: "stores-all-in-one-file",
        about: "It writes what all clients send into one file.",
        caught_by: &[
            "does-not-overwrite",
            "interleaved-senders",
            "keeps-files-apart",
            "receives-from-each-client",
            "receives-sizes-around-the-buffer",
            "serves-the-declared-number",
            "survives-a-broken-sender",
            "survives-a-reset",
            "survives-a-stalled-sender",
            "survives-any-bytes",
            "survives-empty",
            "survives-invalid-utf8",
            "survives-nul",
            "uses-the-expected-names",
        ],
        causes: &["name-collision", "overwrites-an-older-file"],
        ..flaw(Behaviour {
            stores: Stores::IntoOneFileForAll,
            ..SOUND
        })
    },
    Flaw {
        name: "overwrites-what-is-there",
        about: "It overwrites a file that was there before it started.",
        caught_by: &["does-not-overwrite"],
        causes: &["overwrites-an-older-file"],
        ..flaw(Behaviour {
            stores: Stores::OverWhatIsThere,
            ..SOUND
        })
    },
    Flaw {
        name: "stores-no-empty-file",
        about: "It forgets a file without a byte in it.",
        caught_by: &["receives-an-empty-file"],
        causes: &["empty-taken-for-nothing"],
        ..flaw(Behaviour {
            stores: Stores::NothingForAnEmptyFile,
            ..SOUND
        })
    },
    Flaw {
        name: "follows-a-name-out-of-its-folder",
        about: "It stores a file wherever the name that the client gave leads.",
        set: &[("names", "given")],
        caught_by: &["does-not-overwrite", "refuses-path-traversal"],
        causes: &["path-traversal", "overwrites-an-older-file"],
        ..flaw(Behaviour {
            stores: Stores::WhereverTheNameLeads,
            ..SOUND
        })
    },
    Flaw {
        name: "does-not-say-what-it-received",
        about: "It stores each file without a word.",
        caught_by: &["reports-what-it-has-received"],
        ..flaw(Behaviour {
            reports: Reports::Nothing,
            ..SOUND
        })
    },
];
