//! Servers that go wrong while they send an answer.

use super::super::answer::Sends;
use super::super::leave::AfterTheAnswer;
use super::super::receive::Receives;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// The whole answer, nothing else, at once, and then a proper goodbye.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "answers-twice",
        about: "It sends every answer twice.",
        caught_by: &["answers-in-upper-case"],
        ..flaw(Behaviour {
            sends: Sends::ItTwice,
            ..SOUND
        })
    },
    Flaw {
        name: "pads-its-answer-with-nul",
        about: "It sends its whole buffer of 1024 bytes, filled up with NUL bytes.",
        caught_by: &["sends-nothing-but-the-answer"],
        causes: &["nul-padding"],
        ..flaw(Behaviour {
            sends: Sends::APaddedBuffer(1024),
            ..SOUND
        })
    },
    Flaw {
        name: "sends-what-an-earlier-sentence-left",
        set: &[("framing", "line")],
        about: "It has one buffer for all, never clears it, and sends what an earlier, longer sentence left in it.",
        caught_by: &["forgets-the-last-sentence"],
        causes: &["stale-buffer"],
        ..flaw(Behaviour {
            sends: Sends::TheOneBufferUpToNul,
            ..SOUND
        })
    },
    Flaw {
        name: "gives-up-on-slow-readers",
        about: "It sends as much of an answer as there is room for, and forgets the rest.",
        caught_by: &["answers-a-slow-reader"],
        causes: &["partial-send-not-continued"],
        ..flaw(Behaviour {
            receives: Receives::AtMostAtOnce(4096),
            sends: Sends::WhatFitsAtOnce,
            ..SOUND
        })
    },
    Flaw {
        name: "answers-when-the-client-has-finished",
        about: "It holds its answers back until the client ends its side.",
        set: &[("framing", "line")],
        caught_by: &["answers-in-upper-case"],
        causes: &["both-sides-wait", "waits-for-more-than-the-sentence"],
        ..flaw(Behaviour {
            sends: Sends::AllInTheEnd,
            ..SOUND
        })
    },
    Flaw {
        name: "leaves-the-newline-unread",
        about: "It reads up to the newline but not the newline itself, and its close becomes a reset.",
        set: &[("framing", "line"), ("session", "single")],
        caught_by: &["answers-a-slow-reader"],
        causes: &["unread-data-at-close-becomes-reset"],
        ..flaw(Behaviour {
            receives: Receives::UpToTheNewline,
            after_the_answer: AfterTheAnswer::ClosesWithoutGoodbye,
            ..SOUND
        })
    },
];
