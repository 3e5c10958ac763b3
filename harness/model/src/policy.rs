//! What a course has decided about an assignment: how binding its clauses are, what they are worth, what is known to fail.
//!
//! A policy changes no verdict. It says which clauses count, for how much, and which failures are no news.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Level;

/// The decisions of a course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// What somebody calls it: the file in which it stands.
    pub name: Option<String>,
    /// Clauses that are more or less binding than usual, by id.
    pub rulings: BTreeMap<String, Ruling>,
    /// What clauses are worth.
    pub points: Points,
    /// What is known to fail.
    pub known_failing: Vec<Expectation>,
}

/// How binding a clause is in this course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The level; `None` where the clause is dropped.
    pub level: Option<Level>,
    /// Why.
    pub reason: String,
}

/// What clauses are worth: by id, else by level, else nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Points {
    /// Every clause of a level.
    pub by_level: BTreeMap<Level, f64>,
    /// One clause.
    pub by_clause: BTreeMap<String, f64>,
}

/// Something that is known to fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// What fails.
    pub what: Expected,
    /// Why that is accepted.
    pub reason: String,
}

/// What is known to fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Each of these checks, by id.
    Checks(Vec<String>),
    /// Some check of this clause.
    Clause(String),
}

/// A known failure as an event carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownFailing {
    /// The clause, where the whole clause is known to fail: then only one that passes altogether is news.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Why it is accepted.
    pub reason: String,
}

impl Policy {
    /// How binding a clause is here that usually is of this level.
    #[must_use]
    pub fn level(&self, clause: &str, usual: Level) -> Level {
        let ruling = self.rulings.get(clause);
        ruling.and_then(|ruling| ruling.level).unwrap_or(usual)
    }

    /// Why a clause is dropped, if it is.
    #[must_use]
    pub fn dropped(&self, clause: &str) -> Option<&str> {
        let ruling = self.rulings.get(clause)?;
        ruling.level.is_none().then_some(ruling.reason.as_str())
    }

    /// Whether a check is known to fail.
    #[must_use]
    pub fn known(&self, check: &str, clause: &str) -> Option<KnownFailing> {
        self.known_failing
            .iter()
            .find_map(|known| known.of(check, clause))
    }
}

impl Points {
    /// Whether nothing is said about points.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_level.is_empty() && self.by_clause.is_empty()
    }

    /// What a clause of this level is worth.
    #[must_use]
    pub fn of(&self, clause: &str, level: Level) -> f64 {
        let own = self.by_clause.get(clause);
        *own.or(self.by_level.get(&level)).unwrap_or(&0.0)
    }
}

impl Expectation {
    fn of(&self, check: &str, clause: &str) -> Option<KnownFailing> {
        let whole = match &self.what {
            Expected::Checks(checks) if checks.iter().any(|id| id == check) => None,
            Expected::Clause(id) if id == clause => Some(id.clone()),
            Expected::Checks(_) | Expected::Clause(_) => return None,
        };
        Some(KnownFailing {
            clause: whole,
            reason: self.reason.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        let ruling = |level| Ruling {
            level,
            reason: "said in the lecture".to_owned(),
        };
        let known = |what| Expectation {
            what,
            reason: "issue 7".to_owned(),
        };
        Policy {
            name: None,
            rulings: [
                ("A-1".to_owned(), ruling(Some(Level::Must))),
                ("A-2".to_owned(), ruling(None)),
            ]
            .into(),
            points: Points {
                by_level: [(Level::Must, 4.0)].into(),
                by_clause: [("A-3".to_owned(), 0.5)].into(),
            },
            known_failing: vec![
                known(Expected::Checks(vec!["a/server/x".to_owned()])),
                known(Expected::Clause("A-4".to_owned())),
            ],
        }
    }

    #[test]
    fn a_ruling_holds_where_there_is_one() {
        let policy = policy();
        assert_eq!(policy.level("A-1", Level::May), Level::Must);
        assert_eq!(policy.level("A-9", Level::May), Level::May);
        assert_eq!(policy.dropped("A-2"), Some("said in the lecture"));
        assert_eq!(policy.dropped("A-1"), None);
    }

    #[test]
    fn a_clause_of_its_own_worth_is_not_worth_its_level() {
        let points = policy().points;
        assert_eq!(points.of("A-1", Level::Must), 4.0);
        assert_eq!(points.of("A-3", Level::Must), 0.5);
        assert_eq!(points.of("A-1", Level::May), 0.0);
    }

    #[test]
    fn checks_and_clauses_can_be_known_to_fail() {
        let known = |check, clause| policy().known(check, clause).map(|known| known.clause);
        assert_eq!(known("a/server/x", "A-1"), Some(None));
        assert_eq!(known("a/server/y", "A-4"), Some(Some("A-4".to_owned())));
        assert_eq!(known("a/server/y", "A-1"), None);
    }
}
