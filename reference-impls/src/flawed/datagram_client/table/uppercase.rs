//! Wrong upper-case clients over UDP.

use super::super::ask::{EndOfInput, Prompts};
use super::super::exchange::{Hears, Sends, Waits};
use super::super::show::{Leaves, Shows};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Asking, sending, hearing and showing.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "udp-prompts-too-late",
        about: "It asks for a line when it has read one.",
        caught_by: &["prompts-first", "prompts-in-the-given-words"],
        causes: &["reads-keyboard-first"],
        ..flaw(Behaviour {
            prompts: Prompts::AfterReading,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-prompts-in-its-own-words",
        about: "It asks in other words than the exercise does.",
        caught_by: &["prompts-in-the-given-words"],
        ..flaw(Behaviour {
            prompts: Prompts::InOtherWords,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-asks-again-at-end-of-input",
        about: "It takes the end of input for an empty line and asks again.",
        caught_by: &["ends-on-end-of-input"],
        causes: &["end-of-input-not-noticed"],
        ..flaw(Behaviour {
            end_of_input: EndOfInput::IsAskedAgain,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-sends-capitals",
        about: "It makes capitals by itself and sends them.",
        caught_by: &["sends-one-datagram"],
        causes: &["upper-cases-locally"],
        ..flaw(Behaviour {
            sends: Sends::ItsOwnUpperCase,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-sends-every-word-by-itself",
        about: "It sends a datagram for each word.",
        caught_by: &["sends-one-datagram"],
        causes: &["datagrams-as-a-stream"],
        ..flaw(Behaviour {
            sends: Sends::EveryWordByItself,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-sends-the-first-32-bytes",
        about: "It sends at most 32 bytes of a line.",
        caught_by: &["any-typed-line-arrives", "sends-letters-beyond-ascii"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            sends: Sends::AtMost(32),
            ..SOUND
        })
    },
    Flaw {
        name: "udp-sends-ascii-only",
        about: "It sends a question mark for every byte beyond ASCII.",
        caught_by: &["sends-letters-beyond-ascii"],
        causes: &["ascii-only-text"],
        ..flaw(Behaviour {
            sends: Sends::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-sends-nothing-for-an-empty-line",
        about: "It sends nothing for an empty line, and waits for an answer without a time-out.",
        caught_by: &["survives-an-empty-line"],
        causes: &["empty-input-hang"],
        ..flaw(Behaviour {
            sends: Sends::NothingForAnEmptyLine,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-shows-nothing",
        about: "It does not show the answer.",
        caught_by: &["shows-the-answer"],
        ..flaw(Behaviour {
            shows: Shows::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-computes-the-answer-itself",
        about: "It shows the capitals of what was typed, whatever the server answers.",
        caught_by: &[
            "does-not-compute-it-itself",
            "any-answer-is-shown",
            "shows-a-full-buffer",
            "shows-letters-beyond-ascii",
        ],
        causes: &["upper-cases-locally"],
        ..flaw(Behaviour {
            shows: Shows::ItsOwnUpperCase,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-takes-the-answer-for-a-format",
        about: "It drops every per cent sign of the answer.",
        caught_by: &["any-answer-is-shown"],
        causes: &["answer-as-a-format"],
        ..flaw(Behaviour {
            shows: Shows::AsAFormat,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-shows-ascii-only",
        about: "It shows a question mark for every letter beyond ASCII.",
        caught_by: &["shows-letters-beyond-ascii"],
        causes: &["ascii-only-text"],
        ..flaw(Behaviour {
            shows: Shows::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-has-a-buffer-of-128-bytes",
        about: "It receives the answer into a buffer of 128 bytes, and the kernel throws the rest away.",
        caught_by: &["shows-a-full-buffer"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            hears: Hears::AtMost(128),
            ..SOUND
        })
    },
    Flaw {
        name: "udp-labels-the-answer-otherwise",
        about: "It puts other words before the answer than the exercise does.",
        set: &[("shown", "From Server:")],
        caught_by: &["labels-the-answer"],
        ..flaw(Behaviour {
            shows: Shows::WithAnotherLabel,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-never-asks-again",
        about: "It gives up when its one question is lost.",
        set: &[("retries", "yes")],
        caught_by: &["asks-again-after-a-loss"],
        causes: &["no-retransmission"],
        ..flaw(Behaviour {
            waits: Waits::Once,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-shows-every-answer-that-comes",
        about: "It shows every datagram that comes within a moment of the first.",
        set: &[("retries", "yes")],
        caught_by: &["shows-a-duplicate-once"],
        ..flaw(Behaviour {
            hears: Hears::EverythingForAWhile,
            ..SOUND
        })
    },
    Flaw {
        name: "udp-never-ends",
        about: "It shows the answer and goes on waiting for nothing.",
        caught_by: &["ends-cleanly", "survives-an-empty-line"],
        causes: &["never-closes"],
        ..flaw(Behaviour {
            leaves: Leaves::NotAtAll,
            ..SOUND
        })
    },
];
