//! Programs that speak TCP where the exercise speaks UDP, or the other way round.

use super::super::Evidence;
use super::Named;
use super::starting::REFUSED;
use crate::{Role, Symptom};

/// A server that has the right port of the other transport, or asks a socket for what only the other one can do.
pub(super) fn serves_the_other(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NotReady])
        .filter(|_| evidence.role == Role::Server)?;
    let other = ["; this exercise speaks TCP", "; this exercise speaks UDP"];
    if other.iter().any(|end| finding.actual.ends_with(end)) {
        return Some(("wrong-transport", finding.actual.clone()));
    }
    let ending = evidence.ending()?;
    let stream = finding.expected.starts_with("a socket that listens");
    let (marks, kind) = if stream {
        (UNSUPPORTED, "UDP")
    } else {
        (UNCONNECTED, "TCP")
    };
    let seen = format!("its socket is one for {kind}; {}", ending.how);
    ending.says_any(marks).then_some(("wrong-transport", seen))
}

/// A client whose socket complains of what only the other kind complains of: a stream is refused when it connects, a
/// datagram when an answer is awaited.
pub(super) fn asks_the_other(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::Refused, Symptom::NoAnswer])?;
    let ending = evidence
        .ending()
        .filter(|_| evidence.is(&["reaches-the-server"]))?;
    let (refused, connects) = (ending.says_any(REFUSED), ending.says_any(CONNECTS));
    let seen = if finding.expected.starts_with("a connection") {
        let late = refused && ending.says_any(RECEIVES) && !connects;
        late.then_some("it was refused when it received, as happens with UDP alone")
    } else {
        let stream = refused && connects || ending.says_any(UNCONNECTED) || ending.says_any(BROKEN);
        stream.then_some("its socket asks for a connection, as TCP does alone")
    };
    Some(("wrong-transport", format!("{}; {}", seen?, ending.how)))
}

/// What a datagram socket says to listen() and accept().
const UNSUPPORTED: &[&str] = &[
    "operation not supported",
    "eopnotsupp",
    "errno 95]",
    "os error 95",
];

/// What a socket for connections says when it is to receive without one.
const UNCONNECTED: &[&str] = &[
    "endpoint is not connected",
    "enotconn",
    "errno 107]",
    "os error 107",
];

const BROKEN: &[&str] = &["broken pipe", "epipe", "errno 32]", "os error 32"];
const RECEIVES: &[&str] = &[".recv", "recv:", "recv failed", "recvfrom"];
const CONNECTS: &[&str] = &["connect(", "connect:", "in connect", "create_connection"];
