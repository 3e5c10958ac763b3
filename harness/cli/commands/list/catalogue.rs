//! The catalogue: every clause of every scenario, with the checks that judge it, the wrong programs that prove these
//! checks, and the causes that the kill matrix names for these programs.
//!
//! It stands in `scenarios/CATALOGUE.md`; a test compares it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use reference_impls::{Flaw, flaws};
use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::Definition;
use sockspec_model::{Clause, Role};

use super::super::explain::level;
use super::markdown::{code, scenarios, table};
use super::{ROLES, by_clause};

/// Every scenario.
pub(super) fn all(all: &[&'static Scenario]) -> String {
    let parts: String = all.iter().map(|one| scenario(one)).collect();
    format!("{HEAD}\n{}{parts}", scenarios(all))
}

fn scenario(scenario: &'static Scenario) -> String {
    let roles: String = ROLES.iter().map(|role| of_role(scenario, *role)).collect();
    format!("\n## {}\n\n{}\n{roles}", scenario.name, scenario.title)
}

fn of_role(scenario: &'static Scenario, role: Role) -> String {
    let clauses = by_clause(scenario, role).into_iter();
    let rows = clauses.map(|(clause, checks)| row(scenario, role, clause, &checks));
    format!(
        "\n### {} {}\n\n{}",
        scenario.name,
        role.word(),
        table(
            &[
                "clause",
                "level",
                "sentence",
                "source",
                "checks",
                "wrong programs that prove them",
                "what goes wrong"
            ],
            rows
        )
    )
}

fn row(scenario: &Scenario, role: Role, clause: &Clause, checks: &[Definition]) -> Vec<String> {
    let names: Vec<&str> = checks.iter().map(|check| check.name()).collect();
    let proves = |flaw: &&Flaw| {
        flaw.scenario == scenario.name
            && plays(flaw, role)
            && flaw.caught_by.iter().any(|name| names.contains(name))
    };
    let proving: Vec<&Flaw> = flaws().filter(proves).collect();
    let wrong: BTreeSet<&str> = proving.iter().map(|flaw| flaw.name).collect();
    vec![
        clause.id.to_owned(),
        level(clause),
        clause.sentence.to_owned(),
        clause.source.to_owned(),
        codes(names),
        codes(wrong),
        codes(causes(&proving)),
    ]
}

/// The causes with which these programs are named. A program that breaks much says little about one clause, so those of
/// programs that break little else come first.
fn causes(flaws: &[&Flaw]) -> Vec<&'static str> {
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    for flaw in flaws {
        let weight = WHOLE / flaw.caught_by.len().max(1);
        let all = flaw.causes.iter();
        all.for_each(|cause| *weights.entry(cause).or_default() += weight);
    }
    let mut causes: Vec<&str> = weights.keys().copied().collect();
    causes.sort_by_key(|cause| Reverse(weights[cause]));
    causes
}

/// The weight of a program that breaks nothing else.
const WHOLE: usize = 1000;

/// Whether a wrong program plays this role.
fn plays(flaw: &Flaw, role: Role) -> bool {
    match flaw.role {
        reference_impls::Role::Server => role == Role::Server,
        reference_impls::Role::Client => role == Role::Client,
    }
}

fn codes<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(code).collect();
    names.join(", ")
}

const HEAD: &str = "# Catalogue

Every clause, the checks that judge it, the deliberately wrong programs that prove these checks
(`sockspec selftest`), and what goes wrong: the causes with which these programs are named there, those of programs
that break little else first (`sockspec explain CAUSE`). Generated:
`sockspec list --format markdown > scenarios/CATALOGUE.md`.
";
