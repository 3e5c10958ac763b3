//! Servers that go wrong when they pass a message on.

use super::super::relay::Relays;
use super::super::room::Tells;
use super::super::talk::Takes;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// To all the others, once, unchanged, in order, without waiting for any of them.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "relays-to-the-first-two-only",
        about: "It passes messages on to the two clients that came first, and to no other.",
        set: &[("mode", "broadcast")],
        caught_by: &["relays-to-all-others"],
        ..flaw(Behaviour {
            relays: Relays::ToTheFirstTwoOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "relays-to-the-newest-twice",
        about: "The client that came last gets every message twice.",
        set: &[("mode", "broadcast")],
        caught_by: &["relays-once", "any-joins-messages-and-leaves"],
        ..flaw(Behaviour {
            relays: Relays::ToTheNewestTwice,
            ..SOUND
        })
    },
    Flaw {
        name: "echoes-what-is-not-to-be-echoed",
        about: "It passes messages on to their own senders too, although that is declared away.",
        set: &[("mode", "broadcast"), ("echo_to_sender", "no")],
        caught_by: &["relays-once", "any-joins-messages-and-leaves"],
        causes: &["echoes-to-the-sender"],
        ..flaw(Behaviour {
            relays: Relays::ToTheSenderToo,
            ..SOUND
        })
    },
    Flaw {
        name: "relays-64-bytes-of-a-message",
        about: "Its buffer for a message has 64 bytes, and what does not fit is passed on to nobody.",
        set: &[("mode", "broadcast")],
        caught_by: &["any-message-is-relayed-unchanged"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            takes: Takes::CutAt(64),
            ..SOUND
        })
    },
    Flaw {
        name: "forgets-late-comers",
        about: "It settles to whom a client's messages go when that client first speaks.",
        set: &[("mode", "broadcast")],
        caught_by: &[
            "late-comer-hears-what-follows",
            "any-joins-messages-and-leaves",
        ],
        ..flaw(Behaviour {
            relays: Relays::ToWhoWasThereAtTheSendersFirstWords,
            ..SOUND
        })
    },
    Flaw {
        name: "holds-every-third-message-back",
        about: "It passes every third message of a client on only after that client's next one, or after a while.",
        set: &[("mode", "broadcast")],
        caught_by: &[
            "keeps-each-senders-order",
            "any-crosstalk-keeps-each-senders-order",
            "any-joins-messages-and-leaves",
        ],
        ..flaw(Behaviour {
            relays: Relays::EveryThirdAfterTheNext,
            ..SOUND
        })
    },
    Flaw {
        name: "tells-the-sender-first",
        about: "It passes a message on to its sender at once, and the first messages of the first two to the others a moment later.",
        set: &[("mode", "broadcast"), ("echo_to_sender", "yes")],
        caught_by: &["one-order-for-all"],
        ..flaw(Behaviour {
            relays: Relays::ToTheSenderAtOnceAndToOthersLater,
            ..SOUND
        })
    },
    Flaw {
        name: "ends-its-round-at-who-has-gone",
        about: "It never takes a client that has left out of its list, and ends its round at the first to whom it cannot send.",
        set: &[("mode", "broadcast")],
        caught_by: &[
            "stops-relaying-to-the-gone",
            "is-not-held-up-by-a-slow-reader",
            "any-joins-messages-and-leaves",
            "survives-a-silent-client",
            "survives-a-reset",
            "survives-invalid-utf8",
            "survives-nul",
            "survives-empty",
            "survives-any-bytes",
        ],
        causes: &["blocks-on-a-slow-reader"],
        ..flaw(Behaviour {
            relays: Relays::UntilOneCannotBeWrittenTo,
            ..SOUND
        })
    },
    Flaw {
        name: "writes-to-each-in-turn",
        about: "It writes to one client after the other, so that one that does not read stops everybody.",
        set: &[("mode", "broadcast")],
        caught_by: &["is-not-held-up-by-a-slow-reader"],
        causes: &["blocks-on-a-slow-reader"],
        ..flaw(Behaviour {
            relays: Relays::WritingToEachInTurn,
            ..SOUND
        })
    },
    Flaw {
        name: "does-not-tell-who-comes",
        about: "It tells who leaves, but not who comes.",
        set: NOTICES,
        caught_by: &["tells-who-comes"],
        ..flaw(Behaviour {
            tells: Tells::Leavings,
            ..SOUND
        })
    },
    Flaw {
        name: "does-not-tell-who-leaves",
        about: "It tells who comes, but not who leaves.",
        set: NOTICES,
        caught_by: &["tells-who-leaves"],
        ..flaw(Behaviour {
            tells: Tells::Comings,
            ..SOUND
        })
    },
];

/// A chat in which comings and goings are told.
const NOTICES: &[(&str, &str)] = &[
    ("mode", "broadcast"),
    ("name", "first-line"),
    ("framing", "line"),
    ("join_notice", "* {name} has come"),
    ("leave_notice", "* {name} has left"),
];
