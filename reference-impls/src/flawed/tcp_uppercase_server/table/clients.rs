//! Servers that go wrong when several clients come.

use super::super::accept::Accepts;
use super::super::answer::AnswersTo;
use super::super::gather::Gathers;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Letting clients in, and keeping them apart.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "stops-after-one-client",
        about: "It serves one client and ends.",
        caught_by: &[
            "serves-the-next-client",
            "serves-a-hundred-in-turn",
            "keeps-clients-apart",
            "interleaved-clients-get-their-own-answers",
            "serves-clients-that-queue",
            "serves-others-while-one-is-idle",
            "forgets-the-last-sentence",
            "outlives-its-clients",
            "survives-a-silent-client",
            "survives-a-reset",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["one-client-only", "serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAndEnds,
            ..SOUND
        })
    },
    Flaw {
        name: "gathers-all-clients-in-one-line",
        about: "It has one buffer for what arrives, and gathers the sentences of all clients in it.",
        set: &[("framing", "line")],
        caught_by: &["keeps-halves-apart"],
        causes: &["mixes-up-clients"],
        ..flaw(Behaviour {
            gathers: Gathers::IntoOneLineForAll,
            ..SOUND
        })
    },
    Flaw {
        name: "forgets-to-accept-again",
        about: "It serves one client and never accepts another, although it goes on listening.",
        caught_by: &[
            "serves-the-next-client",
            "serves-a-hundred-in-turn",
            "keeps-clients-apart",
            "interleaved-clients-get-their-own-answers",
            "serves-clients-that-queue",
            "serves-others-while-one-is-idle",
            "forgets-the-last-sentence",
            "survives-a-silent-client",
            "survives-a-reset",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["one-client-only", "serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAndForgetsToGoOn,
            ..SOUND
        })
    },
    Flaw {
        name: "has-room-for-99-clients-ever",
        about: "It has a table of 99 clients and never takes one out of it.",
        caught_by: &["serves-a-hundred-in-turn"],
        causes: &["room-for-N-clients"],
        ..flaw(Behaviour {
            accepts: Accepts::AtMostEver(99),
            ..SOUND
        })
    },
    Flaw {
        name: "serves-one-at-a-time",
        about: "It keeps every other client waiting until the one that it serves has left.",
        caught_by: &["serves-others-while-one-is-idle"],
        causes: &["serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAtATime,
            ..SOUND
        })
    },
    Flaw {
        name: "turns-a-third-client-away",
        about: "It closes the connection of a client that comes while two others are connected.",
        caught_by: &[
            "interleaved-clients-get-their-own-answers",
            "serves-clients-that-queue",
        ],
        causes: &["room-for-N-clients"],
        ..flaw(Behaviour {
            accepts: Accepts::AtMostAtOnce(2),
            ..SOUND
        })
    },
    Flaw {
        name: "answers-the-newest-client",
        about: "It remembers one connection only, and sends every answer to the client that came last.",
        caught_by: &[
            "keeps-clients-apart",
            "interleaved-clients-get-their-own-answers",
            "serves-clients-that-queue",
        ],
        causes: &["answers-to-the-wrong-client"],
        ..flaw(Behaviour {
            answers_to: AnswersTo::WhoSitsAtTheDesk(1),
            ..SOUND
        })
    },
    Flaw {
        name: "answers-a-third-client-twice",
        about: "It has two places for connections, and a third client gets the answers of the first.",
        caught_by: &[
            "interleaved-clients-get-their-own-answers",
            "serves-clients-that-queue",
        ],
        causes: &["answers-to-the-wrong-client"],
        ..flaw(Behaviour {
            answers_to: AnswersTo::WhoSitsAtTheDesk(2),
            ..SOUND
        })
    },
];
