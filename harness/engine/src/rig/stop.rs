//! Why a check ends before its last line.

use sockspec_model::{CaseNote, Certainty, Comparison, Finding, Symptom, Untrusted, Wanted};

use crate::sys::Trouble;

/// Why a check ends early.
#[derive(Clone, Debug)]
pub enum Stop {
    /// The program did something that the clause forbids.
    Fail(Box<Finding>),
    /// The same, found by a property: with the minimal case.
    Case(Box<Finding>, Box<CaseNote>),
    /// It could not be told.
    Inconclusive(String),
    /// The check does not apply, for this reason.
    Skip(String),
    /// What the check takes for granted does not hold, and another check says so.
    Elsewhere(Elsewhere),
    /// Trouble of our own.
    Trouble(Trouble),
}

/// What a check takes for granted and does not find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What it found instead.
    pub what: &'static str,
    /// The checks of the same role of which one has to say so; none stands for those of the plain exercise.
    pub says: &'static [&'static str],
}

/// The checks of the plain exercise.
pub const THE_EXERCISE: &[&str] = &[];

/// What a check returns.
pub type Checked<T = ()> = Result<T, Stop>;

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Stop {
    /// A failure in words.
    #[must_use]
    pub fn fail(
        symptom: Symptom,
        message: impl Into<String>,
        expected: impl Into<String>,
        actual: impl Into<String>,
    ) -> Self {
        Self::Fail(Box::new(Finding {
            symptom,
            message: message.into(),
            expected: expected.into(),
            actual: actual.into(),
            at: 0,
            certainty: Certainty::Proved,
            ending: None,
            wanted: None,
        }))
    }

    /// Nothing to add: what this check takes for granted does not hold, and one of these checks says so.
    #[must_use]
    pub const fn elsewhere(what: &'static str, says: &'static [&'static str]) -> Self {
        Self::Elsewhere(Elsewhere { what, says })
    }

    /// The same failure in other words.
    #[must_use]
    pub fn saying(mut self, message: impl Into<String>) -> Self {
        if let Self::Fail(finding) = &mut self {
            finding.message = message.into();
        }
        self
    }

    /// The same failure, with what would have met the clause, for whoever looks without the harness.
    #[must_use]
    pub fn wanting(mut self, how: Comparison, text: &[u8]) -> Self {
        if let Self::Fail(finding) = &mut self {
            finding.wanted = Some(Wanted::new(how, text));
        }
        self
    }

    /// The same with several texts.
    #[must_use]
    pub fn wanting_all(mut self, how: Comparison, texts: &[impl AsRef<[u8]>]) -> Self {
        if let Self::Fail(finding) = &mut self {
            finding.wanted = Some(Wanted::all(how, texts));
        }
        self
    }

    /// The same, compared with what another peer of ours heard.
    #[must_use]
    pub fn compared_with(mut self, peer: u32) -> Self {
        if let Self::Fail(finding) = &mut self
            && let Some(wanted) = &mut finding.wanted
        {
            wanted.with = peer;
        }
        self
    }

    /// The same failure, seen by this peer of ours.
    #[must_use]
    pub fn seen_by(mut self, peer: u32) -> Self {
        if let Self::Fail(finding) = &mut self
            && let Some(wanted) = &mut finding.wanted
        {
            wanted.peer = peer;
        }
        self
    }

    /// The same failure, known only because a time ran out.
    #[must_use]
    pub fn timed(mut self, certainty: Certainty) -> Self {
        if let Self::Fail(finding) = &mut self {
            finding.certainty = certainty;
        }
        self
    }
}

/// Bytes in quotation marks, cut with a count when long.
#[must_use]
pub fn quoted(bytes: &[u8]) -> String {
    format!("\"{}\"", Untrusted::new(bytes).cut(160))
}
