//! Scenarios and the keys of their dialects in words.

use sockspec_engine::rig::{Scenario, Transport};
use sockspec_model::{Key, Lesson, Role, Values};
use sockspec_scenarios::lessons;

use super::super::list::{ROLES, by_clause};
use super::super::prose::{either, hanging, section, strong};
use super::known::Named;
use super::lesson::first;
use super::words::command;

/// A scenario: the assignment, the roles, the clauses, how it is tested.
pub(super) fn of_scenario(scenario: &'static Scenario, width: usize) -> String {
    let (over, promise) = match scenario.transport {
        Transport::Stream => ("TCP", lessons::A_STREAM.promise),
        Transport::Datagram => ("UDP", lessons::DATAGRAMS.promise),
    };
    let head = strong(scenario.name);
    let (title, port) = (scenario.title, scenario.port);
    let assignment =
        format!("{title} The programs speak {over}; the server has port {port} (--port N).");
    let roles = ROLES
        .into_iter()
        .filter(|role| !scenario.checks(*role).is_empty());
    [
        format!("{head}\n{}", hanging("    ", &assignment, width)),
        roles
            .clone()
            .map(|role| asked(scenario, role, width))
            .collect(),
        section("why it matters", scenario.why, width),
        section("what is promised, and what is not", promise, width),
        section("how it is tested", HOW, width),
        wrong(scenario, width),
        section(
            "how to mend it",
            &format!("{BUILT}\n\n{}", scenario.outline),
            width,
        ),
        choices(scenario, width),
        section(
            "run it",
            &roles
                .map(|role| command(scenario, role) + "\n")
                .collect::<String>(),
            width,
        ),
    ]
    .concat()
}

/// What a role is, and what is asked of it.
fn asked(scenario: &'static Scenario, role: Role, width: usize) -> String {
    let (heading, part) = match role {
        Role::Server => (
            "server",
            "Your server is started, and sockspec plays its clients.",
        ),
        Role::Client => (
            "client",
            "Your client is started at a terminal; sockspec types, watches the screen, and plays \
             the server.",
        ),
        Role::Pair => (
            "both together",
            "Your server and your client talk to each other.",
        ),
    };
    let clauses = by_clause(scenario, role);
    let columns = clauses.iter().map(|(clause, _)| clause.id.len()).max();
    let columns = columns.unwrap_or_default();
    let row = |id: &str, level: &str, sentence: &str| {
        hanging(
            &format!("    {id:<columns$}  {level:<6}  "),
            sentence,
            width,
        )
    };
    let rows = clauses
        .iter()
        .map(|(clause, _)| row(clause.id, clause.level.word(), clause.sentence));
    section(heading, part, width) + "\n" + &rows.collect::<String>()
}

/// The lessons of a scenario, each with its most common mistake.
fn wrong(scenario: &'static Scenario, width: usize) -> String {
    let clauses = || scenario.clauses.iter().copied().flatten();
    let is_here = |lesson: &&&Lesson| clauses().any(|clause| clause.lesson.name == lesson.name);
    let row = |lesson: &&Lesson| {
        hanging(
            &format!("    {:<30}  ", lesson.name),
            first(lesson.wrong),
            width,
        )
    };
    let rows: String = lessons::ALL.iter().filter(is_here).map(row).collect();
    section(
        "what commonly goes wrong",
        "Each of these is a lesson of its own: sockspec explain NAME.",
        width,
    ) + "\n"
        + &rows
}

fn choices(scenario: &Scenario, width: usize) -> String {
    let names: Vec<&str> = scenario.keys.iter().map(|key| key.name).collect();
    let text = format!(
        "What the assignment leaves open (any) never fails a Must; a Should may still ask for what a \
         real network needs. Every other key has a default, which is judged as if it had been \
         declared. What your course has decided is declared with --set KEY=VALUE, and judged \
         strictly. The keys are {}; sockspec explain KEY tells what each of them means.",
        names.join(", ")
    );
    section("what can be declared", &text, width)
}

/// A key, with the scenarios in which it means this.
pub(super) fn of_key(named: &Named<'_>, width: usize) -> String {
    let Key {
        name,
        values,
        default,
        meaning,
    } = named.key;
    let values = match values {
        Values::OneOf(words) => format!("One of {}.", either(words)),
        Values::Text => "Any text.".to_owned(),
    };
    let default = match *default {
        "" => "empty",
        "any" => "any: no choice fails a Must; a Should may still ask for one",
        other => other,
    };
    let scenarios = named.scenarios.join(", ");
    let example = format!(
        "    sockspec run {} --server 'YOUR SERVER' --set {name}=VALUE",
        named.scenarios[0]
    );
    [
        format!("{}\n{}", strong(name), hanging("    ", meaning, width)),
        section(
            "values",
            &format!("{values} Where nothing is declared: {default}."),
            width,
        ),
        section("scenarios", &scenarios, width),
        section("declare it", &example, width),
    ]
    .concat()
}

const BUILT: &str = "This is how such programs are built; sockspec reference runs finished ones, which stand in \
                     reference-impls to be read.";

const HOW: &str = "The program is started as it is, many times, each time in a network of its own; it \
                   need not know of sockspec. The checks send what is expected, much at once, and \
                   nothing; over TCP they also send it in pieces. They leave early and come in crowds. What the kernel shows of \
                   the program says when it is ready, what it has read, and that it is silent for \
                   good: no check guesses by the clock where the kernel can tell. Must is what every \
                   correct program does; Should is what any user expects on a real network; May is \
                   polish. sockspec explain ID tells more about each clause.";
