//! The wrong clients, one row each, in the order of a conversation.

use super::hear::{Hears, Keeps, NoMore, Shows};
use super::{Asks, Behaviour, Connects, EndOfInput, Flaw, Leaves, SOUND, Sends, flaw};

/// All rows.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[SPEAKING, HEARING];

/// Connecting, asking and sending.
const SPEAKING: &[Flaw] = &[
    Flaw {
        name: "chat-connects-to-the-next-port",
        about: "It connects to the port after the one it was told.",
        caught_by: &["reaches-the-server"],
        causes: &["wrong-port"],
        ..flaw(Behaviour {
            connects: Connects::ToTheNextPort,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-says-nothing-when-the-server-is-missing",
        about: "Without a server it ends with a non-zero status, but in silence.",
        caught_by: &["reports-a-missing-server"],
        causes: &["fails-in-silence"],
        ..flaw(Behaviour {
            connects: Connects::OrEndsInSilence,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-panics-without-a-server",
        about: "Without a server it ends in a panic message instead of words for its user.",
        caught_by: &["explains-errors-in-words"],
        causes: &["stack-trace-instead-of-words"],
        ..flaw(Behaviour {
            connects: Connects::OrPanics,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-prompts-in-its-own-words",
        about: "It asks, but not in the words of the exercise.",
        caught_by: &["prompts-in-the-given-words"],
        ..flaw(Behaviour {
            asks: Asks::InOtherWords,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-asks-again-at-end-of-input",
        about: "At the end of input it asks again, for ever.",
        caught_by: &["ends-on-end-of-input"],
        causes: &["end-of-input-not-noticed"],
        ..flaw(Behaviour {
            end_of_input: EndOfInput::IsAskedAgain,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-shouts",
        about: "It sends what was typed in upper case.",
        caught_by: &["sends-and-shows"],
        causes: &["upper-cases-locally"],
        ..flaw(Behaviour {
            sends: Sends::ItInUpperCase,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-sends-at-most-thirty-bytes",
        about: "It sends only the first 30 bytes of what was typed.",
        caught_by: &["any-line-and-response"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            sends: Sends::AtMost(30),
            ..SOUND
        })
    },
    Flaw {
        name: "chat-sends-one-message-only",
        about: "It sends the first line that is typed and no other.",
        caught_by: &["keeps-going"],
        ..flaw(Behaviour {
            sends: Sends::OnlyTheFirst,
            ..SOUND
        })
    },
];

/// Hearing, showing and leaving.
const HEARING: &[Flaw] = &[
    Flaw {
        name: "chat-shows-what-it-expects",
        about: "It shows an acknowledgement of its own making, whatever the server says.",
        caught_by: &["any-line-and-response", "shows-what-the-server-says"],
        ..flaw(Behaviour {
            shows: Shows::WhatItExpects,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-shows-no-label",
        about: "It shows a response without saying that it is the server's.",
        caught_by: &["labels-the-response"],
        ..flaw(Behaviour {
            shows: Shows::WithoutALabel,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-hears-only-after-speaking",
        about: "It reads the keyboard, and hears what others said only when its user has said something.",
        set: &[("mode", "broadcast")],
        caught_by: &["shows-messages-while-waiting"],
        causes: &["waits-on-the-wrong-descriptor"],
        ..flaw(Behaviour {
            hears: Hears::OnlyAfterSpeaking,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-shows-each-segment",
        about: "It shows each received piece by itself, although lines are declared.",
        set: &[("framing", "line")],
        caught_by: &["gathers-a-split-response", "joins-a-split-character"],
        causes: &["one-receive-is-one-message", "bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            hears: Hears::EachSegment,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-trims-each-segment",
        about: "It removes the blanks at both ends of whatever it receives.",
        set: &[("framing", "line")],
        caught_by: &["gathers-a-split-response"],
        ..flaw(Behaviour {
            keeps: Keeps::ItTrimmed,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-decodes-each-segment",
        about: "It decodes every received piece by itself, and damages a character that was cut in two.",
        set: &[("framing", "line")],
        caught_by: &["joins-a-split-character"],
        causes: &["bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            keeps: Keeps::ItDecoded,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-drops-a-full-buffer",
        about: "It loses a receive of exactly 2048 bytes.",
        set: &[("framing", "line"), ("ack", "{message}")],
        caught_by: &["shows-a-long-response"],
        ..flaw(Behaviour {
            keeps: Keeps::AllButAFullBuffer(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "chat-keeps-one-line-of-a-segment",
        about: "It keeps the first line of what it received, and forgets what stands behind it.",
        set: &[("mode", "broadcast"), ("framing", "line")],
        caught_by: &["shows-joined-messages"],
        ..flaw(Behaviour {
            keeps: Keeps::TheFirstLine,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-shows-2048-bytes-of-a-response",
        about: "It shows only the first 2048 bytes of a response.",
        set: &[("framing", "line")],
        caught_by: &["shows-a-long-response"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            hears: Hears::OnlyTheFirst(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "chat-shows-60000-bytes-of-a-response",
        about: "It shows only the first 60000 bytes of a response.",
        set: &[("framing", "line")],
        caught_by: &["shows-a-long-response"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            hears: Hears::OnlyTheFirst(60_000),
            ..SOUND
        })
    },
    Flaw {
        name: "chat-ignores-the-servers-end",
        about: "It does not look whether the server has closed the connection.",
        caught_by: &["notices-the-end"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            no_more: NoMore::IsIgnored,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-waits-on-a-closed-connection",
        about: "When the server has closed the connection, it waits for a response for ever.",
        caught_by: &["survives-a-close", "survives-a-reset", "notices-the-end"],
        causes: &["end-of-connection-not-noticed"],
        ..flaw(Behaviour {
            no_more: NoMore::IsWaitedFor,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-aborts-at-a-reset",
        about: "When the server resets the connection, it dies by a signal.",
        caught_by: &["survives-a-reset"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            no_more: NoMore::AbortsAfterAReset,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-leaves-at-its-word-in-a-sentence",
        about: "It leaves when a line contains the word for leaving.",
        set: &[("quit", "bye")],
        caught_by: &["stays-at-its-word-in-a-sentence"],
        ..flaw(Behaviour {
            leaves: Leaves::AtItsWordAnywhere,
            ..SOUND
        })
    },
    Flaw {
        name: "chat-leaves-with-status-one",
        about: "At the word for leaving it ends with status 1 although all went well.",
        set: &[("quit", "bye")],
        caught_by: &["ends-cleanly"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            leaves: Leaves::AsIfItHadFailed,
            ..SOUND
        })
    },
];
