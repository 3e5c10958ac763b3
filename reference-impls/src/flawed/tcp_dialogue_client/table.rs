//! The wrong dialogue clients, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`.

use super::super::common_rows::approach_rows;
use super::{Behaviour, Flaw, Leaves, Rounds, SOUND, ask, flaw, hear};

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] =
    &[approach_rows!("answerer", flaw, Behaviour, SOUND), FLAWS];

/// Hearing the question, sending the line, leaving.
const FLAWS: &[Flaw] = &[
    Flaw {
        name: "asker-is-shown-too-late",
        about: "It shows the question when the line has been typed.",
        caught_by: &["shows-the-prompt"],
        causes: &["reads-keyboard-first"],
        ..flaw(Behaviour {
            asks: ask::Asks::ShowsItTooLate,
            ..SOUND
        })
    },
    Flaw {
        name: "asks-in-its-own-words",
        about: "It asks the usual question, whatever the server asks.",
        caught_by: &[
            "any-prompt-is-shown",
            "shows-letters-beyond-ascii",
            "gathers-a-split-prompt",
            "joins-a-split-character",
            "shows-a-long-prompt",
            "waits-for-a-late-prompt",
            "shows-text-not-its-quoting",
        ],
        ..flaw(Behaviour {
            asks: ask::Asks::InItsOwnWords,
            ..SOUND
        })
    },
    Flaw {
        name: "reads-the-keyboard-before-it-listens",
        about: "It reads the keyboard before it has heard the question.",
        caught_by: &["shows-the-prompt"],
        causes: &["reads-keyboard-first", "waits-on-the-wrong-descriptor"],
        ..flaw(Behaviour {
            asks: ask::Asks::BeforeItListens,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-no-line",
        about: "It reads the line and does not send it.",
        caught_by: &["sends-the-line"],
        causes: &["both-sides-wait"],
        ..flaw(Behaviour {
            sends: ask::Sends::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-the-line-in-upper-case",
        about: "It sends the line in upper case.",
        caught_by: &["sends-the-line"],
        causes: &["upper-cases-locally"],
        ..flaw(Behaviour {
            sends: ask::Sends::InUpperCase,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-the-line-without-its-last-character",
        about: "It takes the last character for the line end and does not send it.",
        caught_by: &["sends-the-line"],
        causes: &["one-character-too-few"],
        ..flaw(Behaviour {
            sends: ask::Sends::AllButTheLastCharacter,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-thirty-bytes-of-the-line",
        about: "It sends only the first 30 bytes of the line.",
        caught_by: &["any-line-arrives", "sends-letters-beyond-ascii"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            sends: ask::Sends::AtMost(30),
            ..SOUND
        })
    },
    Flaw {
        name: "sends-the-line-in-question-marks",
        about: "It sends a question mark for every byte that is not ASCII.",
        caught_by: &["sends-letters-beyond-ascii"],
        causes: &["ascii-only-text"],
        ..flaw(Behaviour {
            sends: ask::Sends::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "reads-on-at-end-of-input",
        about: "At the end of input it reads the keyboard again, for ever.",
        caught_by: &["ends-on-end-of-input"],
        causes: &["end-of-input-not-noticed"],
        ..flaw(Behaviour {
            end_of_input: ask::EndOfInput::IsReadAgain,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-the-first-segment-for-the-question",
        about: "It receives once and takes that for the whole question.",
        caught_by: &["gathers-a-split-prompt", "joins-a-split-character"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            receives: hear::Receives::OneSegment,
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-the-question-at-2048-bytes",
        about: "It shows only the first 2048 bytes of the question.",
        caught_by: &["shows-a-long-prompt"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            receives: hear::Receives::IntoABuffer(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-the-question-at-60000-bytes",
        about: "It shows only the first 60000 bytes of the question.",
        caught_by: &["shows-a-long-prompt"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            receives: hear::Receives::IntoABuffer(60_000),
            ..SOUND
        })
    },
    Flaw {
        name: "takes-the-next-question-for-the-reply",
        about: "It takes what comes with the reply for the reply, and then waits for the question that it has shown already.",
        set: &[("rounds", "many"), ("reply", "Good day, {line}!")],
        caught_by: &["shows-joined-words"],
        ..flaw(Behaviour {
            rounds: Rounds::TakesTurns,
            ..SOUND
        })
    },
    Flaw {
        name: "decodes-each-piece-of-the-question",
        about: "It decodes every received piece by itself, and damages a character that was cut in two.",
        caught_by: &["joins-a-split-character"],
        causes: &["bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            receives: hear::Receives::DecodedPieces,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-lone-byte-for-the-question",
        about: "It takes a receive of one byte for the end of the question.",
        caught_by: &["gathers-a-split-prompt"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            receives: hear::Receives::ALoneByteForAll,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-full-buffer-for-the-question",
        about: "It takes a receive of exactly 2048 bytes for the whole question.",
        caught_by: &["shows-a-long-prompt"],
        causes: &["waits-on-the-wrong-descriptor"],
        ..flaw(Behaviour {
            receives: hear::Receives::AFullBufferForAll(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "loses-patience-with-the-question",
        about: "It gives up when the question takes longer than 300 milliseconds.",
        caught_by: &["waits-for-a-late-prompt"],
        causes: &["impatient-time-out"],
        ..flaw(Behaviour {
            receives: hear::Receives::OnlyForAMoment,
            ..SOUND
        })
    },
    Flaw {
        name: "waits-for-a-question-on-a-closed-connection",
        about: "When the server closes without a question, it goes on waiting for one.",
        caught_by: &["survives-a-close"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            no_words: hear::NoWords::AreWaitedForAfterAClose,
            ..SOUND
        })
    },
    Flaw {
        name: "aborts-when-the-question-is-reset",
        about: "When the server resets the connection, it dies by a signal.",
        caught_by: &["survives-a-reset"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            no_words: hear::NoWords::AbortAfterAReset,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-the-quoting-of-the-question",
        about: "It shows the bytes of the question as a program would write them: b'...'.",
        caught_by: &["shows-text-not-its-quoting"],
        causes: &["prints-bytes-not-text"],
        ..flaw(Behaviour {
            shows: hear::Shows::Quoted,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-question-marks-in-the-question",
        about: "It shows a question mark for every letter that is not ASCII.",
        caught_by: &["shows-letters-beyond-ascii", "joins-a-split-character"],
        causes: &["ascii-only-text"],
        ..flaw(Behaviour {
            shows: hear::Shows::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "uses-the-question-as-a-format",
        about: "It uses the question as a format, so that percent signs vanish.",
        caught_by: &["any-prompt-is-shown"],
        causes: &["answer-as-a-format"],
        ..flaw(Behaviour {
            shows: hear::Shows::AsAFormat,
            ..SOUND
        })
    },
    Flaw {
        name: "shows-its-whole-question-buffer",
        about: "It shows all 256 bytes of its buffer, the NULs behind the question among them.",
        caught_by: &["shows-nothing-behind-the-prompt"],
        causes: &["nul-padding"],
        ..flaw(Behaviour {
            shows: hear::Shows::TheWholeBuffer,
            ..SOUND
        })
    },
    Flaw {
        name: "ignores-the-last-words",
        about: "It does not show what the server says to the line.",
        set: &[("reply", "Good day, {line}!")],
        caught_by: &["shows-the-reply"],
        ..flaw(Behaviour {
            last_words: hear::LastWords::AreIgnored,
            ..SOUND
        })
    },
    Flaw {
        name: "answered-but-ends-with-status-one",
        about: "It ends with status 1 although all went well.",
        caught_by: &["ends-cleanly"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            leaves: Leaves::AsIfItHadFailed,
            ..SOUND
        })
    },
    Flaw {
        name: "answered-but-never-ends",
        about: "It stays when the dialogue is over.",
        caught_by: &["ends-cleanly", "ends-on-end-of-input"],
        causes: &["never-closes"],
        ..flaw(Behaviour {
            leaves: Leaves::NotAtAll,
            ..SOUND
        })
    },
];
