//! Messages of which more comes to a quick reader than to a slow one: a send that took a part, and was not continued.

use super::super::Evidence;
use super::Named;
use super::sizes::{cut, is_buffer, number};
use crate::{Connection, PLENTY, Question, Role, Symptom};

/// The whole of it comes to a reader who is quick.
pub(super) fn was_tried(evidence: &Evidence<'_>) -> Named {
    let (came, of) = evidence
        .found(&[Symptom::PartOfTheAnswer])
        .and_then(|_| cut(evidence))?;
    let fast = evidence
        .confirmed(Question::ToAFastReader)
        .filter(|_| evidence.is(TO_A_SLOW_READER) && !evidence.ended_badly())
        // A reset takes away what was on its way to whoever reads slowly.
        .filter(|_| !evidence.end().starts_with(", then reset the connection"))?;
    let seen = format!(
        "the other side read slowly, and of {of} bytes came {came}{}; {}",
        evidence.end(),
        fast.words()
    );
    Some(("partial-send-not-continued", seen))
}

/// A client that has sent so much that it may depend on the pace of the reader how much more it sends.
pub(super) fn may_be_the_reader(evidence: &Evidence<'_>) -> bool {
    let came = amiss_after(evidence).map_or(0, |(came, _)| came);
    evidence.role == Role::Client && came >= PLENTY as usize
}

/// After how many of how many bytes something is missing, whatever follows.
fn amiss_after(evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    let finding = evidence.found(&[Symptom::PartOfTheAnswer, Symptom::OtherBytes])?;
    let other = finding.actual.strip_prefix("other bytes from byte ");
    let first = other.and_then(|rest| rest.split_once(' ')?.0.parse::<usize>().ok());
    let of = || number(&finding.expected, " bytes, as they");
    cut(evidence).or_else(|| Some((first?.checked_sub(1)?, of()?)))
}

/// What comes whole to a reader who is quick does not to one who is slow.
pub(super) fn depends_on_the_reader(evidence: &Evidence<'_>) -> Named {
    let (came, of) = amiss_after(evidence)?;
    let tried = evidence.refuted(Question::ToASlowReader)?;
    let seen = format!("of {of} bytes came {came}; {}", tried.words());
    (!evidence.ended_badly()).then_some(("partial-send-not-continued", seen))
}

/// Everything was read, a part of the answer came, and then nothing more or an orderly end.
pub(super) fn sends_once(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::PartOfTheAnswer])
        .filter(|_| evidence.is(SLOWLY))?;
    let (came, of) = cut(evidence).filter(|_| evidence.ending().is_none())?;
    let connections = evidence
        .snapshot
        .map_or(&[][..], |snapshot| &snapshot.connections);
    let done = |one: &Connection| one.accepted && one.unread == 0 && one.unsent == 0;
    let rests = !connections.is_empty() && connections.iter().all(done);
    let closed = evidence.end().starts_with(", then closed the connection");
    let seen = format!(
        "it read everything, and of {of} bytes sent {came}{}",
        evidence.end()
    );
    let fits = closed || rests && !evidence.hung_up();
    fits.then_some(("partial-send-not-continued", seen))
}

/// A client whose file ends where no buffer ends, when the other side reads slowly.
pub(super) fn forgets_what_was_not_taken(evidence: &Evidence<'_>) -> Named {
    evidence
        .found(&[Symptom::PartOfTheAnswer])
        .filter(|_| evidence.is(&["sends-to-a-slow-reader"]) && evidence.ending().is_none())?;
    let (came, of) =
        cut(evidence).filter(|(came, _)| *came > 65536 && !is_buffer(*came, usize::MAX))?;
    let seen = format!("the other side read slowly, and of {of} bytes came {came}");
    Some(("partial-send-not-continued", seen))
}

pub(super) const SLOWLY: &[&str] = &["answers-a-slow-reader"];

/// The other side reads slowly, whichever that is.
pub(super) const TO_A_SLOW_READER: &[&str] = &["answers-a-slow-reader", "sends-to-a-slow-reader"];
