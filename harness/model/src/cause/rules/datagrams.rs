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

/// Checks in which no answer comes.
const WITHOUT_AN_ANSWER: &[&str] = &["does-not-wait-for-ever", "reports-a-missing-server"];
