//! Workers: each takes the next check, attempts it, and hands the result in.
//!
//! A failure that rests on a clock is attempted again, alone on the machine and with more patience, before it counts.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, PoisonError, RwLock};

use sockspec_model::cause::{self, Evidence};
use sockspec_model::{Certainty, Event, Finding, Finished, Role, SkippedBy, Symptom, Verdict};

use super::attempt::{Attempted, attempt};
use super::gates::{FoundOut, Shut, explore, found_out_by, is_exercise};
use super::{Confirms, Run, Selected, skipped};
use crate::rig::{ELSEWHERE, Plan, Stage};
use crate::sys::Trouble;
use crate::sys::cpu::Cpus;

/// Read by every attempt, written by one that must be alone: among all runs of this process.
static ALONE: RwLock<()> = RwLock::new(());

/// How much more patience a confirming attempt has.
pub(super) const CONFIRMING: u32 = 2;

/// The result of one check: its attempts, the last one counts.
type Handed = (usize, Vec<Attempted>);
/// Hears, in the order of the selection, first that it is a check's turn, then its attempts.
type Tell<'a> = &'a mut dyn FnMut(usize, Option<Vec<Attempted>>);

/// Attempts everything selected and tells the events in order.
///
/// The gates of each role come first, one after the other: where a program does not even begin, nothing else is worth
/// an accusation.
pub(super) fn all(
    run: &Run,
    selected: &[Selected],
    tell: &mut dyn FnMut(Event),
) -> Result<(), Trouble> {
    let mut shut: BTreeMap<Role, Shut> = BTreeMap::new();
    let mut rest = Vec::new();
    let mut found_out = explore(run, selected)?;
    for (number, one) in selected.iter().enumerate() {
        let role = one.definition.role();
        let shut_out = || shut.get(&role)?.keeps_out(one.definition.stage());
        if let Some((reason, by)) = one.unmet().zip(one.left_out_by()).or_else(shut_out) {
            tell(skipped(one, reason.to_owned(), by));
        } else if one.definition.stage() == Stage::Gate {
            let mut learnt = BTreeMap::new();
            let first = !selected[..number]
                .iter()
                .any(|other| other.definition.role() == role);
            batch(run, selected, &[number], &found_out, &mut |_, attempts| {
                let Some(attempts) = attempts else {
                    return tell(begun(one, 1));
                };
                found_out_by(&attempts, &mut learnt);
                if let Some(last) = attempts.last().filter(|last| last.verdict != Verdict::Pass) {
                    shut.insert(role, Shut::by(one, last.verdict, first));
                }
                events(run, one, attempts, tell);
            })?;
            found_out.extend(learnt);
        } else {
            rest.push(number);
        }
    }
    batch(
        run,
        selected,
        &rest,
        &found_out,
        &mut |number, attempts| match attempts {
            None => tell(begun(&selected[number], 1)),
            Some(attempts) => events(run, &selected[number], attempts, tell),
        },
    )
}

/// Attempts some checks in parallel.
pub(super) fn batch(
    run: &Run,
    selected: &[Selected],
    numbers: &[usize],
    found_out: &FoundOut,
    tell: Tell<'_>,
) -> Result<(), Trouble> {
    let (next, broken) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (hand_in, results) = mpsc::channel::<Handed>();
    let cpus = Cpus::available();
    std::thread::scope(|scope| {
        for _ in 0..run.jobs().min(numbers.len()) {
            let (hand_in, cpus, next, broken) = (hand_in.clone(), cpus.clone(), &next, &broken);
            scope.spawn(move || {
                let _seat = cpus.take_seat();
                let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                else {
                    return broken.store(true, Ordering::Relaxed);
                };
                let plan = plan(run, found_out, &cpus, Rc::new(runtime));
                while !run.cancelled.load(Ordering::Relaxed)
                    && let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    let attempts = until_certain(run, &plan, &selected[*number]);
                    hand_in.send((*number, attempts)).ok();
                }
            });
        }
        drop(hand_in);
        in_order(numbers, &results, tell);
    });
    if broken.into_inner() {
        Err(Trouble::new("a worker could not be set up"))
    } else {
        Ok(())
    }
}

fn in_order(numbers: &[usize], results: &mpsc::Receiver<Handed>, tell: Tell<'_>) {
    let mut early = BTreeMap::new();
    let mut expected = numbers.iter().copied();
    let mut turn = expected.next();
    turn.iter().for_each(|number| tell(*number, None));
    for (number, attempts) in results {
        early.insert(number, attempts);
        while let Some((number, attempts)) = turn.and_then(|number| early.remove_entry(&number)) {
            tell(number, Some(attempts));
            turn = expected.next();
            turn.iter().for_each(|number| tell(*number, None));
        }
    }
}

pub(super) fn plan(
    run: &Run,
    found_out: &FoundOut,
    cpus: &Cpus,
    runtime: Rc<tokio::runtime::Runtime>,
) -> Plan {
    let mut dialect = run.dialect.clone();
    for (key, value) in found_out {
        // A value that was observed is one that the key takes.
        dialect.set(key, value).ok();
    }
    Plan {
        server: run.server.clone(),
        client: run.client.clone(),
        dialect,
        transport: run.scenario.transport,
        files: run.scenario.files,
        port: run.port,
        seed: run.seed,
        cases: run.cases,
        shrinking: run.shrinking,
        stretch: 1,
        scale: run.scale,
        small_buffers: false,
        exploring: false,
        isolation: run.isolation,
        cancelled: Arc::clone(&run.cancelled),
        cpus: cpus.clone(),
        runtime,
    }
}

/// Attempts a check, and once more alone when the first attempt accuses the program by the clock.
fn until_certain(run: &Run, plan: &Plan, selected: &Selected) -> Vec<Attempted> {
    let plan = &Plan {
        exploring: is_exercise(selected),
        ..plan.clone()
    };
    let beside_others = |plan: Plan| {
        let _others = ALONE.read().unwrap_or_else(PoisonError::into_inner);
        attempt(run, &Rc::new(plan), selected.definition)
    };
    let first = beside_others(plan.clone());
    // Trouble of our own, such as a machine that is out of something for a moment, deserves a second try as well.
    if !first.needs_confirmation() && first.verdict != Verdict::Error {
        return vec![first];
    }
    let patient = Plan {
        stretch: CONFIRMING,
        ..plan.clone()
    };
    let second = match run.confirms {
        Confirms::BesideOthers => beside_others(patient),
        Confirms::Alone => {
            let _nobody = ALONE.write().unwrap_or_else(PoisonError::into_inner);
            attempt(run, &Rc::new(patient), selected.definition)
        }
    };
    vec![first, second]
}

fn begun(selected: &Selected, attempt: u32) -> Event {
    Event::AttemptStarted {
        check: selected.id.clone(),
        attempt,
    }
}

/// The events of one check, after the first attempt at it has been told.
fn events(
    run: &Run,
    selected: &Selected,
    mut attempts: Vec<Attempted>,
    tell: &mut dyn FnMut(Event),
) {
    let count = attempts.len() as u32;
    let flaky = attempts
        .windows(2)
        .any(|pair| pair[0].verdict != pair[1].verdict && !pair[0].needs_confirmation());
    let slow = attempts
        .windows(2)
        .any(|pair| pair[0].needs_confirmation() && pair[1].verdict == Verdict::Pass);
    let Some(last) = attempts.pop() else { return };
    if let Some(reason) = last.skip {
        let by = if reason.ends_with(ELSEWHERE) {
            SkippedBy::AnotherCheck
        } else {
            SkippedBy::Check
        };
        return tell(skipped(selected, reason, by));
    }
    (2..=count).for_each(|attempt| tell(begun(selected, attempt)));
    let finding = last.finding.or_else(|| last.message.map(ours));
    let evidence = Evidence {
        clause: selected.clause.id,
        check: selected.definition.name(),
        role: selected.definition.role(),
        finding: finding.as_ref(),
        transcript: &last.transcript,
        snapshot: last.snapshot.as_ref(),
    };
    let cause = (last.verdict == Verdict::Fail)
        .then(|| cause::name(&evidence))
        .flatten();
    tell(Event::CheckFinished(Box::new(Finished {
        check: selected.id.clone(),
        clause: selected.clause.id.to_owned(),
        sentence: selected.clause.sentence.to_owned(),
        level: selected.level,
        verdict: last.verdict,
        attempt: count,
        flaky,
        elapsed_ms: last.elapsed_ms,
        cause,
        finding,
        case: last.case,
        kernel: last.snapshot,
        transcript: last.transcript,
        notes: last
            .observed
            .iter()
            .map(|(key, value)| format!("observed {key} = {value}"))
            .chain(slow.then(|| "it is slow: it passed when it was given more time".to_owned()))
            .collect(),
        figures: last.figures,
        rerun: run.rerun_of(&selected.id),
        known_failing: run.policy.known(&selected.id, selected.clause.id),
    })));
}

/// Trouble of our own as a finding, so that every verdict but Pass comes with words.
fn ours(message: String) -> Finding {
    Finding {
        symptom: Symptom::NotJudged,
        message,
        expected: String::new(),
        actual: String::new(),
        at: 0,
        certainty: Certainty::Proved,
        ending: None,
    }
}
