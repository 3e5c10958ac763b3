//! A check that failed and then passed: is the program slow, or does it fail now and then? It is attempted a few more
//! times, with the same patience, beside the bundled reference.

use std::rc::Rc;
use std::time::Duration;

use sockspec_model::{Odds, Verdict};

use super::attempt::{Attempted, attempt};
use super::{Run, Selected};
use crate::rig::Plan;
use crate::sys::deadline::now;

/// So many more attempts at most, and no further one after so long: where a program is slow, each takes its time.
const MOST: u32 = 20;
const ENOUGH: Duration = Duration::from_secs(2);

/// What more attempts have shown.
pub(super) enum AtTimes {
    /// It passed in all of so many, and the reference in as many.
    Never(u32),
    /// It fails, and the reference does not: the last failure, with how often there was one.
    Fails(Box<Attempted>),
    /// The reference fails as well, or one of them could not be tried: that is trouble of our own.
    Ours,
}

/// Attempts a check some more times.
pub(super) fn at_times(run: &Run, plan: &Plan, selected: &Selected) -> AtTimes {
    let (failures, of) = trials(run, plan, selected, MOST);
    let failed = failures.len() as u32;
    let Some(odds) = beside_reference(run, plan, selected, (failed, of)) else {
        return AtTimes::Ours;
    };
    match failures.into_iter().next_back() {
        Some(last) => AtTimes::Fails(Box::new(with_words(last, odds))),
        None => AtTimes::Never(of),
    }
}

/// How often it fails beside a reference that never does; nothing where that fails, or one of them cannot be tried.
fn beside_reference(
    run: &Run,
    plan: &Plan,
    selected: &Selected,
    (failed, of): (u32, u32),
) -> Option<Odds> {
    let (reference, reference_of) = trials(run, &plan.with_reference()?, selected, of);
    let odds = Odds {
        failed,
        of,
        reference_failed: reference.len() as u32,
        reference_of,
    };
    (odds.reference_failed == 0 && of > 0 && reference_of > 0).then_some(odds)
}

/// The failure, with how often there is one.
fn with_words(mut failure: Attempted, odds: Odds) -> Attempted {
    if let Some(finding) = &mut failure.finding {
        finding.message = format!("{}; {}", finding.message, odds.words());
    }
    failure
}

/// The failures of some attempts, and how many attempts had a verdict.
fn trials(run: &Run, plan: &Plan, selected: &Selected, most: u32) -> (Vec<Attempted>, u32) {
    let (began, mut failures, mut of) = (now(), Vec::new(), 0);
    while of < most && (of == 0 || began.elapsed() < ENOUGH) {
        let attempted = attempt(run, &Rc::new(plan.clone()), selected.definition);
        match attempted.verdict {
            Verdict::Pass => {}
            Verdict::Fail => failures.push(attempted),
            Verdict::Inconclusive | Verdict::Error => break,
        }
        of += 1;
    }
    (failures, of)
}
