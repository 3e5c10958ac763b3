//! Workers: each takes the next check, attempts it, and hands the result in.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use sockspec_model::cause;
use sockspec_model::{ByHand, Certainty, Event, Finding, Finished, Role, Symptom, Verdict};

use super::attempt::Attempted;
use super::certain::until_certain;
use super::gates::{Explored, FoundOut, Shut, explore, found_out_by};
use super::workers::workers;
use super::{Run, Selected, elsewhere, skipped};
use crate::rig::{Casework, Plan, Stage};
use crate::sys::Trouble;

/// The result of one check: its attempts, the last one counts.
type Handed = (usize, Vec<Attempted>);
/// Hears, in the order of the selection, first that it is a check's turn, then its attempts.
type Tell<'a> = &'a mut dyn FnMut(usize, Option<Vec<Attempted>>);

/// Attempts everything selected and tells the events in order.
pub(super) fn all(
    run: &Run,
    selected: &[Selected],
    tell: &mut dyn FnMut(Event),
) -> Result<(), Trouble> {
    let (rest, found_out) = gates(run, selected, tell)?;
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

/// Attempts the gates and tells of them; what is left to be attempted, and what was found out.
///
/// The gates of each role come first, one after the other: where a program does not even begin, nothing else is worth
/// an accusation.
pub(super) fn gates(
    run: &Run,
    selected: &[Selected],
    tell: &mut dyn FnMut(Event),
) -> Result<(Vec<usize>, FoundOut), Trouble> {
    let mut shut: BTreeMap<Role, Shut> = BTreeMap::new();
    let mut rest = Vec::new();
    let Explored {
        mut found_out,
        unready,
    } = explore(run, selected)?;
    if let Some((gate, attempts)) = unready {
        shut.insert(Role::Server, Shut::by(&gate, Verdict::Fail, true));
        tell(begun(&gate, 1));
        events(run, &gate, attempts, tell);
    }
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
    Ok((rest, found_out))
}

/// Attempts some checks in parallel.
pub(super) fn batch(
    run: &Run,
    selected: &[Selected],
    numbers: &[usize],
    found_out: &FoundOut,
    tell: Tell<'_>,
) -> Result<(), Trouble> {
    let next = AtomicUsize::new(0);
    let work = |plan: &Plan, hand_in: &mpsc::Sender<Handed>| {
        while !run.cancelled.load(Ordering::Relaxed)
            && let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed))
        {
            let one = &selected[*number];
            let attempts = elsewhere::settle(run, plan, one, until_certain(run, plan, one));
            hand_in.send((*number, attempts)).ok();
        }
    };
    workers(run, numbers.len(), found_out, work, |results| {
        in_order(numbers, &results, tell);
    })
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

/// What an attempt at this check is about beside the program.
pub(super) fn casework(run: &Run, selected: &Selected) -> Casework {
    let kept = run.kept.iter().filter(|saved| saved.check == selected.id);
    Casework {
        check: selected.id.clone(),
        kept: kept.cloned().collect(),
        only_kept: run.only_kept,
        shift: None,
        reference: Some(run.reference.clone()),
        ..Casework::default()
    }
}

pub(super) fn begun(selected: &Selected, attempt: u32) -> Event {
    Event::AttemptStarted {
        check: selected.id.clone(),
        attempt,
    }
}

/// The events of one check, after the first attempt at it has been told.
pub(super) fn events(
    run: &Run,
    selected: &Selected,
    mut attempts: Vec<Attempted>,
    tell: &mut dyn FnMut(Event),
) {
    let count = attempts.len() as u32;
    let flaky = attempts
        .windows(2)
        .any(|pair| pair[0].verdict != pair[1].verdict && !pair[0].needs_confirmation());
    let at_times = |one: &Attempted| one.case.as_ref().is_some_and(|case| case.odds.is_some());
    let flaky = flaky || attempts.last().is_some_and(at_times);
    let passed = attempts
        .last()
        .is_some_and(|last| last.verdict == Verdict::Pass);
    let slow = passed
        && attempts
            .windows(2)
            .any(|pair| pair[0].needs_confirmation() && pair[1].verdict == Verdict::Pass);
    let Some(last) = attempts.pop() else { return };
    if let Some((reason, by)) = last.skip {
        return tell(skipped(selected, reason, by));
    }
    for (number, earlier) in (1..).zip(&attempts) {
        in_full(run, selected, number, earlier)
            .into_iter()
            .for_each(&mut *tell);
        tell(begun(selected, number + 1));
    }
    in_full(run, selected, count, &last)
        .into_iter()
        .for_each(&mut *tell);
    let slow = slow.then(|| "it is slow: it passed when it was given more time".to_owned());
    let mut finished = finished(run, selected, count, last);
    finished.flaky = flaky;
    finished.notes.extend(slow);
    tell(Event::CheckFinished(Box::new(finished)));
}

/// The event of an attempt, where each is told.
fn in_full(run: &Run, selected: &Selected, number: u32, attempt: &Attempted) -> Option<Event> {
    let finished = || Box::new(finished(run, selected, number, attempt.clone()));
    run.in_full.then(|| Event::AttemptFinished(finished()))
}

/// What came of an attempt, as it is told.
fn finished(run: &Run, selected: &Selected, attempt: u32, last: Attempted) -> Finished {
    let cause = (last.verdict == Verdict::Fail)
        .then(|| cause::name(&last.evidence(selected)))
        .flatten();
    Finished {
        check: selected.id.clone(),
        clause: selected.clause.id.to_owned(),
        sentence: selected.clause.sentence.to_owned(),
        level: selected.level,
        verdict: last.verdict,
        attempt,
        flaky: false,
        elapsed_ms: last.elapsed_ms,
        cause,
        experiments: last.experiments,
        finding: last.finding.or_else(|| last.message.map(ours)),
        case: last.case,
        kernel: last.snapshot,
        transcript: last.transcript,
        capture: last.capture,
        notes: last
            .observed
            .iter()
            .map(|(key, value)| format!("observed {key} = {value}"))
            .chain(last.remarks)
            .collect(),
        figures: last.figures,
        rerun: run.rerun_of(&selected.id),
        by_hand: ByHand::default(),
        known_failing: run.policy.known(&selected.id, selected.clause.id),
    }
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
        wanted: None,
    }
}
