//! Programs that speak in datagrams, of which nobody says that they were lost.

use super::super::Evidence;
use super::Named;
use crate::{Blocked, On, Role, Symptom};

/// A client waits for a datagram, and no clock ends the wait.
pub(super) fn waits_without_a_limit(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::StillOpen])?;
    let fits = evidence.role == Role::Client && evidence.is(WITHOUT_AN_ANSWER);
    let threads = evidence.snapshot.filter(|_| fits)?.threads.iter();
    let (call, address) = threads
        .filter_map(|thread| match &thread.blocked {
            Blocked::ForEver {
                call,
                on: On::Datagrams(address),
            } => Some((call, address)),
            Blocked::ForEver { .. }
            | Blocked::ForAWhile { .. }
            | Blocked::Running
            | Blocked::Unknown(_) => None,
        })
        .next()?;
    let seen = format!("it waits in {call}() on the datagram socket {address} without a time-out");
    Some(("no-receive-time-out", seen))
}

/// The answer left through another socket than the question came to.
pub(super) fn answers_from_elsewhere(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::OtherBytes])?;
    let fits = evidence.is(FROM_ITS_PORT) && finding.actual.starts_with("it came from port ");
    let seen = || {
        format!(
            "{}, where {} was expected",
            finding.actual, finding.expected
        )
    };
    fits.then(|| ("answers-from-another-port", seen()))
}

/// Of a datagram as large as the buffer a beginning is answered, and nothing follows.
pub(super) fn cuts_a_datagram(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::PartOfTheAnswer])?;
    let (_, told) = finding.message.split_once('(')?;
    let (came, rest) = told.split_once(" bytes instead of ")?;
    let (of, _) = rest.split_once(')')?;
    let fits = evidence.is(FULL) && came != "0" && evidence.ending().is_none();
    let seen = format!("of a datagram of {of} bytes {came} are answered");
    fits.then_some(("buffer-of-N-bytes", seen))
}

const FROM_ITS_PORT: &[&str] = &["answers-from-its-own-port", "replies-from-its-own-port"];

const FULL: &[&str] = &["answers-a-full-buffer"];

/// Checks in which no answer comes.
const WITHOUT_AN_ANSWER: &[&str] = &["does-not-wait-for-ever", "reports-a-missing-server"];
