//! Checks of a server: letters outside ASCII.

use sockspec_engine::rig::{Check, Checked, Need, ServerRig};

use super::framing::{in_pieces, joins};
use super::says;
use crate::shared::cut::given::everywhere;
use crate::shared::cut::{Cut, cut};
use crate::shared::input;

const LETTERS: &[Need] = &[Need {
    key: "mapping",
    values: &["any", "unicode"],
}];
const LETTERS_IN_PIECES: &[Need] = &[
    LETTERS[0],
    Need {
        key: "framing",
        values: &["any", "line", "eof"],
    },
];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "upper-cases-letters-beyond-ascii",
        "UT-S9",
        upper_cases_letters_beyond_ascii,
        "A sentence with Latin, Greek and Cyrillic letters, all of whose upper case is the same in every version of Unicode.",
    )
    .needs(LETTERS),
    Check::new(
        "joins-a-split-character",
        "UT-S9",
        joins_a_split_character,
        "A letter of two bytes is cut between them, the second half sent when the first has been read.",
    )
    .needs(LETTERS_IN_PIECES),
    Check::property(
        "any-stable-unicode-sentence",
        "UT-S9",
        any_stable_unicode_sentence,
        "Property: sentences of letters whose upper case has been the same since Unicode 9 and is one letter.",
    )
    .needs(LETTERS),
    Check::property(
        "joins-any-split-characters",
        "UT-S9",
        joins_any_split_characters,
        "Property: letters of two to four bytes cut at every place, and such sentences cut at one to four places, also inside \
         a character, each piece sent when the last one has been read.",
    )
    .needs(LETTERS_IN_PIECES),
];

fn upper_cases_letters_beyond_ascii(rig: &mut ServerRig) -> Checked {
    says(rig, "élan, ñandú, øl; привет мир; καλημέρα")
}

fn joins_a_split_character(rig: &mut ServerRig) -> Checked {
    in_pieces(rig, &Cut::at("café au lait", 4))
}

fn any_stable_unicode_sentence(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::unicode_sentences(), |rig, sentence| {
        says(rig, sentence)
    })
}

fn joins_any_split_characters(rig: &mut ServerRig) -> Checked {
    let newline = rig.newline();
    let sentences = ["à", "à語😀"].into_iter();
    let each: Vec<Cut> = sentences
        .flat_map(|sentence| everywhere(sentence, newline))
        .collect();
    rig.for_each_and_all(&each, cut(input::unicode_sentences()), joins)
}
