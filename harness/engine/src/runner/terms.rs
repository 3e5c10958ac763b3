//! What a manifest changes about a run: the levels of clauses, which of them count, and what they are worth.

use sockspec_model::{Policy, Role, Ruled, Worth};

use super::Selected;
use crate::rig::Scenario;

/// The clauses that are not as binding as usual, of those that bind these roles.
pub(super) fn rulings(scenario: &'static Scenario, roles: &[Role], run: &super::Run) -> Vec<Ruled> {
    let binds = |id: &str| {
        let mut checks = roles.iter().flat_map(|role| scenario.checks(*role));
        checks.any(|check| check.clause() == id)
    };
    let clauses = scenario.clauses.iter().copied().flatten();
    let ruled = clauses
        .filter(|clause| binds(clause.id))
        .filter_map(|clause| {
            let ruling = run.policy.rulings.get(clause.id)?;
            Some(Ruled {
                clause: clause.id.to_owned(),
                usual: clause.level_in(&run.dialect),
                level: ruling.level,
                reason: ruling.reason.clone(),
            })
        });
    ruled.collect()
}

/// What the selected clauses are worth, in the order of the scenario. Clauses of which no check applies are left out:
/// nobody can earn their points.
pub(super) fn worth(
    scenario: &'static Scenario,
    policy: &Policy,
    selected: &[Selected],
) -> Vec<Worth> {
    let points = &policy.points;
    let clauses = scenario.clauses.iter().copied().flatten();
    let worth = clauses.filter_map(|clause| {
        let checks = || {
            let of_clause = selected.iter().filter(|one| one.clause.id == clause.id);
            of_clause.filter(|one| one.unmet().is_none())
        };
        let level = checks().next()?.binding;
        Some(Worth {
            clause: clause.id.to_owned(),
            sentence: clause.sentence.to_owned(),
            level,
            points: points.of(clause.id, level),
            checks: checks().count(),
        })
    });
    worth.filter(|_| !points.is_empty()).collect()
}
