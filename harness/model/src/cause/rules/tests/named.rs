//! What the rules make of a sample.

use super::super::super::{Evidence, name};
use super::super::RULES;
use super::sample::Sample;

impl Sample {
    fn evidence(&self) -> Evidence<'_> {
        Evidence {
            clause: "UT-S1",
            check: self.check,
            role: self.role.expect("a sample has a role"),
            finding: self.finding.as_ref(),
            transcript: &self.transcript,
            snapshot: self.snapshot.as_ref(),
            experiments: &self.experiments,
        }
    }

    /// The cause that is named, or nothing, and what points to it.
    pub(super) fn named(&self) -> (&'static str, String) {
        let named = name(&self.evidence());
        let first = self.all_names().into_iter().next();
        assert_eq!(
            named.map(|cause| cause.name).as_deref(),
            first.as_ref().map(|(name, _)| *name)
        );
        first.unwrap_or_default()
    }

    /// What every rule makes of it, in order.
    pub(super) fn all_names(&self) -> Vec<(&'static str, String)> {
        RULES
            .iter()
            .filter_map(|(_, rule)| rule(&self.evidence()))
            .collect()
    }

    /// The place of the rule that speaks first.
    pub(super) fn first_rule(&self) -> Option<usize> {
        RULES
            .iter()
            .position(|(_, rule)| rule(&self.evidence()).is_some())
    }
}
