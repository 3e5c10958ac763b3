//! Checks, clauses and causes in words.

use sockspec_engine::rig::{Need, Scenario};
use sockspec_model::cause::Cause;
use sockspec_model::{Clause, Pin, Role};

use super::super::prose::{either, paragraphs, section, strong};
use super::known::{Known, alike, checks, clauses};
use super::lesson;

/// A check: the same one of several scenarios, told once.
pub(super) fn of_check(same: &[Known], width: usize) -> String {
    let Some(known) = same.first() else {
        return String::new();
    };
    let clause = known.scenario.clause(known.check.clause());
    let own = known.check.terms().1;
    let level = own.map_or_else(
        || level(clause),
        |own| own.min(clause.level).word().to_owned(),
    );
    let sentence = format!("{} ({level}): {}", clause.id, clause.sentence);
    let ids: String = same
        .iter()
        .map(|known| strong(&known.id()) + "\n")
        .collect();
    let runs: String = same
        .iter()
        .map(|known| check_command(known) + "\n")
        .collect();
    [
        format!("{ids}{}", paragraphs(&sentence, 4, width)),
        section("why it matters", clause.why, width),
        lesson::promise(clause.lesson, width),
        section(
            "how it is tested",
            &each(same, |known| Some(known.check.how().to_owned())),
            width,
        ),
        match each(same, |known| applies(known.check.terms().0)).as_str() {
            "" => String::new(),
            text => section("when it applies", text, width),
        },
        lesson::wrong(clause.lesson, width),
        lesson::mend(clause.lesson, width),
        terms(same, width),
        section("run it", &runs, width),
    ]
    .concat()
}

/// Words that the test of a check is told in, with what they mean.
const TERMS: &[(&[&str], &str)] = &[
    (
        &["Property:"],
        "A property is tried with many generated cases (256, or as many as --cases says); the first that fails is made as \
         small as possible.",
    ),
    (
        &["rests", "to rest"],
        "A program rests when every thread of it waits for somebody outside and nothing is on its way to it; so an answer \
         that has not come by then will never come.",
    ),
];

fn terms(same: &[Known], width: usize) -> String {
    let uses = |term: &&str| same.iter().any(|known| known.check.how().contains(*term));
    let used = TERMS.iter().filter(|(terms, _)| terms.iter().any(uses));
    let texts: Vec<&str> = used.map(|(_, text)| *text).collect();
    match texts.as_slice() {
        [] => String::new(),
        texts => section("words", &texts.join("\n"), width),
    }
}

/// What is told of each scenario; once, where it is the same in all of them.
fn each(same: &[Known], told: impl Fn(&Known) -> Option<String>) -> String {
    let mut texts: Vec<(Option<String>, Vec<&str>)> = Vec::new();
    for known in same {
        let (text, name) = (told(known), known.scenario.name);
        match texts.iter_mut().find(|(other, _)| *other == text) {
            Some((_, names)) => names.push(name),
            None => texts.push((text, vec![name])),
        }
    }
    if let [(text, _)] = texts.as_slice() {
        return text.clone().unwrap_or_default();
    }
    let told = texts
        .into_iter()
        .filter_map(|(text, names)| Some((text?, names)));
    let lines: Vec<String> = told
        .map(|(text, names)| format!("{}: {text}", names.join(", ")))
        .collect();
    lines.join("\n")
}

fn applies(needs: &[Need]) -> Option<String> {
    let one = |need: &Need| format!("{} is {}", need.key, either(need.values));
    let all = needs.iter().map(one).collect::<Vec<_>>().join(" and ");
    (!needs.is_empty()).then(|| format!("Where {all}."))
}

fn check_command(known: &Known) -> String {
    let (scenario, check) = (known.scenario, known.check);
    format!(
        "{} --check {}",
        command(scenario, check.role()),
        check.name()
    )
}

/// The command that judges a program in a role; indented, so that it is never wrapped.
pub(super) fn command(scenario: &Scenario, role: Role) -> String {
    let target = match role {
        Role::Server => "--server 'YOUR SERVER'",
        Role::Client => "--client 'YOUR CLIENT'",
        Role::Pair => "--server 'YOUR SERVER' --client 'YOUR CLIENT'",
    };
    format!("    sockspec run {} {target}", scenario.name)
}

/// How binding a clause is, with what makes it more so.
pub(in super::super) fn level(clause: &Clause) -> String {
    let own = clause.level.word();
    match clause.pin {
        None => own.to_owned(),
        Some(Pin { key, values, level }) => {
            format!("{own}; {} where {key} is {}", level.word(), either(values))
        }
    }
}

/// A clause, with the checks that cite it.
pub(super) fn of_clause(clause: &Clause, width: usize) -> String {
    let head = format!("{} ({})", clause.id, level(clause));
    let citing: Vec<Known> = checks()
        .filter(|known| known.check.clause() == clause.id)
        .collect();
    let tested: String = alike(citing)
        .iter()
        .map(|same| {
            let ids: Vec<String> = same.iter().map(Known::id).collect();
            let how = each(same, |known| Some(known.check.how().to_owned()));
            format!("{}\n{}", ids.join("\n"), paragraphs(&how, 4, width - 4))
        })
        .collect();
    [
        format!(
            "{}\n{}",
            strong(&head),
            paragraphs(clause.sentence, 4, width)
        ),
        section("why it matters", clause.why, width),
        lesson::promise(clause.lesson, width),
        section("how it is tested", tested.trim_end(), width),
        lesson::wrong(clause.lesson, width),
        lesson::mend(clause.lesson, width),
        section("where it comes from", clause.source, width),
    ]
    .concat()
}

/// How to see a cause by hand; of nc there are several.
fn with_nc(confirm: &str) -> String {
    if !confirm.contains(" nc ") {
        return confirm.to_owned();
    }
    let which = "nc is OpenBSD's (package netcat-openbsd). Use the port of your exercise; for a UDP program \
         write nc -u -w 1 instead of nc -N, and nc -u -l instead of nc -l. Where nc does not return, \
         Ctrl-C ends it.";
    format!("{confirm}\n\n{which}")
}

/// A cause.
pub(super) fn of_cause(cause: &Cause, width: usize) -> String {
    let shown: Vec<&str> = clauses()
        .into_iter()
        .filter(|clause| clause.lesson.causes.contains(&cause.name))
        .map(|clause| clause.id)
        .collect();
    [
        format!(
            "{}\n{}",
            strong(cause.name),
            paragraphs(cause.sentence, 4, width)
        ),
        section("why", cause.why, width),
        section("see for yourself", &with_nc(cause.confirm), width),
        section("how to mend it", cause.mend, width),
        section(
            "some of the clauses that it breaks",
            &shown.join(", "),
            width,
        ),
    ]
    .concat()
}
