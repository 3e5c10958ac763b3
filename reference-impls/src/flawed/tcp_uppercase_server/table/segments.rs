//! Servers that go wrong over where a sentence ends.

use super::super::gather::Gathers;
use super::super::leave::AfterTheAnswer;
use super::super::receive::Receives;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Segments, lines, buffers and the end of a connection.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "takes-the-first-segment-for-the-sentence",
        about: "It answers what its first receive returned, and closes.",
        caught_by: &[
            "joins-a-split-sentence",
            "joins-single-bytes",
            "any-segmentation",
            "joins-any-split-characters",
            "joins-a-split-character",
        ],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            after_the_answer: AfterTheAnswer::AlwaysCloses,
            ..SOUND
        })
    },
    Flaw {
        name: "closes-after-the-first-line",
        about: "It closes the connection after one answer although more sentences may follow.",
        set: &[("framing", "line"), ("session", "many")],
        caught_by: &["answers-every-line", "separates-joined-sentences"],
        causes: &["closes-too-early"],
        ..flaw(Behaviour {
            after_the_answer: AfterTheAnswer::AlwaysCloses,
            ..SOUND
        })
    },
    Flaw {
        name: "never-closes",
        about: "It leaves the connection open after its one answer.",
        set: &[("framing", "line"), ("session", "single")],
        caught_by: &["closes-after-the-answer"],
        causes: &["never-closes"],
        ..flaw(Behaviour {
            after_the_answer: AfterTheAnswer::NeverCloses,
            ..SOUND
        })
    },
    Flaw {
        name: "drops-the-second-sentence",
        about: "It answers only the first of several sentences that arrive in one segment.",
        set: &[("framing", "line"), ("session", "many")],
        caught_by: &["separates-joined-sentences"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            gathers: Gathers::OneSentenceASegment,
            ..SOUND
        })
    },
    Flaw {
        name: "forgets-a-sentence-that-has-begun",
        about: "It answers the whole sentences of a segment, and forgets the beginning of another one behind them.",
        set: &[("framing", "line"), ("session", "many")],
        caught_by: &["separates-joined-sentences"],
        causes: &["leftover-not-kept"],
        ..flaw(Behaviour {
            gathers: Gathers::WholeSentencesOfASegment,
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-lines-at-64-bytes",
        about: "Its line buffer has 64 bytes, and what does not fit is lost.",
        set: &[("framing", "line")],
        caught_by: &[
            "any-ascii-sentence",
            "interleaved-clients-get-their-own-answers",
            "any-segmentation",
            "answers-a-full-buffer",
            "answers-a-long-sentence",
            "any-length",
            "any-stable-unicode-sentence",
            "joins-any-split-characters",
        ],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            gathers: Gathers::IntoALineBuffer(64),
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-lines-at-1000-bytes",
        about: "Its line buffer has 1000 bytes, and what does not fit is lost.",
        set: &[("framing", "line")],
        caught_by: &[
            "answers-a-full-buffer",
            "answers-a-long-sentence",
            "any-length",
        ],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            gathers: Gathers::IntoALineBuffer(1000),
            ..SOUND
        })
    },
    Flaw {
        name: "cuts-lines-at-60000-bytes",
        about: "Its line buffer has 60000 bytes, and what does not fit is lost.",
        set: &[("framing", "line")],
        caught_by: &["any-length", "answers-a-long-sentence"],
        causes: &["buffer-of-N-bytes"],
        ..flaw(Behaviour {
            gathers: Gathers::IntoALineBuffer(60_000),
            ..SOUND
        })
    },
    Flaw {
        name: "waits-after-a-full-buffer",
        about: "It takes a receive that fills its 1024 bytes for a sign that more will come, and waits for it.",
        caught_by: &[
            "answers-a-full-buffer",
            "answers-a-long-sentence",
            "any-length",
        ],
        causes: &["waits-for-more-than-the-sentence"],
        ..flaw(Behaviour {
            receives: Receives::UntilABufferIsNotFull(1024),
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-full-buffer-for-a-line",
        about: "It takes a receive of exactly 4096 bytes for a whole line.",
        caught_by: &["any-length"],
        ..flaw(Behaviour {
            receives: Receives::AFullBufferForAll(4096),
            ..SOUND
        })
    },
    Flaw {
        name: "trims-what-it-receives",
        about: "It removes the blanks at both ends of whatever it receives.",
        caught_by: &[
            "any-segmentation",
            "joins-single-bytes",
            "joins-any-split-characters",
        ],
        causes: &["strips-blanks-too"],
        ..flaw(Behaviour {
            gathers: Gathers::TrimmedSentences,
            ..SOUND
        })
    },
    Flaw {
        name: "decodes-each-segment",
        about: "It decodes every segment by itself, and damages a character that was cut in two.",
        caught_by: &["joins-a-split-character", "joins-any-split-characters"],
        causes: &["bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            gathers: Gathers::DecodedSegments,
            ..SOUND
        })
    },
    Flaw {
        name: "ignores-clients-that-have-finished",
        about: "It takes the end of the client's side for the end of its interest, and does not answer.",
        caught_by: &["answers-after-half-close"],
        causes: &["half-close-is-goodbye"],
        ..flaw(Behaviour {
            receives: Receives::OnlyFromClientsThatStay,
            ..SOUND
        })
    },
];
