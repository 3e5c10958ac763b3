//! Causes: the named misconceptions behind findings.
//!
//! A cause has prose for the student and a rule: a pure function over the evidence of one attempt. When no rule fits,
//! no cause is named; a guess would send somebody the wrong way.

mod rules;
mod table;

use crate::{Certainty, Confidence, Entry, Experiment, Finding, NamedCause, Role, Snapshot};

pub use rules::{Inquiry, questions};
pub use table::CAUSES;

/// A named misconception.
pub struct Cause {
    /// Name in kebab-case, for `sockspec explain`.
    pub name: &'static str,
    /// The misconception in a sentence, for the student.
    pub sentence: &'static str,
    /// Why it happens: what TCP or UDP promises and what it does not.
    pub why: &'static str,
    /// How to confirm it by hand.
    pub confirm: &'static str,
    /// How to mend it, in general terms.
    pub mend: &'static str,
}

/// What one attempt showed.
pub struct Evidence<'a> {
    /// Id of the clause.
    pub clause: &'a str,
    /// Name of the check.
    pub check: &'a str,
    /// The program's role.
    pub role: Role,
    /// The finding.
    pub finding: Option<&'a Finding>,
    /// Everything said and heard.
    pub transcript: &'a [Entry],
    /// What the kernel told.
    pub snapshot: Option<&'a Snapshot>,
    /// What was tried afterwards.
    pub experiments: &'a [Experiment],
}

/// Names the cause behind a failure, if a rule fits; the first one does.
#[must_use]
pub fn name(evidence: &Evidence<'_>) -> Option<NamedCause> {
    let named =
        |(confidence, rule): &(Confidence, rules::Rule)| Some((*confidence, rule(evidence)?));
    let (confidence, (name, seen)) = rules::RULES.iter().find_map(named)?;
    let cause = find(name)?;
    // What is known only by waiting cannot be more than likely.
    let timed = evidence.finding?.certainty == Certainty::Timed;
    Some(NamedCause {
        name: cause.name.to_owned(),
        sentence: cause.sentence.to_owned(),
        evidence: seen,
        confidence: if timed {
            Confidence::Likely
        } else {
            confidence
        },
    })
}

/// Finds a cause by name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Cause> {
    CAUSES.iter().find(|cause| cause.name == name)
}
