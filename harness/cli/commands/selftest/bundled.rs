//! The bundled programs pass everything.

use sockspec_engine::rig::Scenario;

use super::super::abreast::{in_parallel, one_each};
use super::super::prose::strong;
use super::bench::Bench;
use super::caught::Caught;
use super::dialects;
use crate::ending::Ending;
use crate::output;
use crate::progress::Step;

/// Whether they do, in every dialect.
pub(super) fn pass(bench: &Bench, scenario: &'static Scenario) -> Result<bool, Ending> {
    output::write(&format!(
        "{}\n",
        strong(&format!("{}: the bundled programs", scenario.name))
    ))?;
    let (sets, mut right) = (dialects::of(scenario.name), true);
    let (mut step, mut unsure) = (Step::new(), Vec::new());
    let judge = |set: &&[&str]| bench.judge_bundled(scenario, set);
    let mut tell = |set: &[&str], caught: &Caught| {
        right &= caught.failed.is_empty() && caught.unsure.is_empty() && caught.passed > 0;
        output::write(&row(&name(set), caught))
    };
    in_parallel(one_each(), sets, judge, |number, caught| {
        let caught = caught?;
        step.clear();
        if caught.failed.is_empty() && !caught.unsure.is_empty() {
            unsure.push(sets[number]);
        } else {
            tell(sets[number], &caught)?;
        }
        step.show(
            sets.get(number + 1)
                .map_or("", |next| next.first().copied().unwrap_or("")),
        );
        Ok::<_, Ending>(())
    })?;
    step.clear();
    // What the machine was too busy to tell is judged again, alone.
    for set in unsure {
        tell(set, &judge(&set)?)?;
    }
    Ok(right)
}

fn name(set: &[&str]) -> String {
    if set.is_empty() {
        "the usual dialect".to_owned()
    } else {
        set.join(" ")
    }
}

fn row(name: &str, caught: &Caught) -> String {
    let wrong = caught
        .failed
        .iter()
        .map(|(id, said)| format!("        {id} failed: {said}\n"));
    let unsure = caught
        .unsure
        .iter()
        .map(|(id, said)| format!("        {id} could not tell: {said}\n"));
    let wrong: String = wrong.chain(unsure).collect();
    let mark = if wrong.is_empty() { "ok  " } else { "FAIL" };
    format!(
        "  {mark}  {name:<36} {} passed, {} skipped\n{wrong}",
        caught.passed, caught.skipped
    )
}
