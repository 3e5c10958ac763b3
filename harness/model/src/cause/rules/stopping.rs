//! Being stopped, and stopping to wait.

use super::super::Evidence;
use super::Named;
use crate::{Role, Symptom};

/// It gave up before the answer came.
pub(super) fn loses_patience(evidence: &Evidence<'_>) -> Named {
    let late = evidence.role == Role::Client && evidence.is(LATE);
    let ending = evidence
        .ending()
        .filter(|_| late && evidence.says_any(TIMED_OUT))?;
    Some((
        "impatient-time-out",
        format!("the answer came late, and {}", ending.how),
    ))
}

/// Ctrl-C was typed, and it goes on.
pub(super) fn ignores_the_interrupt(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::StillOpen])?;
    let fits = evidence.is(&["stops-on-interrupt"]);
    fits.then(|| {
        (
            "ignores-the-interrupt",
            format!("after Ctrl-C it goes on; {}", finding.actual),
        )
    })
}

/// Its status says the opposite of what happened.
pub(super) fn misleads_by_its_status(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::WrongStatus])?;
    let fits = finding.actual.starts_with("it ended with status ");
    let seen = || {
        format!(
            "{}, where {} was expected",
            finding.actual, finding.expected
        )
    };
    fits.then(|| ("misleading-exit-status", seen()))
}

const LATE: &[&str] = &[
    "waits-for-a-late-answer",
    "waits-for-a-late-greeting",
    "waits-for-a-late-prompt",
];

const TIMED_OUT: &[&str] = &[
    "timed out",
    "timeout",
    "time-out",
    "time out",
    "resource temporarily unavailable",
    "wouldblock",
];
