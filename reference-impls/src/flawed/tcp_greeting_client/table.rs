//! The wrong greeting clients, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`.

use super::super::common_rows::approach_rows;
use super::leave::Leaves;
use super::receive::{NoGreeting, Receives};
use super::show::Shows;
use super::{Behaviour, Flaw, SOUND, Speaks, flaw};

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] =
    &[approach_rows!("greeted", flaw, Behaviour, SOUND), FLAWS];

/// Speaking, receiving, showing and leaving.
const FLAWS: &[Flaw] = &[
    Flaw {
        name: "speaks-before-it-is-greeted",
        about: "It says hello before it listens.",
        caught_by: &["stays-silent"],
        ..flaw(Behaviour {
            speaks: Speaks::First,
            ..SOUND
        })
    },
    Flaw {
        name: "thanks-for-the-greeting",
        about: "It answers the greeting, though the server does not listen any more.",
        caught_by: &["stays-silent"],
        ..flaw(Behaviour {
            speaks: Speaks::WhenItWasGreeted,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-the-first-segment-for-the-greeting",
        about: "It receives once and takes that for the whole greeting.",
        caught_by: &["gathers-a-split-greeting", "joins-a-split-character"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            receives: Receives::OneSegment,
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-the-greeting-at-2048-bytes",
        about: "It shows only the first 2048 bytes of the greeting.",
        caught_by: &["shows-a-long-greeting"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            receives: Receives::IntoABuffer(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-the-greeting-at-60000-bytes",
        about: "It shows only the first 60000 bytes of the greeting.",
        caught_by: &["shows-a-long-greeting"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            receives: Receives::IntoABuffer(60_000),
            ..SOUND
        })
    },
    Flaw {
        name: "decodes-each-piece-of-the-greeting",
        about: "It decodes every received piece by itself, and damages a character that was cut in two.",
        caught_by: &["joins-a-split-character"],
        causes: &["bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            receives: Receives::DecodedPieces,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-lone-byte-for-the-greeting",
        about: "It takes a receive of one byte for the end of the greeting.",
        caught_by: &["gathers-a-split-greeting"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            receives: Receives::ALoneByteForAll,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-full-buffer-for-the-greeting",
        about: "It takes a receive of exactly 2048 bytes for the whole greeting.",
        caught_by: &["shows-a-long-greeting"],
        ..flaw(Behaviour {
            receives: Receives::AFullBufferForAll(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "loses-patience-with-the-greeter",
        about: "It gives up when the greeting takes longer than 300 milliseconds.",
        caught_by: &["waits-for-a-late-greeting"],
        causes: &["impatient-time-out"],
        ..flaw(Behaviour {
            receives: Receives::OnlyForAMoment,
            ..SOUND
        })
    },
    Flaw {
        name: "waits-for-a-greeting-on-a-closed-connection",
        about: "When the server closes without a greeting, it goes on waiting for one.",
        caught_by: &["survives-a-close"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            no_greeting: NoGreeting::IsWaitedForAfterAClose,
            ..SOUND
        })
    },
    Flaw {
        name: "aborts-when-its-greeter-resets",
        about: "When the server resets the connection, it dies by a signal.",
        caught_by: &["survives-a-reset"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            no_greeting: NoGreeting::AbortsAfterAReset,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-no-greeting",
        about: "It receives the greeting and does not show it.",
        caught_by: &["shows-the-greeting"],
        ..flaw(Behaviour {
            shows: Shows::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "knows-the-greeting-by-heart",
        about: "It shows the usual greeting, whatever the server says.",
        caught_by: &[
            "shows-another-greeting",
            "any-greeting-is-shown",
            "shows-letters-beyond-ascii",
            "gathers-a-split-greeting",
            "joins-a-split-character",
            "shows-a-long-greeting",
            "waits-for-a-late-greeting",
        ],
        ..flaw(Behaviour {
            shows: Shows::WhatItKnowsByHeart,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-the-quoting-of-the-greeting",
        about: "It shows the bytes of the greeting as a program would write them: b'...'.",
        caught_by: &["shows-text-not-its-quoting"],
        causes: &["prints-bytes-not-text"],
        ..flaw(Behaviour {
            shows: Shows::Quoted,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-question-marks-in-the-greeting",
        about: "It shows a question mark for every letter that is not ASCII.",
        caught_by: &["shows-letters-beyond-ascii", "joins-a-split-character"],
        causes: &["ascii-only-text"],
        ..flaw(Behaviour {
            shows: Shows::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "uses-the-greeting-as-a-format",
        about: "It uses the greeting as a format, so that percent signs vanish.",
        caught_by: &["any-greeting-is-shown"],
        causes: &["answer-as-a-format"],
        ..flaw(Behaviour {
            shows: Shows::AsAFormat,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-its-whole-greeting-buffer",
        about: "It shows all 256 bytes of its buffer, the NULs behind the greeting among them.",
        caught_by: &["shows-nothing-behind-the-greeting"],
        causes: &["nul-padding"],
        ..flaw(Behaviour {
            shows: Shows::TheWholeBuffer,
            ..SOUND
        })
    },
    Flaw {
        name: "greeted-but-ends-with-status-one",
        about: "It ends with status 1 although all went well.",
        caught_by: &["ends-cleanly"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            leaves: Leaves::AsIfItHadFailed,
            ..SOUND
        })
    },
    Flaw {
        name: "greeted-but-never-ends",
        about: "It stays after the greeting.",
        caught_by: &["ends-cleanly", "ends-on-end-of-input"],
        causes: &["never-closes"],
        ..flaw(Behaviour {
            leaves: Leaves::NotAtAll,
            ..SOUND
        })
    },
    Flaw {
        name: "leaves-only-at-a-word",
        about: "After the greeting it asks for a word to leave, and takes the end of input for none.",
        caught_by: &["ends-on-end-of-input"],
        causes: &["end-of-input-not-noticed"],
        ..flaw(Behaviour {
            leaves: Leaves::OnlyAtAWord,
            ..SOUND
        })
    },
];
