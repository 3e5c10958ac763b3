//! Everything that has a name: checks, clauses and causes.

use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::Definition;
use sockspec_model::{Clause, Role};
use sockspec_scenarios::SCENARIOS;

const ROLES: [Role; 3] = [Role::Server, Role::Client, Role::Pair];

/// A check with its scenario.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) scenario: &'static Scenario,
    pub(super) check: Definition,
}

impl Known {
    pub(super) fn id(&self) -> String {
        let Self { scenario, check } = self;
        format!("{}/{}/{}", scenario.name, check.role().word(), check.name())
    }
}

/// Every check.
pub(super) fn checks() -> impl Iterator<Item = Known> {
    SCENARIOS.iter().copied().flat_map(|scenario| {
        let checks = ROLES.into_iter().flat_map(|role| scenario.checks(role));
        checks.map(move |check| Known { scenario, check })
    })
}

/// Every clause. Scenarios share some.
pub(super) fn clauses() -> Vec<&'static Clause> {
    let mut clauses: Vec<&Clause> = Vec::new();
    for clause in SCENARIOS
        .iter()
        .flat_map(|scenario| scenario.clauses.iter().copied().flatten())
    {
        if !clauses.iter().any(|known| known.id == clause.id) {
            clauses.push(clause);
        }
    }
    clauses
}
