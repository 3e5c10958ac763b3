//! File servers that go wrong over what arrives.

use super::super::receive::{Alters, NamedBy, Receives};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Segments, buffers, letters and memory.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "receives-a-file-only-once",
        about: "It takes what its first receive returned for the whole file.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "interleaved-senders",
            "joins-a-split-character",
            "keeps-files-apart",
            "receives-a-large-file-in-little-memory",
            "receives-sizes-around-the-buffer",
            "survives-a-stalled-sender",
            "tells-a-broken-file-from-a-whole-one",
        ],
        causes: &[
            "one-receive-is-one-message",
            "broken-connection-taken-for-the-end",
        ],
        ..flaw(Behaviour {
            receives: Receives::OnlyOnce,
            ..SOUND
        })
    },
    Flaw {
        name: "stops-at-a-short-piece",
        about: "It takes a piece that does not fill its buffer of 512 bytes for the last one.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "interleaved-senders",
            "joins-a-split-character",
            "keeps-files-apart",
            "survives-a-stalled-sender",
            "tells-a-broken-file-from-a-whole-one",
        ],
        causes: &[
            "one-receive-is-one-message",
            "broken-connection-taken-for-the-end",
        ],
        ..flaw(Behaviour {
            receives: Receives::UntilAPieceIsShort(512),
            ..SOUND
        })
    },
    Flaw {
        name: "stops-at-a-full-buffer",
        about: "It takes a piece of exactly 8192 bytes for the last one.",
        caught_by: &["any-bytes-any-segmentation"],
        ..flaw(Behaviour {
            receives: Receives::UntilAPieceIsJust(8192),
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-lone-byte-for-the-name",
        about: "It takes a first receive of one byte for the whole line that names the file.",
        set: &[("names", "given")],
        caught_by: &["any-bytes-any-segmentation"],
        ..flaw(Behaviour {
            named_by: NamedBy::ALoneByte,
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-files-at-1024-bytes",
        about: "It stores only the first 1024 bytes of a file.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "receives-a-large-file-in-little-memory",
            "receives-sizes-around-the-buffer",
        ],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            receives: Receives::AtMost(1024),
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-files-at-a-megabyte",
        about: "It stores only the first megabyte of a file.",
        caught_by: &["receives-a-large-file-in-little-memory"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            receives: Receives::AtMost(1 << 20),
            ..SOUND
        })
    },
    Flaw {
        name: "keeps-whole-files-in-memory",
        about: "It collects the whole file in memory before it writes.",
        caught_by: &["receives-a-large-file-in-little-memory"],
        causes: &["reads-whole-files"],
        ..flaw(Behaviour {
            receives: Receives::WholeIntoMemory,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-pause-for-the-end",
        about: "It takes a pause of 100 milliseconds for the end of the file.",
        caught_by: &[
            "interleaved-senders",
            "keeps-files-apart",
            "survives-a-stalled-sender",
            "tells-a-broken-file-from-a-whole-one",
        ],
        causes: &["broken-connection-taken-for-the-end"],
        ..flaw(Behaviour {
            receives: Receives::OnlyForAMoment,
            ..SOUND
        })
    },
    Flaw {
        name: "decodes-each-piece-of-a-file",
        about: "It decodes every received piece by itself, and damages what is no text and characters that were cut in two.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "joins-a-split-character",
            "receives-binary",
        ],
        causes: &["bytes-decoded-per-receive", "text-mode-file-damage"],
        ..flaw(Behaviour {
            alters: Alters::DecodesEachPiece,
            ..SOUND
        })
    },
    Flaw {
        name: "stores-seven-bits-of-eight",
        about: "It stores the lower seven bits of every byte.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "joins-a-split-character",
            "receives-binary",
        ],
        ..flaw(Behaviour {
            alters: Alters::KnowsAsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-carriage-returns-off",
        about: "It removes every carriage return, as if a file were text of another system.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "keeps-line-endings",
            "receives-binary",
        ],
        causes: &["text-mode-file-damage"],
        ..flaw(Behaviour {
            alters: Alters::TakesCarriageReturnsOff,
            ..SOUND
        })
    },
    Flaw {
        name: "ends-the-last-line",
        about: "It adds a newline where the last line has none.",
        caught_by: &[
            "any-bytes-any-segmentation",
            "interleaved-senders",
            "keeps-line-endings",
            "receives-binary",
            "receives-sizes-around-the-buffer",
        ],
        causes: &["strips-or-adds-line-end"],
        ..flaw(Behaviour {
            alters: Alters::EndsTheLastLine,
            ..SOUND
        })
    },
    Flaw {
        name: "drops-every-z",
        about: "It leaves every letter z out of what it stores.",
        caught_by: &["any-bytes-any-segmentation", "any-text", "receives-binary"],
        ..flaw(Behaviour {
            alters: Alters::DropsEveryZ,
            ..SOUND
        })
    },
    Flaw {
        name: "stops-at-nul",
        about: "It stores each piece only up to its first NUL byte.",
        caught_by: &["any-bytes-any-segmentation", "receives-binary"],
        causes: &["stops-at-nul"],
        ..flaw(Behaviour {
            alters: Alters::StopsAtNul,
            ..SOUND
        })
    },
];
