//! The bundled programs pass everything.

use sockspec_engine::rig::Scenario;

use super::super::prose::strong;
use super::bench::Bench;
use super::caught::Caught;
use super::dialects;
use crate::ending::Ending;
use crate::output;

/// Whether they do, in every dialect.
pub(super) fn pass(bench: &mut Bench, scenario: &'static Scenario) -> Result<bool, Ending> {
    output::write(&format!(
        "{}\n",
        strong(&format!("{}: the bundled programs", scenario.name))
    ))?;
    let mut right = true;
    for set in dialects::of(scenario.name) {
        let name = if set.is_empty() {
            "the usual dialect".to_owned()
        } else {
            set.join(" ")
        };
        bench.step.show(&name);
        let caught = bench.judge_bundled(scenario, set)?;
        bench.step.clear();
        right &= caught.failed.is_empty() && caught.unsure.is_empty() && caught.passed > 0;
        output::write(&row(&name, &caught))?;
    }
    Ok(right)
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
