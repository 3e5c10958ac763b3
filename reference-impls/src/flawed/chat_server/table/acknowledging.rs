//! Servers that go wrong over a single message.

use super::super::talk::{Acknowledges, Takes};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Taking messages out of what arrives, and acknowledging them.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "acknowledges-in-other-words",
        about: "It acknowledges without repeating the message.",
        caught_by: &["acknowledges-a-message"],
        ..flaw(Behaviour {
            acknowledges: Acknowledges::InOtherWords,
            ..SOUND
        })
    },
    Flaw {
        name: "acknowledges-once-and-closes",
        about: "It closes the connection after one acknowledgement.",
        caught_by: &[
            "acknowledges-many",
            "survives-a-leave",
            "any-comings-and-goings",
        ],
        causes: &["closes-too-early"],
        ..flaw(Behaviour {
            acknowledges: Acknowledges::OnceAndCloses,
            ..SOUND
        })
    },
    Flaw {
        name: "acknowledges-only-the-first",
        about: "It acknowledges the first message of each client and no other.",
        caught_by: &[
            "acknowledges-many",
            "survives-a-leave",
            "any-comings-and-goings",
        ],
        causes: &["one-answer-for-each-connection"],
        ..flaw(Behaviour {
            acknowledges: Acknowledges::OnlyTheFirst,
            ..SOUND
        })
    },
    Flaw {
        name: "acknowledges-twice",
        about: "It sends every acknowledgement twice.",
        caught_by: &["acknowledges-a-message"],
        ..flaw(Behaviour {
            acknowledges: Acknowledges::Twice,
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-messages-at-64-bytes",
        about: "Its buffer for a message has 64 bytes, and what does not fit is lost.",
        caught_by: &["any-message"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            takes: Takes::CutAt(64),
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-segment-for-a-message",
        about: "It takes what one receive returns for a message, whether it holds one line, a part of one or several.",
        set: &[("framing", "line")],
        caught_by: &[
            "joins-split-messages",
            "separates-joined-messages",
            "any-segmentation",
            "any-comings-and-goings",
        ],
        causes: &[
            "one-receive-is-one-message",
            "answers-before-the-sentence-is-complete",
        ],
        ..flaw(Behaviour {
            takes: Takes::EachSegment,
            ..SOUND
        })
    },
    Flaw {
        name: "decodes-each-segment-of-a-message",
        about: "It decodes every segment by itself, and damages a character that was cut in two.",
        set: &[("framing", "line")],
        caught_by: &["joins-a-split-character"],
        causes: &["bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            takes: Takes::DecodedSegments,
            ..SOUND
        })
    },
    Flaw {
        name: "writes-all-messages-into-one-line",
        about: "It has one buffer for what arrives, and gathers the lines of all clients in it.",
        set: &[("framing", "line")],
        caught_by: &["keeps-halves-apart", "survives-a-reset-in-mid-message"],
        causes: &["mixes-up-clients"],
        ..flaw(Behaviour {
            takes: Takes::OneLineForAll,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-full-buffer-for-a-message",
        about: "It takes what has come for a whole message when that is exactly 2048 bytes.",
        set: &[("framing", "line")],
        caught_by: &["joins-a-long-message"],
        ..flaw(Behaviour {
            takes: Takes::AFullBuffer(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "drops-all-but-the-first-line",
        about: "It acknowledges only the first of several lines that arrive in one segment.",
        set: &[("framing", "line")],
        caught_by: &[
            "separates-joined-messages",
            "any-segmentation",
            "any-comings-and-goings",
        ],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            takes: Takes::OneOfEachSegment,
            ..SOUND
        })
    },
];
