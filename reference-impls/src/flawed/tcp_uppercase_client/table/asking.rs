//! Clients that go wrong before they have said what was typed.

use super::super::ask::{EndOfInput, Prompts};
use super::super::connect::{Connects, NoServer};
use super::super::send::Sends;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Connecting, asking and sending.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "connects-to-the-next-port",
        about: "It connects to the port after the one it was told.",
        caught_by: &["reaches-the-server"],
        causes: &["wrong-port"],
        ..flaw(Behaviour {
            connects: Connects::ToTheNextPort,
            ..SOUND
        })
    },
    Flaw {
        name: "connects-from-the-servers-port",
        about: "It binds its own socket to the server's port number, and with no server there it connects to itself.",
        caught_by: &["reaches-the-server"],
        causes: &["client-binds-the-servers-port"],
        ..flaw(Behaviour {
            connects: Connects::FromTheSamePort,
            ..SOUND
        })
    },
    Flaw {
        name: "says-nothing-when-the-server-is-missing",
        about: "Without a server it ends with a non-zero status, but in silence.",
        caught_by: &["reports-a-missing-server"],
        causes: &["fails-in-silence"],
        ..flaw(Behaviour {
            no_server: NoServer::EndsInSilence,
            ..SOUND
        })
    },
    Flaw {
        name: "calls-a-missing-server-a-success",
        about: "Without a server it says so, but ends with status 0.",
        caught_by: &["reports-a-missing-server"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            no_server: NoServer::EndsInSuccess,
            ..SOUND
        })
    },
    Flaw {
        name: "waits-for-a-missing-server",
        about: "Without a server it tries again for ever.",
        caught_by: &["reports-a-missing-server"],
        causes: &["retries-for-ever"],
        ..flaw(Behaviour {
            no_server: NoServer::IsWaitedFor,
            ..SOUND
        })
    },
    Flaw {
        name: "panics-without-a-server",
        about: "Without a server it ends in a panic message instead of words for its user.",
        caught_by: &["explains-errors-in-words"],
        causes: &["stack-trace-instead-of-words"],
        ..flaw(Behaviour {
            no_server: NoServer::Panics,
            ..SOUND
        })
    },
    Flaw {
        name: "prompts-too-late",
        about: "It reads the keyboard first and shows its prompt afterwards.",
        caught_by: &["prompts-first", "prompts-in-the-given-words"],
        causes: &["reads-keyboard-first"],
        ..flaw(Behaviour {
            prompts: Prompts::AfterReading,
            ..SOUND
        })
    },
    Flaw {
        name: "prompts-in-its-own-words",
        about: "It asks, but not in the words of the exercise.",
        caught_by: &["prompts-in-the-given-words"],
        ..flaw(Behaviour {
            prompts: Prompts::InOtherWords,
            ..SOUND
        })
    },
    Flaw {
        name: "asks-again-at-end-of-input",
        about: "At the end of input it asks again, for ever.",
        caught_by: &["ends-on-end-of-input"],
        causes: &["end-of-input-not-noticed"],
        ..flaw(Behaviour {
            end_of_input: EndOfInput::IsAskedAgain,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-the-upper-case",
        about: "It sends what was typed in upper case already.",
        caught_by: &["sends-what-was-typed"],
        causes: &["upper-cases-locally"],
        ..flaw(Behaviour {
            sends: Sends::ItsOwnUpperCase,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-without-the-last-character",
        about: "It takes the last character for the line end and does not send it.",
        caught_by: &["sends-what-was-typed"],
        causes: &["one-character-too-few"],
        ..flaw(Behaviour {
            sends: Sends::AllButTheLastCharacter,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-at-most-thirty-bytes",
        about: "It sends only the first 30 bytes of what was typed.",
        caught_by: &["any-typed-sentence-arrives", "sends-letters-beyond-ascii"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            sends: Sends::AtMost(30),
            ..SOUND
        })
    },
    Flaw {
        name: "sends-question-marks",
        about: "It sends a question mark for every byte that is not ASCII.",
        caught_by: &["sends-letters-beyond-ascii"],
        causes: &["ascii-only-text"],
        ..flaw(Behaviour {
            sends: Sends::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-nothing-for-an-empty-line",
        about: "It sends nothing at all for an empty line, and then waits for the answer.",
        caught_by: &["survives-an-empty-line"],
        causes: &["empty-input-hang"],
        ..flaw(Behaviour {
            sends: Sends::NothingForAnEmptyLine,
            ..SOUND
        })
    },
];
