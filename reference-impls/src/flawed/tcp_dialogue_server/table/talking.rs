//! Servers that talk wrongly.

use super::super::talk::{GoesOn, Prompts, Replies, Takes};
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Asking, taking the line, replying, going on.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "asks-only-who-speaks",
        about: "It waits for the client to say something before it asks.",
        caught_by: &["prompts-who-connects"],
        causes: &["both-sides-wait"],
        ..flaw(Behaviour {
            prompts: Prompts::OnlyWhoSpeaks,
            ..SOUND
        })
    },
    Flaw {
        name: "asks-nobody",
        about: "It waits for a line, but never asks for one.",
        caught_by: &["prompts-who-connects"],
        causes: &["both-sides-wait"],
        ..flaw(Behaviour {
            prompts: Prompts::Nobody,
            ..SOUND
        })
    },
    Flaw {
        name: "asks-in-other-words",
        about: "It asks something else than it was told to.",
        set: &[("prompt", "Who is there?")],
        caught_by: &["prompts-who-connects"],
        ..flaw(Behaviour {
            prompts: Prompts::InOtherWords,
            ..SOUND
        })
    },
    Flaw {
        name: "asks-and-closes",
        about: "It ends its side of the connection as soon as it has asked.",
        set: &[("rounds", "many")],
        caught_by: &["waits-for-the-line", "asks-again"],
        causes: &["closes-too-early"],
        ..flaw(Behaviour {
            prompts: Prompts::AndCloses,
            ..SOUND
        })
    },
    Flaw {
        name: "asks-and-does-not-listen",
        about: "It asks, and never reads what is answered.",
        caught_by: &["takes-the-line"],
        ..flaw(Behaviour {
            takes: Takes::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-segment-for-the-line",
        about: "It takes what one receive returns for the whole line.",
        set: &[("reply", "Good day, {line}!"), ("typed_end", "newline")],
        caught_by: &["replies-to-a-split-line", "any-segmentation"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            takes: Takes::OneSegment,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-short-segment-for-the-line",
        about: "It takes what has come for the whole line while that is less than four bytes.",
        set: &[("reply", "Good day, {line}!"), ("typed_end", "newline")],
        caught_by: &["any-segmentation"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            takes: Takes::AShortSegment(4),
            ..SOUND
        })
    },
    Flaw {
        name: "thanks-for-the-first-segment",
        about: "It takes what one receive returns for the whole line; what it says to a line is nobody's business.",
        set: &[("typed_end", "newline")],
        caught_by: &["replies-to-a-split-line", "any-segmentation"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            takes: Takes::OneSegment,
            replies: Replies::WithThanks,
            ..SOUND
        })
    },
    Flaw {
        name: "hangs-up-after-the-first-segment",
        about: "It takes what one receive returns for the whole line, says nothing and closes.",
        set: &[("typed_end", "newline")],
        caught_by: &["replies-to-a-split-line", "any-segmentation"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            takes: Takes::OneSegment,
            ..SOUND
        })
    },
    Flaw {
        name: "thanks-for-one-line-of-a-segment",
        about: "It thanks for the first line of a segment and forgets what stands behind it.",
        set: &[("typed_end", "newline"), ("rounds", "many")],
        caught_by: &["separates-joined-lines"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            takes: Takes::OneLineOfASegment,
            replies: Replies::WithThanks,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-a-full-buffer-for-the-line",
        about: "It takes what has come for the whole line when that is exactly 2048 bytes.",
        set: &[("typed_end", "newline")],
        caught_by: &["joins-a-long-line"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            takes: Takes::AFullBuffer(2048),
            ..SOUND
        })
    },
    Flaw {
        name: "decodes-each-segment-of-the-line",
        about: "It decodes every segment by itself, and damages a character that was cut in two.",
        set: &[("reply", "Good day, {line}!"), ("typed_end", "newline")],
        caught_by: &["any-segmentation"],
        causes: &["bytes-decoded-per-receive"],
        ..flaw(Behaviour {
            takes: Takes::DecodedSegments,
            ..SOUND
        })
    },
    Flaw {
        name: "takes-one-line-of-a-segment",
        about: "It takes the first line of a segment and forgets what stands behind it.",
        set: &[
            ("reply", "Good day, {line}!"),
            ("typed_end", "newline"),
            ("rounds", "many"),
        ],
        caught_by: &["separates-joined-lines"],
        causes: &["one-receive-is-one-message"],
        ..flaw(Behaviour {
            takes: Takes::OneLineOfASegment,
            ..SOUND
        })
    },
    Flaw {
        name: "replies-to-nobody",
        about: "It takes the line and does not reply to it.",
        set: &[("reply", "Good day, {line}!"), ("typed_end", "newline")],
        caught_by: &[
            "replies-to-the-line",
            "keeps-clients-apart",
            "replies-to-a-split-line",
            "any-segmentation",
        ],
        ..flaw(Behaviour {
            replies: Replies::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "replies-to-the-first-line-of-all",
        about: "It keeps the first line it was ever told, and replies to that.",
        set: &[("reply", "Good day, {line}!")],
        caught_by: &["keeps-clients-apart"],
        causes: &["mixes-up-clients"],
        ..flaw(Behaviour {
            replies: Replies::ToTheFirstLineOfAll,
            ..SOUND
        })
    },
    Flaw {
        name: "goes-on-after-one-round",
        about: "It asks again, though one round was agreed.",
        set: &[("rounds", "one")],
        caught_by: &["closes-after-the-line"],
        causes: &["never-closes"],
        ..flaw(Behaviour {
            goes_on: GoesOn::Always,
            ..SOUND
        })
    },
    Flaw {
        name: "closes-after-the-first-round",
        about: "It closes after one line, though more were agreed.",
        set: &[("rounds", "many")],
        caught_by: &["asks-again"],
        causes: &["closes-too-early"],
        ..flaw(Behaviour {
            goes_on: GoesOn::Never,
            ..SOUND
        })
    },
    Flaw {
        name: "does-not-ask-again",
        about: "It waits for another line, but does not ask for it.",
        set: &[("rounds", "many")],
        caught_by: &["asks-again"],
        ..flaw(Behaviour {
            goes_on: GoesOn::WithoutAskingAgain,
            ..SOUND
        })
    },
];
