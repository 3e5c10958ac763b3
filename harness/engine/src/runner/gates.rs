//! Gates: the checks that decide whether others are worth attempting, and what they find out on the way.

use std::collections::BTreeMap;

use sockspec_model::{Role, SkippedBy, Verdict};

use super::attempt::Attempted;
use super::work::batch;
use super::{Filter, Run, Selected, select};
use crate::rig::Stage;
use crate::sys::Trouble;

/// What open dialect keys have turned out to be; later attempts speak accordingly.
pub(super) type FoundOut = BTreeMap<&'static str, String>;

pub(super) fn found_out_by(attempts: &[Attempted], found_out: &mut FoundOut) {
    // Of what a gate observes only the framing decides how later checks have to speak.
    let framing = attempts
        .last()
        .and_then(|last| last.observed.get("framing"));
    found_out.extend(framing.map(|framing| ("framing", framing.clone())));
}

/// Where a check is run without the gates of its role, tries the gates out unseen, so that it is judged as in a whole run.
pub(super) fn explore(run: &Run, selected: &[Selected]) -> Result<FoundOut, Trouble> {
    let mut found_out = FoundOut::new();
    // Whether the server is there at all is found out without speaking to it.
    let judged = |one: &&Selected| {
        one.definition.role() == Role::Server && one.unmet().is_none() && one.clause.id != "ALL-S1"
    };
    if !selected.iter().any(|one| judged(&one))
        || selected.iter().any(|one| judged(&one) && is_exercise(one))
    {
        return Ok(found_out);
    }
    let gates: Vec<Selected> = select(run.scenario, &[Role::Server], &run.dialect, &Filter::all());
    let exercise = gates
        .iter()
        .position(|one| is_exercise(one) && one.unmet().is_none())
        .into_iter()
        .collect::<Vec<_>>();
    batch(
        run,
        &gates,
        &exercise,
        &FoundOut::new(),
        &mut |_, attempts| found_out_by(&attempts.unwrap_or_default(), &mut found_out),
    )?;
    Ok(found_out)
}

/// The gate that tries out the plain exercise, not merely whether the program is there.
pub(super) fn is_exercise(one: &Selected) -> bool {
    one.definition.stage() == Stage::Gate && one.clause.id != "ALL-S1"
}

/// A gate that did not open.
pub(super) struct Shut {
    /// Whether it is the first of its role, which keeps everything out.
    pub(super) first: bool,
    pub(super) reason: String,
    pub(super) by: SkippedBy,
}

impl Shut {
    /// Shut by the verdict of this gate.
    pub(super) fn by(gate: &Selected, verdict: Verdict, first: bool) -> Self {
        let by = if verdict == Verdict::Fail {
            SkippedBy::GateFailed
        } else {
            SkippedBy::GateUnsure
        };
        Self {
            first,
            reason: format!("{} did not pass", gate.definition.name()),
            by,
        }
    }

    pub(super) fn keeps_out(&self, stage: Stage) -> Option<(&str, SkippedBy)> {
        (self.first || stage != Stage::Apart).then_some((self.reason.as_str(), self.by))
    }
}
