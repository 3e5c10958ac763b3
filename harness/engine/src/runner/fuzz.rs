//! A campaign: the properties alone, for as long as wanted, shared by all workers.
//!
//! A worker takes a property for a turn: one attempt, in which many cases run in one place and against one program. A
//! failure ends the turn and is told; later ones that look the same are counted, and one that turns out to be of the same
//! defect is told once more only with a smaller case. The gates come first, as in a run.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Sender;

use sockspec_model::{Event, SavedCase, SkippedBy, Verdict};

use super::attempt::{Attempted, attempt};
use super::campaign::{Campaign, Turn};
use super::certain::{ALONE, CONFIRMING, try_out};
use super::work::{begun, casework, events, gates};
use super::workers::workers;
use super::{Conclusion, Run, Selected, from_begin_to_end, selected, skipped};
use crate::rig::{Casework, Plan, Shift, Stage};
use crate::sys::Trouble;

/// The slot of a property, and the attempts of a turn.
type Handed = (usize, Vec<Attempted>);

/// Runs the properties that are selected, after the gates; `tell` gets every failure as it is found, and at the end what
/// came of the others.
///
/// # Errors
/// When the workers cannot be set up.
pub fn fuzz(
    run: &Run,
    campaign: &Campaign,
    tell: &mut dyn FnMut(&Event),
) -> Result<Conclusion, Trouble> {
    let mut selected = selected(run);
    selected.retain(|one| one.definition.is_property() || one.definition.stage() == Stage::Gate);
    from_begin_to_end(run, &selected, tell, |note| {
        let (rest, found_out) = gates(run, &selected, note)?;
        campaign.begin(run, &rest, &selected);
        let mut steady = BTreeMap::new();
        workers(
            run,
            campaign.most_workers(),
            &found_out,
            |plan, hand_in| work(run, campaign, &selected, plan, hand_in),
            |results| {
                for (slot, attempts) in results {
                    hear(
                        run,
                        campaign,
                        &selected,
                        (slot, attempts),
                        &mut steady,
                        note,
                    );
                }
            },
        )?;
        for slot in 0..rest.len() {
            conclude(run, campaign, &selected, (slot, steady.remove(&slot)), note);
        }
        Ok(())
    })
}

fn work(
    run: &Run,
    campaign: &Campaign,
    selected: &[Selected],
    plan: &Plan,
    hand_in: &Sender<Handed>,
) {
    while !run.cancelled.load(Ordering::Relaxed)
        && let Some(turn) = campaign.next_turn()
    {
        let slot = turn.slot;
        let before = campaign.slot(slot).cases();
        let attempts = take(run, plan, &selected[campaign.slot(slot).number], turn);
        campaign.slot(slot).turn_is_over(&attempts, before);
        hand_in.send((slot, attempts)).ok();
    }
}

/// One turn; what only a clock knows is confirmed alone, as in a run.
fn take(run: &Run, plan: &Plan, one: &Selected, turn: Turn) -> Vec<Attempted> {
    let mut casework = casework(run, one);
    if !turn.is_first {
        casework.kept.clear();
    }
    casework.shift = Some(Shift {
        supply: turn.supply,
        end: turn.end,
    });
    let first = {
        let _others = ALONE.read().unwrap_or_else(PoisonError::into_inner);
        attempt(run, &Rc::new(with(plan, casework, 1)), one.definition)
    };
    let mut attempts = match &first.case {
        Some(note) if first.needs_confirmation() => {
            let again = alone(run, plan, one, SavedCase::of(&one.id, note));
            let case = first
                .case
                .clone()
                .filter(|_| again.verdict == Verdict::Fail);
            vec![first, Attempted { case, ..again }]
        }
        _ => vec![first],
    };
    try_out(run, plan, one, &mut attempts);
    attempts
}

/// This one case, with nobody else at work.
fn alone(run: &Run, plan: &Plan, one: &Selected, saved: SavedCase) -> Attempted {
    let _nobody = ALONE.write().unwrap_or_else(PoisonError::into_inner);
    let casework = Casework {
        kept: vec![saved],
        only_kept: true,
        ..casework(run, one)
    };
    attempt(
        run,
        &Rc::new(with(plan, casework, CONFIRMING)),
        one.definition,
    )
}

fn with(plan: &Plan, casework: Casework, stretch: u32) -> Plan {
    Plan {
        casework,
        stretch,
        ..plan.clone()
    }
}

/// Tells of a failure at once; of anything else the worst is kept.
fn hear(
    run: &Run,
    campaign: &Campaign,
    selected: &[Selected],
    (slot, attempts): Handed,
    steady: &mut BTreeMap<usize, Vec<Attempted>>,
    tell: &mut dyn FnMut(Event),
) {
    let verdict = |attempts: &[Attempted]| attempts.last().map(|last| last.verdict);
    if verdict(&attempts) == Some(Verdict::Fail) {
        let one = &selected[campaign.slot(slot).number];
        let mut news = vec![begun(one, 1)];
        events(run, one, attempts, &mut |event| news.push(event));
        if campaign.slot(slot).note_failure(&news) {
            news.into_iter().for_each(tell);
        }
        return;
    }
    let interrupted = run.cancelled.load(Ordering::Relaxed);
    let worst = steady.get(&slot).and_then(|known| verdict(known));
    if verdict(&attempts) > worst && !(interrupted && verdict(&attempts) > Some(Verdict::Pass)) {
        steady.insert(slot, attempts);
    }
}

/// Tells what came of a property in which no failure was found.
fn conclude(
    run: &Run,
    campaign: &Campaign,
    selected: &[Selected],
    (slot, attempts): (usize, Option<Vec<Attempted>>),
    tell: &mut dyn FnMut(Event),
) {
    let one = &selected[campaign.slot(slot).number];
    match attempts {
        _ if campaign.slot(slot).has_failed() => {}
        Some(attempts) => {
            tell(begun(one, 1));
            events(run, one, attempts, tell);
        }
        None => {
            let why = "there was no time for it".to_owned();
            tell(skipped(one, why, SkippedBy::Check));
        }
    }
}
