//! Lists for people.

use sockspec_engine::rig::Scenario;
use sockspec_model::{Clause, Key, Role, Values};

use super::super::explain::level;
use super::super::prose::{either, paragraphs, strong};
use super::{ROLES, by_clause, count};

/// Columns before a sentence.
const INDENT: usize = 4;

/// Every scenario with its title.
pub(super) fn scenarios(scenarios: &[&'static Scenario], width: usize) -> String {
    let one = |scenario: &&'static Scenario| {
        let [server, client, pair] = ROLES.map(|role| count(scenario, role));
        let counts = format!(
            "Port {}. Checks: {server} of a server, {client} of a client, {pair} of a pair.",
            scenario.port
        );
        let about = paragraphs(&format!("{}\n{counts}", scenario.title), INDENT, width);
        format!("{}\n{about}", strong(scenario.name))
    };
    let listed: Vec<String> = scenarios.iter().map(one).collect();
    format!(
        "{}\nMore about one: sockspec list {}\n",
        listed.join("\n"),
        scenarios[0].name
    )
}

/// The clauses of a scenario by role, with their checks.
pub(super) fn scenario(scenario: &'static Scenario, width: usize) -> String {
    let roles: String = ROLES
        .iter()
        .map(|role| of_role(scenario, *role, width))
        .collect();
    let name = scenario.name;
    let more = format!("More: sockspec explain CHECK or CLAUSE; sockspec list {name} --dialect");
    format!(
        "{}\n{}\n{roles}{more}\n",
        strong(name),
        paragraphs(scenario.title, INDENT, width).trim_end()
    )
}

fn of_role(scenario: &'static Scenario, role: Role, width: usize) -> String {
    let clauses = by_clause(scenario, role);
    let listed: String = clauses
        .iter()
        .map(|(clause, checks)| {
            let names: Vec<&str> = checks.iter().map(|check| check.name()).collect();
            clause_text(clause, &names, width)
        })
        .collect();
    format!("\n{}\n\n{listed}", strong(&role.word().to_uppercase()))
}

fn clause_text(clause: &Clause, checks: &[&str], width: usize) -> String {
    let sentence = paragraphs(clause.sentence, INDENT, width);
    let checks = paragraphs(&checks.join("\n"), INDENT + 2, width);
    format!(
        "{}  {}\n{sentence}{checks}\n",
        strong(clause.id),
        level(clause)
    )
}

/// The keys of a scenario's dialect.
pub(super) fn dialect(scenario: &Scenario, width: usize) -> String {
    let keys: String = scenario
        .keys
        .iter()
        .map(|key| key_text(key, width))
        .collect();
    format!(
        "{keys}Declare one: sockspec run {} … --set KEY=VALUE\n",
        scenario.name
    )
}

fn key_text(key: &Key, width: usize) -> String {
    let values = match key.values {
        Values::OneOf(words) => either(words),
        Values::Text => "any text".to_owned(),
    };
    let meaning = paragraphs(&format!("{}\n{values}", key.meaning), INDENT, width);
    format!("{}={}\n{meaning}\n", strong(key.name), key.default)
}
