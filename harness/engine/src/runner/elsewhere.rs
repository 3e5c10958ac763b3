//! What a check takes for granted and has not found: whether another check really says so.
//!
//! Invariant: no reason names a check that did not fail. The checks named are run unseen, whether or not this run has
//! them too, so that a check that is run alone is told like in a whole run.

use sockspec_model::{SkippedBy, Verdict};

use super::attempt::Attempted;
use super::certain::until_certain;
use super::gates::is_exercise;
use super::{Filter, Run, Selected, select};
use crate::rig::{Elsewhere, Plan};

/// Gives the last attempt its reason, where it ended because another check has to speak.
pub(super) fn settle(
    run: &Run,
    plan: &Plan,
    selected: &Selected,
    mut attempts: Vec<Attempted>,
) -> Vec<Attempted> {
    let last = attempts.last_mut();
    if let Some((last, elsewhere)) =
        last.and_then(|last| last.elsewhere.take().map(|it| (last, it)))
    {
        let named = named(run, selected, &elsewhere);
        match named.iter().find(|one| fails(run, plan, one)) {
            Some(one) => last.skip = Some((says(&elsewhere, one), SkippedBy::AnotherCheck)),
            None => last.message = Some(unsaid(&elsewhere, &named)),
        }
    }
    attempts
}

/// The checks that may say so, as far as the dialect asks for them.
fn named(run: &Run, selected: &Selected, elsewhere: &Elsewhere) -> Vec<Selected> {
    let role = selected.definition.role();
    let mut all = select(run.scenario, &[role], &run.dialect, &Filter::all());
    all.retain(|one| {
        let is_named = match elsewhere.says {
            [] => is_exercise(one),
            names => names.contains(&one.definition.name()),
        };
        is_named && one.unmet().is_none()
    });
    all
}

fn fails(run: &Run, plan: &Plan, named: &Selected) -> bool {
    let attempts = until_certain(run, plan, named);
    attempts
        .last()
        .is_some_and(|last| last.verdict == Verdict::Fail)
}

fn says(elsewhere: &Elsewhere, named: &Selected) -> String {
    format!("{}, as {} says", elsewhere.what, named.definition.name())
}

/// Nobody says so: the program did not do the same twice, or stumbled over what no check asks for.
fn unsaid(elsewhere: &Elsewhere, named: &[Selected]) -> String {
    let what = elsewhere.what;
    let names: Vec<&str> = named.iter().map(|one| one.definition.name()).collect();
    match names.as_slice() {
        [] => format!("{what}, and no check of this dialect asks for that"),
        names => format!(
            "{what}, without which this check cannot be made; what asks for just that did not fail: {}",
            names.join(", ")
        ),
    }
}
