//! Gates: the checks that decide whether others are worth attempting, and what they find out on the way.

use std::collections::BTreeMap;

use sockspec_model::{Policy, Role, SkippedBy, Verdict};

use super::attempt::Attempted;
use super::work::batch;
use super::{Filter, Run, Selected, select_under};
use crate::rig::Stage;
use crate::sys::Trouble;

/// What open dialect keys have turned out to be; later attempts speak accordingly.
pub(super) type FoundOut = BTreeMap<&'static str, String>;

pub(super) fn found_out_by(attempts: &[Attempted], found_out: &mut FoundOut) {
    // Of what a gate observes only the framing decides how later checks have to speak.
    let framing = attempts
        .last()
        .and_then(|last| last.observed.get("framing"));
    found_out.extend(framing.map(|framing| ("framing", framing.clone())));
}

/// What gates have shown that this run has not selected.
#[derive(Default)]
pub(super) struct Explored {
    pub(super) found_out: FoundOut,
    /// The failed gate of a server that does not become ready: there is nothing else to tell of it.
    pub(super) unready: Option<(Selected, Vec<Attempted>)>,
}

/// Where checks of a server are run without its gates, tries the gates out unseen, so that these checks are judged as in
/// a whole run.
pub(super) fn explore(run: &Run, selected: &[Selected]) -> Result<Explored, Trouble> {
    let mut gates = unselected(run, selected);
    let (mut explored, mut failed) = (Explored::default(), None);
    let all: Vec<usize> = (0..gates.len()).collect();
    batch(
        run,
        &gates,
        &all,
        &FoundOut::new(),
        &mut |number, attempts| {
            let attempts = attempts.unwrap_or_default();
            found_out_by(&attempts, &mut explored.found_out);
            let fails = attempts
                .last()
                .is_some_and(|last| last.verdict == Verdict::Fail);
            if fails && !is_exercise(&gates[number]) {
                failed = Some((number, attempts));
            }
        },
    )?;
    explored.unready = failed.map(|(number, attempts)| (gates.swap_remove(number), attempts));
    Ok(explored)
}

/// The gates of a server, where it is judged without them.
fn unselected(run: &Run, selected: &[Selected]) -> Vec<Selected> {
    let mut others = selected
        .iter()
        .filter(|one| is_of_a_server(one) && !is_start(one));
    if !others.any(|one| one.unmet().is_none()) {
        return Vec::new();
    }
    let of_server = |policy: &Policy| {
        select_under(
            policy,
            run.scenario,
            &[Role::Server],
            &run.dialect,
            &Filter::all(),
        )
    };
    let is_met = |one: &Selected| one.unmet().is_none();
    let start = of_server(&run.policy)
        .into_iter()
        .find(|one| is_start(one) && is_met(one));
    // How it has to be spoken to is found out also where the course has dropped the clause.
    let exercise = of_server(&Policy::default())
        .into_iter()
        .find(|one| is_exercise(one) && is_met(one));
    let knows =
        |is_it: fn(&Selected) -> bool| selected.iter().any(|one| is_of_a_server(one) && is_it(one));
    let start = start.filter(|_| !knows(is_start));
    let exercise = exercise.filter(|_| !knows(|one| is_exercise(one) && one.unmet().is_none()));
    start.into_iter().chain(exercise).collect()
}

fn is_of_a_server(one: &Selected) -> bool {
    one.definition.role() == Role::Server
}

/// The gate that finds out, without speaking to it, whether the server is there at all.
fn is_start(one: &Selected) -> bool {
    one.clause.id == "ALL-S1"
}

/// The gate that tries out the plain exercise, not merely whether the program is there.
pub(super) fn is_exercise(one: &Selected) -> bool {
    one.definition.stage() == Stage::Gate && !is_start(one)
}

/// A gate that did not open.
pub(super) struct Shut {
    /// Whether it is the first of its role, which keeps everything out.
    pub(super) first: bool,
    pub(super) reason: String,
    pub(super) by: SkippedBy,
}

impl Shut {
    /// Shut by the verdict of this gate.
    pub(super) fn by(gate: &Selected, verdict: Verdict, first: bool) -> Self {
        let by = if verdict == Verdict::Fail {
            SkippedBy::GateFailed
        } else {
            SkippedBy::GateUnsure
        };
        Self {
            first,
            reason: format!("{} did not pass", gate.definition.name()),
            by,
        }
    }

    pub(super) fn keeps_out(&self, stage: Stage) -> Option<(&str, SkippedBy)> {
        (self.first || stage != Stage::Apart).then_some((self.reason.as_str(), self.by))
    }
}
