//! Attempts at one check until its verdict is certain.
//!
//! A failure that rests on a clock is attempted again, alone on the machine and with more patience, before it counts. Any
//! other is attempted again to see whether it shows every time.

use std::rc::Rc;
use std::sync::{PoisonError, RwLock};

use sockspec_model::Verdict;

use super::at_times::{AtTimes, at_times};
use super::attempt::{Attempted, attempt};
use super::gates::is_exercise;
use super::work::casework;
use super::{Confirms, Run, Selected, experiments};
use crate::rig::Plan;

/// Read by every attempt, written by one that must be alone: among all runs of this process.
pub(super) static ALONE: RwLock<()> = RwLock::new(());

/// How much more patience a confirming attempt has.
pub(super) const CONFIRMING: u32 = 2;

/// Attempts a check until it is certain, and tries with fresh programs what a failure leaves open.
pub(super) fn until_certain(run: &Run, plan: &Plan, selected: &Selected) -> Vec<Attempted> {
    let mut attempts = attempts(run, plan, selected);
    try_out(run, plan, selected, &mut attempts);
    attempts
}

/// Tries with fresh programs what the last attempt leaves open, if it failed.
pub(super) fn try_out(run: &Run, plan: &Plan, selected: &Selected, attempts: &mut [Attempted]) {
    if let Some(last) = attempts.last_mut() {
        let _others = ALONE.read().unwrap_or_else(PoisonError::into_inner);
        last.experiments = experiments::after(run, &Rc::new(plan.clone()), selected, last);
    }
}

/// Attempts a check, and once more when the first attempt accuses the program: alone if it does so by the clock.
fn attempts(run: &Run, plan: &Plan, selected: &Selected) -> Vec<Attempted> {
    let plan = &Plan {
        exploring: is_exercise(selected),
        // A property listens only when a case has failed: there are many others, and each takes microseconds.
        tapped: !selected.definition.is_property(),
        casework: casework(run, selected),
        ..plan.clone()
    };
    let first = beside_others(run, plan, selected);
    if first.verdict != Verdict::Error {
        return judged(run, plan, selected, first);
    }
    // Trouble of our own, such as a machine that is out of something for a moment: as if it had not been attempted.
    let again = by_itself(run, plan, selected);
    let judged = judged(run, plan, selected, again);
    [first].into_iter().chain(judged).collect()
}

/// The first attempt that had no trouble of ours, and those that it asks for.
fn judged(run: &Run, plan: &Plan, selected: &Selected, first: Attempted) -> Vec<Attempted> {
    if first.verdict == Verdict::Fail && !first.needs_confirmation() {
        return repeated(run, plan, selected, first);
    }
    if !first.needs_confirmation() {
        return vec![first];
    }
    let patient = Plan {
        stretch: CONFIRMING,
        ..plan.clone()
    };
    let second = by_itself(run, &patient, selected);
    if run.confirms == Confirms::Alone
        && first.verdict == Verdict::Fail
        && second.verdict == Verdict::Pass
        && let AtTimes::Fails(third) = alone(|| at_times(run, &patient, selected))
    {
        return vec![first, second, *third];
    }
    vec![first, second]
}

/// An attempt with nobody else at work, where that is how failures are confirmed.
fn by_itself(run: &Run, plan: &Plan, selected: &Selected) -> Attempted {
    match run.confirms {
        Confirms::BesideOthers => beside_others(run, plan, selected),
        Confirms::Alone => alone(|| attempt(run, &Rc::new(plan.clone()), selected.definition)),
    }
}

fn alone<T>(work: impl FnOnce() -> T) -> T {
    let _nobody = ALONE.write().unwrap_or_else(PoisonError::into_inner);
    work()
}

fn beside_others(run: &Run, plan: &Plan, selected: &Selected) -> Attempted {
    let _others = ALONE.read().unwrap_or_else(PoisonError::into_inner);
    attempt(run, &Rc::new(plan.clone()), selected.definition)
}

/// A failure that no clock was needed for, and whether it shows again: what happened did happen, but a program that fails
/// now and then wants mending in another place than one that always does. A property sees to that by itself.
fn repeated(run: &Run, plan: &Plan, selected: &Selected, mut first: Attempted) -> Vec<Attempted> {
    if run.confirms == Confirms::BesideOthers || selected.definition.is_property() {
        return vec![first];
    }
    let second = beside_others(run, plan, selected);
    if second.verdict != Verdict::Pass || second.skip.is_some() {
        return vec![first];
    }
    match alone(|| at_times(run, plan, selected)) {
        AtTimes::Fails(third) => vec![first, second, *third],
        AtTimes::Ours => {
            first.cannot_tell();
            vec![second, first]
        }
        AtTimes::Never(of) => {
            first.remark_rarity(of + 1);
            vec![second, first]
        }
    }
}
