//! Checks of a server: letters outside ASCII.

use sockspec_engine::rig::{Check, Checked, Need, ServerRig};

use super::says;
use crate::shared::input;

const LETTERS: &[Need] = &[Need {
    key: "mapping",
    values: &["any", "unicode"],
}];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "upper-cases-letters-beyond-ascii",
        "UU-S10",
        upper_cases_letters_beyond_ascii,
        "A line with Latin, Greek and Cyrillic letters, all of whose upper case is the same in every version of Unicode.",
    )
    .needs(LETTERS),
    Check::property(
        "any-stable-unicode-datagram",
        "UU-S10",
        any_stable_unicode_datagram,
        "Property: lines of letters whose upper case has been the same since Unicode 9 and is one letter.",
    )
    .needs(LETTERS),
];

fn upper_cases_letters_beyond_ascii(rig: &mut ServerRig) -> Checked {
    says(rig, "élan ñandú øl привет мир καλημέρα")
}

fn any_stable_unicode_datagram(rig: &mut ServerRig) -> Checked {
    rig.for_all(input::unicode_sentences(), |rig, line| says(rig, line))
}
