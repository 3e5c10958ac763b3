//! The JSON schema of a manifest, from the tables that it is read by: editors complete and check with it.
//!
//! A copy stands beside this file, for editors that take a schema from a repository. A test keeps it in step.

use serde_json::{Map, Value, json};
use sockspec_engine::rig::Scenario;
use sockspec_model::Values;
use sockspec_scenarios::SCENARIOS;

use super::keys::{CLAUSE, KNOWN_FAILING, Key, Kind, ROOT, RUN, TARGET};

/// The schema, as text.
#[must_use]
pub fn text() -> String {
    format!("{:#}\n", schema())
}

fn schema() -> Value {
    let names: Vec<&str> = SCENARIOS.iter().map(|scenario| scenario.name).collect();
    let mut known = table(KNOWN_FAILING, &["reason"]);
    known["oneOf"] = json!([{"required": ["check"]}, {"required": ["clause"]}]);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "sockspec.toml",
        "description": "What sockspec run is to judge, and what a course has decided about it.",
        "type": "object",
        "definitions": {
            "ruling": table(CLAUSE, &["level", "reason"]),
            "points": {"type": "number", "minimum": 0, "maximum": 1_000_000},
        },
        "additionalProperties": false,
        "properties": {
            "scenario": {"enum": names, "description": ROOT[0].meaning},
            "target": described(table(TARGET, &[]), "The program to judge."),
            "dialect": {"type": "object", "description": "The choices that the course has declared."},
            "run": described(table(RUN, &[]), "How the program is judged."),
            "clauses": {"type": "object", "description": "Clauses that are more or less binding in this course, by id."},
            "points": {"type": "object", "description": "What each clause is worth: by level, or by id."},
            "known_failing": {
                "type": "array",
                "items": known,
                "description": "What is known to fail, and does not fail the run.",
            },
        },
        "allOf": SCENARIOS.iter().map(|scenario| details(scenario)).collect::<Vec<_>>(),
    })
}

/// What only one scenario has: its dialect and its clauses.
fn details(scenario: &Scenario) -> Value {
    let clause = || scenario.clauses.iter().copied().flatten();
    let rulings = clause().map(|clause| (clause.id.to_owned(), defined("ruling", clause.sentence)));
    let levels = ["must", "should", "may"].map(|level| {
        let meaning = format!("Every clause that is a {level}.");
        (level.to_owned(), defined("points", &meaning))
    });
    let worth = clause().map(|clause| (clause.id.to_owned(), defined("points", clause.sentence)));
    json!({
        "if": {"properties": {"scenario": {"const": scenario.name}}},
        "then": {"properties": {
            "dialect": closed(scenario.keys.iter().map(|key| (key.name.to_owned(), choice(key)))),
            "clauses": closed(rulings),
            "points": closed(levels.into_iter().chain(worth)),
        }},
    })
}

fn choice(key: &sockspec_model::Key) -> Value {
    let mut choice = json!({"description": key.meaning, "default": key.default});
    match key.values {
        Values::OneOf(words) => choice["enum"] = json!(words),
        Values::Text => choice["type"] = json!("string"),
    }
    choice
}

/// What is defined once for all clauses, with words of its own.
fn defined(name: &str, meaning: &str) -> Value {
    json!({"allOf": [{"$ref": format!("#/definitions/{name}")}], "description": meaning})
}

fn table(keys: &[Key], required: &[&str]) -> Value {
    let mut table = closed(keys.iter().map(|key| (key.name.to_owned(), property(key))));
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

/// An object with these properties and no others.
fn closed(properties: impl Iterator<Item = (String, Value)>) -> Value {
    let properties: Map<String, Value> = properties.collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn property(key: &Key) -> Value {
    let kind = match key.kind {
        Kind::Text => json!({"type": "string", "minLength": 1}),
        Kind::OneOf(words) => json!({"enum": words}),
        Kind::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Kind::Flag => json!({"type": "boolean"}),
    };
    described(kind, key.meaning)
}

fn described(mut schema: Value, meaning: &str) -> Value {
    schema["description"] = json!(meaning);
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_is_in_step() {
        let copy = include_str!("sockspec.schema.json");
        let how = "sockspec init --schema > harness/cli/manifest/sockspec.schema.json";
        assert!(
            copy == text(),
            "the schema has changed; write it anew: {how}"
        );
    }

    #[test]
    fn every_dialect_key_and_clause_is_in_it() {
        let text = text();
        for scenario in SCENARIOS {
            let clauses = scenario.clauses.iter().copied().flatten();
            let names = clauses
                .map(|clause| clause.id)
                .chain(scenario.keys.iter().map(|key| key.name));
            for name in names {
                assert!(text.contains(&format!("\"{name}\": {{")), "{name}");
            }
        }
    }
}
