//! Servers of many clients that wait for one of them.

use super::super::Evidence;
use super::Named;
use super::waiting::Wait;
use crate::{Role, Symptom};

/// A thread waits until a client reads that does not, and others miss what was said: it may be one of many threads, but
/// the others need it, or something that it holds.
pub(super) fn waits_for_a_slow_reader(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer, Symptom::PartOfTheAnswer])?;
    if evidence.role != Role::Server || !evidence.is(&["is-not-held-up-by-a-slow-reader"]) {
        return None;
    }
    let wait = evidence.waits()?.into_iter().find(Wait::sends)?;
    let seen = format!("{}, which does not read, while others talk", wait.words());
    Some(("blocks-on-a-slow-reader", seen))
}

/// Who spoke hears itself, where it was agreed that it does not.
pub(super) fn echoes_to_the_sender(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::MoreBytes])
        .filter(|_| evidence.role == Role::Server)?;
    let words = finding.message.split_once(" got a message of ");
    let (who, rest) = words.filter(|_| finding.expected == "nothing of it")?;
    let sender = rest.split_once(" that is not for it")?.0;
    let seen = || format!("{who} spoke, and {}", finding.actual);
    (who == sender).then(|| ("echoes-to-the-sender", seen()))
}
