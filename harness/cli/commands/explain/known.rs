//! Everything that has a name: checks, clauses and keys. Causes and scenarios have tables of their own.

use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::Definition;
use sockspec_model::{Clause, Key, Role};
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

/// These checks, those of several scenarios that are the same together: of one name, one role and one clause.
pub(super) fn alike(checks: impl IntoIterator<Item = Known>) -> Vec<Vec<Known>> {
    let mut groups: Vec<Vec<Known>> = Vec::new();
    let key = |known: &Known| (known.check.name(), known.check.role(), known.check.clause());
    for known in checks {
        match groups
            .iter_mut()
            .find(|group| key(&group[0]) == key(&known))
        {
            Some(group) => group.push(known),
            None => groups.push(vec![known]),
        }
    }
    groups
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

/// A key with the scenarios in which it means the same.
pub(super) struct Named<'a> {
    pub(super) key: &'a Key,
    pub(super) scenarios: Vec<&'static str>,
}

/// Every key, once for each meaning.
pub(super) fn keys() -> Vec<Named<'static>> {
    let mut keys: Vec<Named<'_>> = Vec::new();
    for (scenario, key) in SCENARIOS
        .iter()
        .flat_map(|scenario| scenario.keys.iter().map(move |key| (scenario.name, key)))
    {
        let same = |known: &&mut Named<'_>| {
            (known.key.name, known.key.meaning, known.key.default)
                == (key.name, key.meaning, key.default)
        };
        match keys.iter_mut().find(same) {
            Some(known) => known.scenarios.push(scenario),
            None => keys.push(Named {
                key,
                scenarios: vec![scenario],
            }),
        }
    }
    keys
}
