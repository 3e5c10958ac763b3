//! Clients that go wrong after they have said what was typed.

use super::super::leave::Leaves;
use super::super::receive::{NoAnswer, Receives};
use super::super::show::Shows;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Receiving, showing and leaving.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "takes-the-first-segment-for-the-answer",
        about: "It receives once and takes that for the whole answer.",
        caught_by: &["joins-a-split-character", "gathers-a-split-answer"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            receives: Receives::OneSegment,
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-the-answer-at-2048-bytes",
        about: "It shows only the first 2048 bytes of the answer.",
        caught_by: &["shows-a-long-answer"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            receives: Receives::IntoABuffer(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-the-answer-at-60000-bytes",
        about: "It shows only the first 60000 bytes of the answer.",
        caught_by: &["shows-a-long-answer"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            receives: Receives::IntoABuffer(60_000),
            ..SOUND
        })
    },
    Flaw {
        name: "decodes-each-piece-of-the-answer",
        about: "It decodes every received piece by itself, and damages a character that was cut in two.",
        caught_by: &["joins-a-split-character"],
        causes: &["bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            receives: Receives::DecodedPieces,
            ..SOUND
        })
    },
    Flaw {
        name: "keeps-one-byte-of-a-character",
        about: "It keeps a character that was cut in two for the next receive, but only its first byte.",
        caught_by: &["joins-a-split-character"],
        causes: &["bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            receives: Receives::CharactersWithOneByteToCome,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-lone-byte-for-the-answer",
        about: "It takes a receive of one byte for the end of the answer.",
        caught_by: &["gathers-a-split-answer"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            receives: Receives::ALoneByteForAll,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-full-buffer-for-the-answer",
        about: "It takes a receive of exactly 2048 bytes for the whole answer.",
        caught_by: &["shows-a-long-answer"],
        ..flaw(Behaviour {
            receives: Receives::AFullBufferForAll(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "loses-patience",
        about: "It gives up when the answer takes longer than 300 milliseconds.",
        caught_by: &["waits-for-a-late-answer"],
        causes: &["impatient-time-out"],
        ..flaw(Behaviour {
            receives: Receives::OnlyForAMoment,
            ..SOUND
        })
    },
    Flaw {
        name: "waits-on-a-closed-connection",
        about: "When the server closes without an answer, it goes on waiting for one.",
        caught_by: &["survives-a-close"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            no_answer: NoAnswer::IsWaitedForAfterAClose,
            ..SOUND
        })
    },
    Flaw {
        name: "aborts-at-a-reset",
        about: "When the server resets the connection, it dies by a signal.",
        caught_by: &["survives-a-reset"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            no_answer: NoAnswer::AbortsAfterAReset,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-nothing",
        about: "It receives the answer and does not show it.",
        caught_by: &["shows-the-answer"],
        ..flaw(Behaviour {
            shows: Shows::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "computes-the-answer-itself",
        about: "It shows the upper case of what was typed, whatever the server answers.",
        caught_by: &[
            "gathers-a-split-answer",
            "joins-a-split-character",
            "shows-letters-beyond-ascii",
            "does-not-compute-it-itself",
            "any-answer-is-shown",
            "waits-for-a-late-answer",
            "shows-a-long-answer",
        ],
        causes: &["upper-cases-locally"],
        ..flaw(Behaviour {
            shows: Shows::ItsOwnUpperCase,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-the-quoting",
        about: "It shows the bytes of the answer as a program would write them: b'...'.",
        caught_by: &["shows-text-not-its-quoting"],
        causes: &["prints-bytes-not-text"],
        ..flaw(Behaviour {
            shows: Shows::Quoted,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-question-marks",
        about: "It shows a question mark for every byte that is not ASCII.",
        caught_by: &["joins-a-split-character", "shows-letters-beyond-ascii"],
        causes: &["ascii-only-text"],
        ..flaw(Behaviour {
            shows: Shows::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-its-whole-buffer",
        about: "It shows all 256 bytes of its buffer, the NULs behind the answer among them.",
        caught_by: &["shows-nothing-behind-the-answer"],
        causes: &["nul-padding"],
        ..flaw(Behaviour {
            shows: Shows::TheWholeBuffer,
            ..SOUND
        })
    },
    Flaw {
        name: "swallows-percent-signs",
        about: "It uses the answer as a format, so that percent signs vanish.",
        caught_by: &["any-answer-is-shown"],
        causes: &["answer-as-a-format"],
        ..flaw(Behaviour {
            shows: Shows::AsAFormat,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-no-label",
        about: "It shows the answer without saying that it is the server's.",
        caught_by: &["labels-the-answer"],
        ..flaw(Behaviour {
            shows: Shows::WithoutALabel,
            ..SOUND
        })
    },
    Flaw {
        name: "ends-with-status-one",
        about: "It ends with status 1 although all went well.",
        caught_by: &["ends-cleanly"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            leaves: Leaves::AsIfItHadFailed,
            ..SOUND
        })
    },
    Flaw {
        name: "never-ends",
        about: "It stays after the answer and keeps its connection open.",
        caught_by: &["survives-an-empty-line", "ends-cleanly"],
        causes: &["never-closes"],
        ..flaw(Behaviour {
            leaves: Leaves::NotAtAll,
            ..SOUND
        })
    },
];
