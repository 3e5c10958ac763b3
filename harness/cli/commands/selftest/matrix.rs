//! The kill matrix: that the bundled programs pass, and which checks catch which wrong program.

use std::collections::BTreeSet;

use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::Confirms;
use sockspec_model::Role;

use super::super::abreast::{in_parallel, some_to_spare};
use super::super::prose::{paragraphs, strong};
use super::bench::Bench;
use super::caught::Caught;
use super::subject::{Programs, Subject};
use crate::ending::Ending;
use crate::output;
use crate::progress::Step;

/// Everything learnt.
#[derive(Default)]
pub(super) struct Matrix {
    /// How many wrong programs were judged.
    wrong: usize,
    /// Ids of checks that caught a wrong program.
    useful: BTreeSet<String>,
    /// Wrong programs that nothing caught.
    escaped: Vec<String>,
    /// Wrong programs that are caught by others than listed, and how.
    different: Vec<String>,
    /// Wrong programs whose cause is not named as listed, and how.
    misnamed: Vec<String>,
    /// Bundled programs that do not pass.
    refused: Vec<String>,
}

/// At least so many of a hundred wrong programs must be named with the right cause.
const RIGHTLY_NAMED: usize = 95;

impl Matrix {
    /// Judges everything, many side by side, and tells each row in order. What a clock had a say in is judged again at
    /// the end, alone.
    pub(super) fn of(bench: &Bench, subjects: &[Subject]) -> Result<Self, Ending> {
        let (mut matrix, mut step, mut again) = (Self::default(), Step::new(), Vec::new());
        let judge = |subject: &Subject| bench.judge(subject, Confirms::BesideOthers);
        let mut heading = String::new();
        in_parallel(some_to_spare(), subjects, judge, |number, caught| {
            let (subject, caught) = (&subjects[number], caught?);
            step.clear();
            if subject.heading() != heading {
                heading = subject.heading();
                output::write(&format!("{}\n", strong(&heading)))?;
            }
            if caught.may_be_haste(subject.side(), subject.listed()) {
                again.push(subject);
            } else {
                output::write(&matrix.add(subject, &caught))?;
            }
            if let Some(next) = subjects.get(number + 1) {
                step.show(&format!(
                    "[{}/{}] {}",
                    number + 2,
                    subjects.len(),
                    next.name()
                ));
            }
            Ok::<_, Ending>(())
        })?;
        step.clear();
        matrix.judge_again(bench, &again)?;
        Ok(matrix)
    }

    fn judge_again(&mut self, bench: &Bench, subjects: &[&Subject]) -> Result<(), Ending> {
        if !subjects.is_empty() {
            let heading = "judged again, alone, because a clock had a say";
            output::write(&format!("{}\n", strong(heading)))?;
        }
        for subject in subjects {
            let caught = bench.judge(subject, Confirms::Alone)?;
            output::write(&self.add(subject, &caught))?;
        }
        Ok(())
    }

    /// Takes in what came of a row; the row in words.
    fn add(&mut self, subject: &Subject, caught: &Caught) -> String {
        let wrong = wrong(subject, caught);
        let mark = if wrong.is_some() { "FAIL" } else { "ok  " };
        let (name, width) = (subject.name(), output::prose_width());
        let row = match subject.programs {
            Programs::Bundled(_) => {
                self.refused.extend(wrong.iter().map(|_| name.clone()));
                let (passed, skipped) = (caught.passed, caught.skipped);
                format!("  {mark}  {name:<36} {passed} passed, {skipped} skipped\n")
            }
            Programs::Wrong(_) => {
                self.add_wrong(&name, subject, caught, wrong.as_deref());
                let names = caught.names(subject.side());
                let by = if names.is_empty() {
                    "nothing".to_owned()
                } else {
                    names.into_iter().collect::<Vec<_>>().join(", ")
                };
                let named = paragraphs(&caught.named(), 12, width);
                format!("  {mark}  {name}\n{}{named}", paragraphs(&by, 12, width))
            }
        };
        let misnamed = misnamed(subject, caught);
        let said = wrong.iter().chain(&misnamed);
        let said: String = said.map(|words| paragraphs(words, 8, width)).collect();
        format!("{row}{said}")
    }

    fn add_wrong(&mut self, name: &str, subject: &Subject, caught: &Caught, wrong: Option<&str>) {
        self.wrong += 1;
        self.useful.extend(caught.failed.keys().cloned());
        if caught.names(subject.side()).is_empty() {
            self.escaped.push(name.to_owned());
        }
        self.different
            .extend(wrong.map(|wrong| format!("{name}: {wrong}")));
        self.misnamed
            .extend(misnamed(subject, caught).map(|misnamed| format!("{name}: {misnamed}")));
    }

    /// Ids of checks that caught nothing.
    pub(super) fn useless(&self, scenarios: &[&'static Scenario]) -> Vec<String> {
        let all = scenarios.iter().flat_map(|scenario| {
            let roles = [Role::Server, Role::Client, Role::Pair].into_iter();
            roles.flat_map(move |role| {
                let checks = scenario.checks(role).into_iter();
                checks
                    .map(move |check| format!("{}/{}/{}", scenario.name, role.word(), check.name()))
            })
        });
        all.filter(|id| !self.useful.contains(id)).collect()
    }

    /// Whether everything is as it should be, but for what is useless.
    pub(super) fn is_right(&self) -> bool {
        let enough = self.rightly_named() * 100 >= self.wrong * RIGHTLY_NAMED;
        self.different.is_empty() && self.refused.is_empty() && enough
    }

    fn rightly_named(&self) -> usize {
        self.wrong - self.misnamed.len()
    }

    /// What it comes to, in words.
    pub(super) fn summary(&self, useless: &[String]) -> String {
        let list = |what: &str, names: &[String]| match names {
            [] => String::new(),
            names => format!(
                "\n{}\n{}",
                strong(what),
                paragraphs(&names.join("\n"), 2, output::prose_width())
            ),
        };
        let as_listed = self.wrong - self.different.len();
        [
            list("checks that catch no wrong program", useless),
            list("bundled programs that do not pass", &self.refused),
            list("wrong programs that escaped", &self.escaped),
            list(
                "wrong programs that are not caught as listed",
                &self.different,
            ),
            list(
                "wrong programs whose cause is not named as listed",
                &self.misnamed,
            ),
            format!(
                "\n{as_listed} of {all} wrong programs are caught exactly as listed.\n{} of {all} rows are named with \
                 the right cause; at least {RIGHTLY_NAMED} % must be.\n",
                self.rightly_named(),
                all = self.wrong,
            ),
        ]
        .concat()
    }
}

/// What is wrong with the causes that were named, in words.
fn misnamed(subject: &Subject, caught: &Caught) -> Option<String> {
    let misnamed = caught.misnamed(subject.causes())?;
    Some(format!("cause: {misnamed}"))
}

/// What is not as it should be, in words.
fn wrong(subject: &Subject, caught: &Caught) -> Option<String> {
    let difference = caught.compare(subject.side(), subject.listed()).words();
    let failed = caught.failed.iter().filter(|_| subject.side().is_none());
    let failed = failed.map(|(id, said)| format!("{id} failed: {}", said.message));
    let unsure = caught.unsure.iter();
    let unsure = unsure.map(|(id, said)| format!("{id} could not tell: {said}"));
    let empty = (caught.passed == 0 && subject.side().is_none()).then(|| "nothing passed".into());
    let parts: Vec<String> = difference
        .into_iter()
        .chain(failed)
        .chain(unsure)
        .chain(empty)
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
