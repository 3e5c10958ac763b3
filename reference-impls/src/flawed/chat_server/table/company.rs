//! Servers that go wrong when several clients are there.

use super::super::accept::Accepts;
use super::super::talk::Acknowledges;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Letting clients in, and serving them at the same time.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "talks-to-one-at-a-time",
        about: "It keeps every other client waiting until the one that it talks to has left.",
        caught_by: &[
            "serves-three-at-once",
            "serves-others-while-one-is-idle",
            "serves-simultaneous-arrivals",
            "serves-a-hundred-at-once",
            "survives-a-leave",
            "survives-a-reset-in-mid-message",
            "any-comings-and-goings",
        ],
        causes: &["serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAtATime,
            ..SOUND
        })
    },
    Flaw {
        name: "waits-for-a-name-in-the-accept-loop",
        about: "It waits for the name of each newcomer where it accepts, so that one who says nothing keeps everybody out.",
        set: &[("name", "first-line")],
        caught_by: &["serves-others-while-one-is-idle"],
        causes: &["serves-one-at-a-time"],
        ..flaw(Behaviour {
            accepts: Accepts::OneAfterTheOtherHasGivenItsName,
            ..SOUND
        })
    },
    Flaw {
        name: "has-one-place-for-newcomers",
        about: "A new thread takes the newest connection for its own, whoever came meanwhile.",
        caught_by: &[
            "serves-three-at-once",
            "serves-simultaneous-arrivals",
            "serves-a-hundred-at-once",
            "survives-a-leave",
            "survives-a-reset-in-mid-message",
            "any-comings-and-goings",
        ],
        ..flaw(Behaviour {
            accepts: Accepts::IntoOnePlace,
            ..SOUND
        })
    },
    Flaw {
        name: "has-seven-seats",
        about: "It turns a client away that comes while seven others are connected.",
        caught_by: &["serves-simultaneous-arrivals", "serves-a-hundred-at-once"],
        causes: &["room-for-N-clients"],
        ..flaw(Behaviour {
            accepts: Accepts::AtMostAtOnce(7),
            ..SOUND
        })
    },
    Flaw {
        name: "has-99-seats",
        about: "It turns a client away that comes while 99 others are connected.",
        caught_by: &["serves-a-hundred-at-once"],
        causes: &["room-for-N-clients"],
        ..flaw(Behaviour {
            accepts: Accepts::AtMostAtOnce(99),
            ..SOUND
        })
    },
    Flaw {
        name: "sends-while-it-holds-a-lock",
        about: "It holds one lock for all while it sends, so that a client that does not read stops everybody.",
        caught_by: &["is-not-held-up-by-a-slow-reader"],
        causes: &["blocks-on-a-slow-reader"],
        ..flaw(Behaviour {
            acknowledges: Acknowledges::HoldingALock,
            ..SOUND
        })
    },
];
