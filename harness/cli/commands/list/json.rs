//! Lists for programs.

use serde_json::{Value, json};
use sockspec_engine::rig::{Need, Scenario};
use sockspec_engine::runner::Definition;
use sockspec_model::{Clause, Key, Pin, Values};

use super::ROLES;

/// Every scenario.
pub(super) fn scenarios(scenarios: &[&'static Scenario]) -> String {
    pretty(&scenarios.iter().map(|scenario| head(scenario)).collect())
}

/// One scenario with its clauses, checks and dialect.
pub(super) fn scenario(scenario: &'static Scenario) -> String {
    let mut value = head(scenario);
    value["clauses"] = scenario
        .clauses
        .iter()
        .copied()
        .flatten()
        .map(clause)
        .collect();
    value["checks"] = ROLES
        .iter()
        .flat_map(|role| scenario.checks(*role))
        .map(|one| check(scenario, one))
        .collect();
    value["dialect"] = keys(scenario);
    pretty(&value)
}

/// The keys of a scenario's dialect.
pub(super) fn dialect(scenario: &Scenario) -> String {
    pretty(&keys(scenario))
}

fn head(scenario: &'static Scenario) -> Value {
    json!({ "scenario": scenario.name, "title": scenario.title, "port": scenario.port })
}

fn clause(clause: &Clause) -> Value {
    let Clause {
        id,
        lesson,
        level,
        pin,
        sentence,
        source,
        why,
    } = clause;
    let pin = pin
        .map(|Pin { key, values, level }| json!({ "key": key, "values": values, "level": level }));
    json!({ "clause": id, "level": level, "pin": pin, "sentence": sentence, "source": source, "why": why, "lesson": lesson.name })
}

fn check(scenario: &Scenario, check: Definition) -> Value {
    let (needs, own) = check.terms();
    let level = scenario.clause(check.clause()).level;
    let need = |need: &Need| json!({ "key": need.key, "values": need.values });
    json!({
        "check": format!("{}/{}/{}", scenario.name, check.role().word(), check.name()),
        "clause": check.clause(),
        "role": check.role(),
        "level": own.map_or(level, |own| own.min(level)),
        "needs": needs.iter().map(need).collect::<Value>(),
        "how": check.how(),
    })
}

fn keys(scenario: &Scenario) -> Value {
    let key = |key: &Key| {
        let values = match key.values {
            Values::OneOf(words) => json!(words),
            Values::Text => Value::Null,
        };
        json!({ "key": key.name, "values": values, "default": key.default, "meaning": key.meaning })
    };
    scenario.keys.iter().map(key).collect()
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
