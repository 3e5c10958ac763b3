//! File clients that go wrong over what they send.

use super::super::connect::Second;
use super::super::open::Reads;
use super::super::send::{Broken, Empty, Sends};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Reading, sending, and the connection.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "sends-a-banner-first",
        about: "It sends a line of its own before the file.",
        caught_by: &["sends-the-file"],
        ..flaw(Behaviour {
            sends: Sends::ABannerFirst,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-whole-blocks-only",
        about: "It sends blocks of 1024 bytes and stops at the first one that is shorter.",
        caught_by: &["sends-the-file"],
        causes: &["last-buffer-not-written"],
        ..flaw(Behaviour {
            sends: Sends::WholeBlocksOnly(1024),
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-a-file-at-16-bytes",
        about: "It sends only the first 16 bytes of a file.",
        caught_by: &["sends-the-file"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            sends: Sends::AtMost(16),
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-a-file-at-48-bytes",
        about: "It sends only the first 48 bytes of a file.",
        caught_by: &[
            "sends-a-large-file-in-little-memory",
            "sends-any-text",
            "sends-binary",
            "sends-to-a-slow-reader",
        ],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            sends: Sends::AtMost(48),
            ..SOUND
        })
    },
    Flaw {
        name: "loses-a-letter",
        about: "It leaves every letter z out.",
        caught_by: &["sends-any-text", "sends-binary"],
        ..flaw(Behaviour {
            sends: Sends::NoLetterZ,
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-a-file-at-a-megabyte",
        about: "It sends only the first megabyte of a file.",
        caught_by: &[
            "sends-a-large-file-in-little-memory",
            "sends-to-a-slow-reader",
        ],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            sends: Sends::AtMost(1 << 20),
            ..SOUND
        })
    },
    Flaw {
        name: "sends-what-the-kernel-takes-at-once",
        about: "It calls send once for each piece and forgets what was not taken.",
        caught_by: &[
            "sends-a-large-file-in-little-memory",
            "sends-to-a-slow-reader",
        ],
        causes: &["partial-send-not-continued"],
        ..flaw(Behaviour {
            sends: Sends::WhatTheKernelTakesAtOnce,
            ..SOUND
        })
    },
    Flaw {
        name: "reads-whole-files-into-memory",
        about: "It reads the whole file into memory before it sends.",
        caught_by: &["sends-a-large-file-in-little-memory"],
        causes: &["reads-whole-files"],
        ..flaw(Behaviour {
            reads: Reads::WholeIntoMemory,
            ..SOUND
        })
    },
    Flaw {
        name: "converts-line-ends",
        about: "It opens files as text, and removes every carriage return.",
        caught_by: &["sends-binary", "keeps-line-endings"],
        causes: &["text-mode-file-damage"],
        ..flaw(Behaviour {
            reads: Reads::WithLineEndsConverted,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-only-text",
        about: "It decodes files, and refuses what is not valid UTF-8.",
        caught_by: &["sends-binary"],
        causes: &["text-mode-file-damage"],
        ..flaw(Behaviour {
            reads: Reads::AsStrictText,
            ..SOUND
        })
    },
    Flaw {
        name: "repairs-what-is-no-text",
        about: "It decodes files, and sends replacement characters for what is not valid UTF-8.",
        caught_by: &["sends-binary"],
        causes: &["text-mode-file-damage"],
        ..flaw(Behaviour {
            reads: Reads::AsLenientText,
            ..SOUND
        })
    },
    Flaw {
        name: "adds-a-last-newline",
        about: "It adds a newline where the last line of a file has none.",
        caught_by: &["keeps-line-endings", "sends-binary"],
        causes: &["strips-or-adds-line-end"],
        ..flaw(Behaviour {
            reads: Reads::WithALastNewline,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-up-to-the-first-nul",
        about: "It sends a file only up to its first NUL byte.",
        caught_by: &["sends-binary"],
        causes: &["stops-at-nul"],
        ..flaw(Behaviour {
            reads: Reads::UpToTheFirstNul,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-a-newline-for-nothing",
        about: "It sends a newline for a file without a byte in it.",
        caught_by: &["sends-an-empty-file"],
        causes: &["strips-or-adds-line-end"],
        ..flaw(Behaviour {
            empty: Empty::IsSentAsANewline,
            ..SOUND
        })
    },
    Flaw {
        name: "hangs-at-an-empty-file",
        about: "It waits for ever when a file has no byte in it.",
        caught_by: &["sends-an-empty-file"],
        causes: &["empty-input-hang"],
        ..flaw(Behaviour {
            empty: Empty::HangsTheClient,
            ..SOUND
        })
    },
    Flaw {
        name: "runs-files-together",
        about: "It sends all files on one connection, so that nobody can tell where one ends.",
        caught_by: &["sends-two-files"],
        ..flaw(Behaviour {
            second: Second::OnTheSameConnection,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-dies-of-a-broken-connection",
        about: "A connection that breaks while it sends ends it by a signal.",
        caught_by: &["survives-a-close", "survives-a-reset"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            broken: Broken::Aborts,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-hangs-at-a-broken-connection",
        about: "It waits for ever when the connection breaks while it sends.",
        caught_by: &["survives-a-close", "survives-a-reset"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            broken: Broken::IsWaitedFor,
            ..SOUND
        })
    },
];
