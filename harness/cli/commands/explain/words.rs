//! Checks, clauses and causes in words.

use sockspec_engine::rig::{Need, Scenario};
use sockspec_model::cause::Cause;
use sockspec_model::{Clause, Pin, Role};

use super::super::prose::{either, paragraphs, section, strong};
use super::known::{Known, checks};

/// A check.
pub(super) fn of_check(known: &Known, width: usize) -> String {
    let clause = known.scenario.clause(known.check.clause());
    let (needs, own) = known.check.terms();
    let level = own.map_or_else(
        || level(clause),
        |own| own.min(clause.level).word().to_owned(),
    );
    let sentence = format!("{} ({level}): {}", clause.id, clause.sentence);
    [
        format!(
            "{}\n{}",
            strong(&known.id()),
            paragraphs(&sentence, 4, width)
        ),
        section("why", clause.why, width),
        section("how it is tested", known.check.how(), width),
        applies(needs).map_or_else(String::new, |text| section("when it applies", &text, width)),
        section("run it", &check_command(known), width),
    ]
    .concat()
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
    let citing: String = checks()
        .filter(|known| known.check.clause() == clause.id)
        .map(|known| {
            format!(
                "{}\n{}",
                known.id(),
                paragraphs(known.check.how(), 4, width - 4)
            )
        })
        .collect();
    [
        format!(
            "{}\n{}",
            strong(&head),
            paragraphs(clause.sentence, 4, width)
        ),
        section("why", clause.why, width),
        section("where it comes from", clause.source, width),
        section("how it is tested", citing.trim_end(), width),
    ]
    .concat()
}

/// A cause.
pub(super) fn of_cause(cause: &Cause, width: usize) -> String {
    [
        format!(
            "{}\n{}",
            strong(cause.name),
            paragraphs(cause.sentence, 4, width)
        ),
        section("why", cause.why, width),
        section("see for yourself", cause.confirm, width),
        section("how to mend it", cause.mend, width),
    ]
    .concat()
}
