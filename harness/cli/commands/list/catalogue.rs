//! The catalogue: every clause of every scenario, with the checks that judge it, the wrong programs that prove these
//! checks, and the causes that break it.
//!
//! It stands in `scenarios/CATALOGUE.md`; a test compares it.

use std::collections::BTreeSet;

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
                "causes"
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
    let proving: BTreeSet<&str> = flaws().filter(proves).map(|flaw| flaw.name).collect();
    vec![
        clause.id.to_owned(),
        level(clause),
        clause.sentence.to_owned(),
        clause.source.to_owned(),
        codes(names),
        codes(proving),
        codes(clause.lesson.causes.iter().copied()),
    ]
}

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
(`sockspec selftest`), and the causes that commonly break it (`sockspec explain CAUSE`). Generated:
`sockspec list --format markdown > scenarios/CATALOGUE.md`.
";
