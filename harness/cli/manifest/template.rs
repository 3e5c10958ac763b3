//! A manifest to start from, as `sockspec init` writes it.
//!
//! Invariant: `#` and a blank begin a remark, `#` alone a setting that is switched off. With every setting switched on it
//! is a manifest that can be read.

use sockspec_engine::rig::Scenario;
use sockspec_model::{Key as Choice, Values};
use textwrap::WordSplitter;

use super::keys::{CLAUSE, KNOWN_FAILING, Key, RUN, TARGET};

/// Columns of a remark.
const WIDTH: usize = 100;

/// The manifest of a scenario.
#[must_use]
pub fn text(scenario: &Scenario) -> String {
    let (name, title) = (scenario.name, scenario.title);
    let opening = format!(
        "{}{}\nscenario = \"{name}\"\n",
        remark(
            "What sockspec run is to judge, and what your course has decided. The command line wins over this file."
        ),
        remark(&format!(
            "A setting behind a # is switched off. An editor completes with: sockspec init --schema. {name}: {title}"
        )),
    );
    let parts = [
        opening,
        section(
            "The program. Without one the bundled programs are judged.",
            "[target]",
            &target(scenario),
        ),
        section(
            &format!(
                "The choices that your course has declared; a key that is switched off has the value shown here. All of them: sockspec list {name} --dialect"
            ),
            "[dialect]",
            &dialect(scenario.keys),
        ),
        section("How it is judged.", "[run]", &settings(RUN)),
        clauses(scenario),
        section(
            "Points. A clause earns them when all of its checks that were attempted passed. One that could not be judged is withheld, not lost.",
            "[points]",
            &points(scenario),
        ),
        known_failing(scenario),
    ];
    parts.join("\n")
}

fn section(about: &str, head: &str, settings: &str) -> String {
    format!("{}{head}\n{settings}", remark(about))
}

fn settings(keys: &[Key]) -> String {
    keys.iter().map(|key| setting(key, key.example)).collect()
}

/// The port is the scenario's own.
fn target(scenario: &Scenario) -> String {
    let port = scenario.port.to_string();
    let example = |key: &Key| {
        if key.name == "port" {
            port.as_str()
        } else {
            key.example
        }
    };
    TARGET
        .iter()
        .map(|key| setting(key, example(key)))
        .collect()
}

fn setting(key: &Key, example: &str) -> String {
    format!("{}#{} = {example}\n", remark(key.meaning), key.name)
}

fn dialect(choices: &[Choice]) -> String {
    choices.iter().map(choice).collect()
}

fn choice(choice: &Choice) -> String {
    let values = match choice.values {
        Values::OneOf(words) => words.join(", "),
        Values::Text => "any text".to_owned(),
    };
    let about = remark(&format!("{} ({values})", choice.meaning));
    // Text between these quotation marks stands for itself, but for what TOML and Rust escape alike.
    format!("{about}#{} = {:?}\n", choice.name, choice.default)
}

fn clauses(scenario: &Scenario) -> String {
    let id = some_clause(scenario);
    let about = format!(
        "Clauses that are more or less binding in your course. All of them: sockspec list {}",
        scenario.name
    );
    section(&about, &format!("#[clauses.{id}]"), &settings(CLAUSE))
}

fn points(scenario: &Scenario) -> String {
    let levels = remark("Each clause of a level.") + "#must = 4\n#should = 1\n";
    let one = remark("One clause, whatever its level.");
    format!("{levels}{one}#{} = 10\n", some_clause(scenario))
}

fn known_failing(scenario: &Scenario) -> String {
    let about = "What is known to fail: it does not fail the run, and ends it with status 5 as soon as it passes.";
    let [check, clause, reason] = KNOWN_FAILING;
    let either = remark(&format!(
        "{} For example check = {}",
        check.meaning, check.example
    ));
    let id = some_clause(scenario);
    let or = format!("{}#clause = \"{id}\"\n", remark(clause.meaning));
    section(
        about,
        "#[[known_failing]]",
        &(either + &or + &setting(reason, reason.example)),
    )
}

/// A clause for an example.
fn some_clause(scenario: &Scenario) -> &'static str {
    let mut clauses = scenario.clauses.iter().copied().flatten();
    let own = clauses
        .clone()
        .find(|clause| !clause.id.starts_with("ALL-"));
    own.or(clauses.next()).map_or("", |clause| clause.id)
}

pub(super) fn remark(text: &str) -> String {
    let whole = textwrap::Options::new(WIDTH).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text, whole);
    lines.iter().map(|line| format!("# {line}\n")).collect()
}
