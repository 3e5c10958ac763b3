//! Lists for documents.

use sockspec_engine::rig::Scenario;
use sockspec_model::{Role, Values};

use super::super::explain::level;
use super::{ROLES, by_clause, count};

/// Every scenario.
pub(super) fn scenarios(scenarios: &[&'static Scenario]) -> String {
    let row = |scenario: &&'static Scenario| {
        let counts = ROLES.map(|role| count(scenario, role).to_string());
        let mut cells = vec![
            code(scenario.name),
            scenario.title.to_owned(),
            scenario.port.to_string(),
        ];
        cells.extend(counts);
        cells
    };
    table(
        &["scenario", "what it is", "port", "server", "client", "pair"],
        scenarios.iter().map(row),
    )
}

/// The clauses of a scenario by role, with their checks.
pub(super) fn scenario(scenario: &'static Scenario) -> String {
    let roles: String = ROLES.iter().map(|role| of_role(scenario, *role)).collect();
    format!(
        "# {}\n\n{}\n{roles}\n## Dialect\n\n{}",
        scenario.name,
        scenario.title,
        dialect(scenario)
    )
}

fn of_role(scenario: &'static Scenario, role: Role) -> String {
    let rows = by_clause(scenario, role)
        .into_iter()
        .map(|(clause, checks)| {
            let names: Vec<String> = checks.iter().map(|check| code(check.name())).collect();
            vec![
                clause.id.to_owned(),
                level(clause),
                clause.sentence.to_owned(),
                names.join(", "),
            ]
        });
    format!(
        "\n## {}\n\n{}",
        role.word(),
        table(&["clause", "level", "sentence", "checks"], rows)
    )
}

/// The keys of a scenario's dialect.
pub(super) fn dialect(scenario: &Scenario) -> String {
    let rows = scenario.keys.iter().map(|key| {
        let values = match key.values {
            Values::OneOf(words) => words
                .iter()
                .map(|word| code(word))
                .collect::<Vec<_>>()
                .join(", "),
            Values::Text => "any text".to_owned(),
        };
        let default = if key.default.is_empty() {
            String::new()
        } else {
            code(key.default)
        };
        vec![code(key.name), values, default, key.meaning.to_owned()]
    });
    table(&["key", "values", "default", "meaning"], rows)
}

pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

pub(super) fn table(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let header = header
        .iter()
        .map(|&cell| cell.to_owned())
        .collect::<Vec<_>>();
    let rule = vec!["---".to_owned(); header.len()];
    [header, rule]
        .into_iter()
        .chain(rows)
        .map(|cells| row(&cells))
        .collect()
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}
