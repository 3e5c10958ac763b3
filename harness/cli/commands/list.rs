//! `sockspec list`: the scenarios, or the clauses, checks and dialect of one.

mod catalogue;
mod json;
mod markdown;
mod table;

use sockspec::mistake::Mistake;
use sockspec::target::scenario;
use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::Definition;
use sockspec_model::{Clause, Role};
use sockspec_scenarios::SCENARIOS;

use crate::output;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The scenario; without one, all are listed
    scenario: Option<String>,
    /// Show the keys of its dialect instead, with their values and defaults
    #[arg(long, requires = "scenario")]
    dialect: bool,
    /// How it is written
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "text|json|markdown"
    )]
    format: Format,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For documents
    Markdown,
}

/// The list.
pub(crate) fn text(arguments: &Arguments) -> Result<String, Mistake> {
    let named = arguments.scenario.as_deref().map(scenario).transpose()?;
    let width = output::prose_width();
    Ok(match (named, arguments.dialect, arguments.format) {
        (None, _, Format::Text) => table::scenarios(SCENARIOS, width),
        (None, _, Format::Json) => json::scenarios(SCENARIOS),
        (None, _, Format::Markdown) => catalogue::all(SCENARIOS),
        (Some(scenario), false, Format::Text) => table::scenario(scenario, width),
        (Some(scenario), true, Format::Text) => table::dialect(scenario, width),
        (Some(scenario), false, Format::Json) => json::scenario(scenario),
        (Some(scenario), true, Format::Json) => json::dialect(scenario),
        (Some(scenario), false, Format::Markdown) => markdown::scenario(scenario),
        (Some(scenario), true, Format::Markdown) => markdown::dialect(scenario),
    })
}

pub(super) const ROLES: [Role; 3] = [Role::Server, Role::Client, Role::Pair];

/// The clauses that bind a role, each with the checks that cite it, in the order of the scenario.
pub(super) fn by_clause(
    scenario: &'static Scenario,
    role: Role,
) -> Vec<(&'static Clause, Vec<Definition>)> {
    let clauses = scenario.clauses.iter().copied().flatten();
    let with_checks = clauses.map(|clause| {
        let checks = scenario.checks(role).into_iter();
        (
            clause,
            checks
                .filter(|check| check.clause() == clause.id)
                .collect::<Vec<_>>(),
        )
    });
    with_checks
        .filter(|(_, checks)| !checks.is_empty())
        .collect()
}

/// How many checks there are of a role.
fn count(scenario: &'static Scenario, role: Role) -> usize {
    scenario.checks(role).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(scenario: Option<&str>, dialect: bool, format: Format) -> String {
        let scenario = scenario.map(str::to_owned);
        text(&Arguments {
            scenario,
            dialect,
            format,
        })
        .expect("it can be listed")
    }

    #[test]
    fn every_check_is_listed_in_every_format() {
        for format in [Format::Text, Format::Json, Format::Markdown] {
            let listed = list(Some("tcp-uppercase"), false, format);
            for check in ROLES
                .iter()
                .flat_map(|role| scenario("tcp-uppercase").expect("it exists").checks(*role))
            {
                assert!(listed.contains(check.name()), "{}", check.name());
            }
        }
    }

    #[test]
    fn every_key_is_listed_in_every_format() {
        for format in [Format::Text, Format::Json, Format::Markdown] {
            let listed = list(Some("tcp-uppercase"), true, format);
            for key in scenario("tcp-uppercase").expect("it exists").keys {
                assert!(
                    listed.contains(key.name) && listed.contains(key.default),
                    "{}",
                    key.name
                );
            }
        }
    }

    #[test]
    fn json_can_be_parsed() {
        for listed in [
            list(None, false, Format::Json),
            list(Some("tcp-uppercase"), true, Format::Json),
        ] {
            serde_json::from_str::<serde_json::Value>(&listed).expect("it parses");
        }
    }
}
