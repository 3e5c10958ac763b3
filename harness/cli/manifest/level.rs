//! Levels as a manifest writes them.

use sockspec_model::Level;

/// What makes a clause not count at all.
pub(super) const DROPPED: &str = "dropped";

/// The words.
pub(super) const WORDS: [&str; 4] = ["must", "should", "may", DROPPED];

/// The level of a word, if it is one.
pub(super) fn of(word: &str) -> Option<Level> {
    match word {
        "must" => Some(Level::Must),
        "should" => Some(Level::Should),
        "may" => Some(Level::May),
        _ => None,
    }
}
