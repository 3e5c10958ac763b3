//! Clauses: one sentence of an assignment each, with an id that never changes.

use serde::{Deserialize, Serialize};

use crate::{Dialect, Lesson};

/// How binding a clause is (RFC 2119).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Polish; nobody is worse off without it.
    May,
    /// What any user expects of a program that meets a real network.
    Should,
    /// Every correct program of the assignment does it.
    Must,
}

impl Level {
    /// The level as one word, for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Must => "Must",
            Self::Should => "Should",
            Self::May => "May",
        }
    }
}

/// Another level for a clause while a dialect key has one of some values.
#[derive(Clone, Copy, Debug)]
pub struct Pin {
    /// The dialect key.
    pub key: &'static str,
    /// The values for which the other level holds.
    pub values: &'static [&'static str],
    /// That level.
    pub level: Level,
}

/// One sentence that a program conforms to or not.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// Stable for ever, never reused: `UT-S1`.
    pub id: &'static str,
    /// What is to be understood behind it.
    pub lesson: &'static Lesson,
    /// How binding it is where no pin says otherwise.
    pub level: Level,
    /// Where a declared dialect makes it more binding.
    pub pin: Option<Pin>,
    /// The sentence, as the reader of a failure sees it.
    pub sentence: &'static str,
    /// Where the requirement comes from.
    pub source: &'static str,
    /// Why it matters, in two or three sentences.
    pub why: &'static str,
}

impl Clause {
    /// How binding the clause is in a dialect.
    #[must_use]
    pub fn level_in(&self, dialect: &Dialect) -> Level {
        match self.pin {
            Some(pin) if pin.values.contains(&dialect.value(pin.key)) => pin.level,
            Some(_) | None => self.level,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Key, Values};

    const NOTHING: Lesson = Lesson {
        name: "",
        promise: "",
        wrong: "",
        causes: &[],
        mend: "",
        example: "",
    };
    const FRAMING: &[Key] = &[Key {
        name: "framing",
        values: Values::OneOf(&["any", "line"]),
        default: "any",
        meaning: "how a sentence ends",
    }];

    #[test]
    fn a_pinned_key_raises_the_level() {
        let pin = Pin {
            key: "framing",
            values: &["line"],
            level: Level::Must,
        };
        let clause = Clause {
            id: "X-1",
            lesson: &NOTHING,
            level: Level::Should,
            pin: Some(pin),
            sentence: "",
            source: "",
            why: "",
        };
        let mut dialect = Dialect::new(FRAMING);
        assert_eq!(clause.level_in(&dialect), Level::Should);
        dialect.set("framing", "line").expect("a declared value");
        assert_eq!(clause.level_in(&dialect), Level::Must);
    }
}
