//! Servers that alter what they should leave alone.

use super::super::convert::Converts;
use super::super::{Behaviour, Flaw, SOUND, flaw};

/// Capitals, digits and punctuation that do not stay what they are.
pub(super) const FLAWS: &[Flaw] = &[
    Flaw {
        name: "swaps-the-case",
        about: "It turns small letters into capitals, and capitals into small letters.",
        caught_by: &[
            "leaves-upper-case-alone",
            "any-ascii-sentence",
            "interleaved-clients-get-their-own-answers",
            "any-segmentation",
            "upper-cases-letters-beyond-ascii",
            "joins-a-split-character",
            "any-stable-unicode-sentence",
            "joins-any-split-characters",
        ],
        causes: &["swaps-the-case", "ascii-only-mapping"],
        ..flaw(Behaviour {
            converts: Converts::BySwappingTheCase,
            ..SOUND
        })
    },
    Flaw {
        name: "subtracts-32-from-every-byte",
        about: "It subtracts 32 from every byte, whether it is a small letter or not.",
        caught_by: &["answers-in-upper-case"],
        causes: &["case-by-subtraction"],
        ..flaw(Behaviour {
            converts: Converts::BySubtracting32,
            ..SOUND
        })
    },
    Flaw {
        name: "subtracts-32-from-a-upwards",
        about: "It asks whether a byte is at least a small a, and forgets to ask about z.",
        caught_by: &[
            "leaves-other-characters-alone",
            "any-ascii-sentence",
            "interleaved-clients-get-their-own-answers",
            "any-segmentation",
            "upper-cases-letters-beyond-ascii",
            "joins-a-split-character",
            "any-stable-unicode-sentence",
            "joins-any-split-characters",
        ],
        causes: &["case-by-subtraction"],
        ..flaw(Behaviour {
            converts: Converts::WithoutUpperBound,
            ..SOUND
        })
    },
    Flaw {
        name: "drops-all-but-letters",
        about: "It answers with the letters and blanks of a sentence and drops the rest.",
        caught_by: &[
            "joins-any-split-characters",
            "leaves-other-characters-alone",
            "leaves-upper-case-alone",
            "any-ascii-sentence",
            "serves-a-hundred-in-turn",
            "interleaved-clients-get-their-own-answers",
            "any-segmentation",
            "forgets-the-last-sentence",
            "upper-cases-letters-beyond-ascii",
            "any-stable-unicode-sentence",
        ],
        ..flaw(Behaviour {
            converts: Converts::LettersAndDropsTheRest,
            ..SOUND
        })
    },
];
