//! Servers that leave small letters as they are.

use super::super::convert::Converts;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Letters that are not converted.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "sends-the-sentence-back",
        about: "It sends every sentence back as it came.",
        caught_by: &["answers-in-upper-case"],
        causes: &["sends-back-what-came"],
        ..flaw(Behaviour {
            converts: Converts::Nothing,
            ..SOUND
        })
    },
    Flaw {
        name: "converts-the-first-word-only",
        about: "It stops converting at the first blank.",
        caught_by: &["answers-in-upper-case"],
        ..flaw(Behaviour {
            converts: Converts::TheFirstWord,
            ..SOUND
        })
    },
    Flaw {
        name: "spares-the-last-character",
        about: "It does not convert the last character of what it received.",
        caught_by: &["answers-in-upper-case"],
        causes: &["one-character-too-few"],
        ..flaw(Behaviour {
            converts: Converts::AllButTheLastCharacter,
            ..SOUND
        })
    },
    Flaw {
        name: "converts-ascii-only",
        about: "It converts the letters a to z and no others.",
        set: &[("mapping", "unicode")],
        caught_by: &[
            "upper-cases-letters-beyond-ascii",
            "joins-a-split-character",
            "any-stable-unicode-sentence",
            "joins-any-split-characters",
        ],
        causes: &["ascii-only-mapping"],
        ..flaw(Behaviour {
            converts: Converts::AsciiOnly,
            ..SOUND
        })
    },
    Flaw {
        name: "converts-latin1-only",
        about: "It converts only letters that have a place in Latin-1.",
        set: &[("mapping", "unicode")],
        caught_by: &[
            "upper-cases-letters-beyond-ascii",
            "any-stable-unicode-sentence",
            "joins-any-split-characters",
        ],
        causes: &["part-of-unicode-only"],
        ..flaw(Behaviour {
            converts: Converts::Latin1Only,
            ..SOUND
        })
    },
];
