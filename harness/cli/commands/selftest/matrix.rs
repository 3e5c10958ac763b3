//! The kill matrix: which checks catch which wrong program.

use std::collections::BTreeSet;

use globset::GlobMatcher;
use reference_impls::{Flaw, flaws};
use sockspec_engine::rig::Scenario;
use sockspec_model::Role;

use super::super::abreast::{in_parallel, one_each};
use super::super::prose::{paragraphs, strong};
use super::bench::{Bench, role};
use super::caught::{Caught, Difference};
use crate::ending::Ending;
use crate::output;
use crate::progress::Step;

/// Everything learnt about the wrong programs of a scenario.
#[derive(Default)]
struct Matrix {
    judged: usize,
    /// Ids of checks that caught something.
    useful: BTreeSet<String>,
    /// Wrong programs that nothing caught.
    escaped: Vec<&'static str>,
    /// Wrong programs that are caught by others than listed, and how.
    different: Vec<(&'static str, String)>,
}

/// Whether every wrong program is caught by exactly the checks that its row lists, and with all of them at hand, every
/// check catches one.
pub(super) fn is_as_listed(
    bench: &Bench,
    scenario: &'static Scenario,
    wanted: Option<&GlobMatcher>,
) -> Result<bool, Ending> {
    let fits = |flaw: &&Flaw| {
        flaw.scenario == scenario.name && wanted.is_none_or(|glob| glob.is_match(flaw.name))
    };
    let flaws: Vec<&'static Flaw> = flaws().filter(fits).collect();
    output::write(&format!(
        "{}\n",
        strong(&format!(
            "{}: wrong programs, and what catches them",
            scenario.name
        ))
    ))?;
    let mut matrix = Matrix::default();
    let judge = |flaw: &&'static Flaw| bench.judge_flaw(scenario, flaw);
    let (mut step, mut unsure) = (Step::new(), Vec::new());
    in_parallel(one_each(), &flaws, judge, |number, caught| {
        let (flaw, caught) = (flaws[number], caught?);
        step.clear();
        if caught.could_not_tell(role(flaw).word(), flaw.caught_by) {
            unsure.push(flaw);
        } else {
            output::write(&matrix.add(flaw, &caught))?;
        }
        if let Some(next) = flaws.get(number + 1) {
            step.show(&format!("[{}/{}] {}", number + 2, flaws.len(), next.name));
        }
        Ok::<_, Ending>(())
    })?;
    step.clear();
    // What the machine was too busy to tell is judged again, alone.
    for flaw in unsure {
        output::write(&matrix.add(flaw, &judge(&flaw)?))?;
    }
    let useless = if wanted.is_none() {
        matrix.useless(scenario)
    } else {
        Vec::new()
    };
    output::write(&matrix.summary(&useless))?;
    Ok(useless.is_empty() && matrix.different.is_empty())
}

impl Matrix {
    /// Takes in what came of a wrong program; its row.
    fn add(&mut self, flaw: &'static Flaw, caught: &Caught) -> String {
        let side = role(flaw).word();
        let (names, difference) = (caught.names(side), caught.compare(side, flaw.caught_by));
        let wrong = self.difference(caught, &difference);
        self.judged += 1;
        self.useful.extend(caught.failed.keys().cloned());
        if names.is_empty() {
            self.escaped.push(flaw.name);
        }
        let mark = if wrong.is_empty() { "ok  " } else { "FAIL" };
        let by = if names.is_empty() {
            "nothing".to_owned()
        } else {
            names.into_iter().collect::<Vec<_>>().join(", ")
        };
        let row = format!(
            "  {mark}  {}\n{}",
            flaw.name,
            paragraphs(&by, 12, output::prose_width())
        );
        if wrong.is_empty() {
            return row;
        }
        self.different.push((flaw.name, wrong.clone()));
        format!("{row}{}", paragraphs(&wrong, 8, output::prose_width()))
    }

    /// What is not as it should be, in words.
    fn difference(&self, caught: &Caught, difference: &Difference) -> String {
        let unsure = caught
            .unsure
            .iter()
            .map(|(id, said)| format!("{id} could not tell: {said}"));
        let words = (!difference.is_none()).then(|| difference.words());
        words
            .into_iter()
            .chain(unsure)
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// Ids of checks that caught nothing.
    fn useless(&self, scenario: &'static Scenario) -> Vec<String> {
        let id = |role: Role, name: &str| format!("{}/{}/{name}", scenario.name, role.word());
        let roles = [Role::Server, Role::Client, Role::Pair].into_iter();
        let all = roles.flat_map(|role| {
            scenario
                .checks(role)
                .into_iter()
                .map(move |check| id(role, check.name()))
        });
        all.filter(|id| !self.useful.contains(id)).collect()
    }

    fn summary(&self, useless: &[String]) -> String {
        let list = |what: &str, names: &[String]| match names {
            [] => String::new(),
            names => format!(
                "\n{}\n{}",
                strong(what),
                paragraphs(&names.join("\n"), 2, output::prose_width())
            ),
        };
        let escaped: Vec<String> = self.escaped.iter().map(|&name| name.to_owned()).collect();
        let different: Vec<String> = self
            .different
            .iter()
            .map(|(name, words)| format!("{name}: {words}"))
            .collect();
        let as_listed = self.judged - self.different.len();
        [
            list("checks that catch no wrong program", useless),
            list("wrong programs that escaped", &escaped),
            list("wrong programs that are not caught as listed", &different),
            format!(
                "\n{as_listed} of {} wrong programs are caught exactly as listed.\n\n",
                self.judged
            ),
        ]
        .concat()
    }
}
