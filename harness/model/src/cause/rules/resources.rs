//! What is taken and not given back.

use super::super::Evidence;
use super::Named;
use crate::Symptom;

/// The system refused another descriptor.
pub(super) fn ran_out_of_descriptors(evidence: &Evidence<'_>) -> Named {
    evidence.finding?;
    let marks = ["too many open files", "emfile", "errno 24]", "os error 24"];
    let seen = "the system refused it another descriptor: too many open files";
    evidence
        .says_any(&marks)
        .then(|| ("leaks-descriptors", seen.to_owned()))
}

/// It uses the processor while it has nothing to do.
pub(super) fn spins(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::Spins])?;
    Some(("busy-waiting", finding.actual.clone()))
}

/// The kernel's count grew with the number of clients.
pub(super) fn leaks(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::Leaks])?;
    let name = match evidence.check {
        "leaks-no-descriptors" if finding.actual.contains(" threads ") => "leaks-threads",
        "leaks-no-descriptors" => "leaks-descriptors",
        "leaves-no-zombies" => "leaves-zombies",
        "memory-stays-flat" => "leaks-memory",
        _ => return None,
    };
    Some((
        name,
        format!("{}; expected was {}", finding.actual, finding.expected),
    ))
}
