//! File clients that go wrong before they send.

use super::super::ask::{EndOfInput, Leaves, Prompts};
use super::super::connect::{Connects, NoServer};
use super::super::open::{BadName, Folder, Forbidden};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Connecting, asking, names, and leaving.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "file-client-goes-to-another-port",
        about: "It connects to the port behind the server's.",
        caught_by: &["reaches-the-server"],
        causes: &["wrong-port"],
        ..flaw(Behaviour {
            connects: Connects::ToTheNextPort,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-is-silent-about-a-missing-server",
        about: "If there is no server it ends without a word.",
        caught_by: &["reports-a-missing-server"],
        causes: &["fails-in-silence"],
        ..flaw(Behaviour {
            no_server: NoServer::EndsInSilence,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-calls-a-missing-server-a-success",
        about: "If there is no server it says so, but ends with status 0.",
        caught_by: &["reports-a-missing-server"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            no_server: NoServer::EndsInSuccess,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-shows-a-stack-trace",
        about: "If there is no server it panics.",
        caught_by: &["explains-errors-in-words"],
        causes: &["stack-trace-instead-of-words"],
        ..flaw(Behaviour {
            no_server: NoServer::Panics,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-asks-after-reading",
        about: "It shows its prompt only when a name has been typed.",
        caught_by: &["prompts-first", "prompts-in-the-given-words"],
        causes: &["reads-keyboard-first"],
        ..flaw(Behaviour {
            prompts: Prompts::AfterReading,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-asks-in-other-words",
        about: "It asks for a name, but not in the words of the exercise.",
        caught_by: &["prompts-in-the-given-words"],
        ..flaw(Behaviour {
            prompts: Prompts::InOtherWords,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-ignores-the-end-of-input",
        about: "It asks again and again when the keyboard has nothing more to say.",
        caught_by: &["ends-on-end-of-input"],
        causes: &["end-of-input-not-noticed"],
        ..flaw(Behaviour {
            end_of_input: EndOfInput::IsAskedAgain,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-calls-success-a-failure",
        about: "It ends with status 1 although all went well.",
        set: &[("quit", "bye")],
        caught_by: &["ends-cleanly"],
        causes: &["misleading-exit-status"],
        ..flaw(Behaviour {
            leaves: Leaves::AsIfItHadFailed,
            ..SOUND
        })
    },
    Flaw {
        name: "file-client-never-leaves",
        about: "It stays when it has been told to end.",
        set: &[("quit", "bye")],
        caught_by: &["ends-cleanly", "ends-on-end-of-input"],
        causes: &["never-closes"],
        ..flaw(Behaviour {
            leaves: Leaves::NotAtAll,
            ..SOUND
        })
    },
    Flaw {
        name: "passes-over-a-bad-name",
        about: "It asks again after a bad name without a word about it.",
        caught_by: &[
            "asks-again-after-a-bad-name",
            "complains-in-the-given-words",
            "reports-a-forbidden-file",
        ],
        causes: &["fails-in-silence"],
        ..flaw(Behaviour {
            bad_name: BadName::IsPassedOver,
            ..SOUND
        })
    },
    Flaw {
        name: "ends-at-a-bad-name",
        about: "It complains about a bad name and ends.",
        caught_by: &["asks-again-after-a-bad-name"],
        ..flaw(Behaviour {
            bad_name: BadName::EndsTheProgram,
            ..SOUND
        })
    },
    Flaw {
        name: "sends-a-bad-name",
        about: "It sends a name that does not exist as if it were a file.",
        caught_by: &["asks-again-after-a-bad-name", "reports-a-forbidden-file"],
        ..flaw(Behaviour {
            bad_name: BadName::IsSentItself,
            ..SOUND
        })
    },
    Flaw {
        name: "complains-in-other-words",
        about: "It complains about a bad name, but not in the words of the exercise.",
        caught_by: &["complains-in-the-given-words"],
        ..flaw(Behaviour {
            bad_name: BadName::IsReportedInOtherWords,
            ..SOUND
        })
    },
    Flaw {
        name: "passes-over-a-folder",
        about: "It asks again after the name of a folder without a word about it.",
        caught_by: &["reports-an-unreadable-file"],
        causes: &["fails-in-silence"],
        ..flaw(Behaviour {
            folder: Folder::IsPassedOver,
            ..SOUND
        })
    },
    Flaw {
        name: "dies-of-a-folder",
        about: "The name of a folder ends it by a signal.",
        caught_by: &["reports-an-unreadable-file"],
        causes: &["crashed"],
        ..flaw(Behaviour {
            folder: Folder::Aborts,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-forbidden-file-for-empty",
        about: "It sends nothing for a file that it may not read, without a word about it.",
        caught_by: &["reports-a-forbidden-file"],
        causes: &["fails-in-silence"],
        ..flaw(Behaviour {
            forbidden: Forbidden::IsTakenForEmpty,
            ..SOUND
        })
    },
];
