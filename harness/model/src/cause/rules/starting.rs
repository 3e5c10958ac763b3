//! Servers that are not where they should be, and clients that look for them elsewhere.

use super::super::Evidence;
use super::Named;
use super::ended::ACCEPTS;
use super::waiting::flat;
use crate::{On, Role, Sent, Symptom};

/// Its port counts as taken when it is started again.
pub(super) fn cannot_restart(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::NotReady, Symptom::Exited])?;
    if !evidence.is(&["restarts-at-once"]) {
        return None;
    }
    let ending = evidence
        .ending()
        .filter(|_| evidence.says_any(TAKEN))
        .map(|end| format!("it found its port taken; {}", end.how));
    let elsewhere = finding
        .actual
        .starts_with(ELSEWHERE)
        .then(|| finding.actual.clone());
    let seen = ending.or(elsewhere)?;
    Some(("no-SO_REUSEADDR", format!("started again at once, {seen}")))
}

/// A client found a port taken: it had asked for one.
pub(super) fn client_binds(evidence: &Evidence<'_>) -> Named {
    let ending = evidence
        .ending()
        .filter(|_| evidence.role == Role::Client)?;
    evidence.says_any(TAKEN).then(|| {
        (
            "client-binds-the-servers-port",
            format!("it found the port taken; {}", ending.how),
        )
    })
}

/// It listens, but on another port.
pub(super) fn listens_elsewhere(evidence: &Evidence<'_>) -> Named {
    let finding = evidence
        .found(&[Symptom::NotReady])
        .filter(|_| evidence.role == Role::Server)?;
    let elsewhere = finding.actual.starts_with(ELSEWHERE);
    let seen = || {
        format!(
            "{}, where {} was expected",
            finding.actual, finding.expected
        )
    };
    elsewhere.then(|| ("wrong-port", seen()))
}

/// A client that was refused, or found no such host: we listen on the port at every address of its host.
pub(super) fn looks_elsewhere(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::Refused])?;
    let ending = evidence
        .ending()
        .filter(|_| evidence.is(&["reaches-the-server"]))?;
    let name = match () {
        () if evidence.says_any(NO_SUCH_HOST) => "wrong-address",
        () if evidence.says_any(REFUSED) => "wrong-port",
        () => return None,
    };
    Some((
        name,
        format!(
            "it did not connect to where the server listens; {}",
            ending.how
        ),
    ))
}

/// A client asked for a connection at another port, and for none at the server's.
pub(super) fn asks_another(evidence: &Evidence<'_>) -> Named {
    let was_refused = evidence.says_any(REFUSED) || is_refused_elsewhere(evidence).is_some();
    calls_another(evidence).filter(|_| was_refused || !evidence.ended_badly())
}

/// The same of one that was ended by an error that may have another reason.
pub(super) fn asked_another_before_it_ended(evidence: &Evidence<'_>) -> Named {
    calls_another(evidence).filter(|_| evidence.ended_badly())
}

fn calls_another(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::Refused])?;
    let mut astray = evidence.snapshot?.astray.iter().flatten();
    let call = astray
        .find(|one| one.what == Sent::Call && !one.is_look_up())
        .filter(|_| evidence.is(&["reaches-the-server"]))?;
    let (seen, expected) = (call.words(), &finding.expected);
    Some((
        "wrong-port",
        format!("it has {seen}, where {expected} was expected"),
    ))
}

/// A client asked for connections and was refused, whatever it says of that: we listen on the port at every address.
pub(super) fn is_refused_elsewhere(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::Refused])?;
    let calls = evidence
        .snapshot?
        .calls
        .filter(|_| evidence.is(&["reaches-the-server"]))?;
    let seen = format!(
        "of {} that it asked for {} refused; the server's port refuses nobody",
        counted(calls.begun, "connection", "connections"),
        counted(calls.refused, "was", "were"),
    );
    let look_ups = evidence.snapshot?.look_ups_by_connection();
    (calls.refused > look_ups).then_some(("wrong-port", seen))
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// It listens on its port at every address, and yet an IPv4 client is refused.
pub(super) fn takes_ipv6_alone(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::Refused])?;
    let alive = evidence.ending().is_none() && finding.actual == "refused it";
    let threads = evidence.snapshot?.threads.iter();
    let on = threads.filter_map(|thread| thread.blocked.on());
    let mut addresses: Vec<&str> = on.flat_map(flat).filter_map(listener).collect();
    addresses.dedup();
    let [address] = addresses.as_slice() else {
        return None;
    };
    let fits = alive && address.starts_with("[::]:") && evidence.is(&["listens-on-all-addresses"]);
    let seen = || {
        format!(
            "it listens on {address}, which is for IPv6 alone, and {} was refused",
            finding.expected
        )
    };
    fits.then(|| ("ipv6-alone", seen()))
}

/// It listens on its port, but not at this address.
pub(super) fn is_not_reached(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::Refused])?;
    let alive = evidence.ending().is_none() && finding.actual == "refused it";
    let fits = alive && evidence.is(&["listens-on-all-addresses"]);
    let seen = || {
        format!(
            "it listens on its port, and yet {} was refused",
            finding.expected
        )
    };
    fits.then(|| ("wrong-address", seen()))
}

/// A datagram for the machine's own address goes unheard by a socket that is bound to loopback.
pub(super) fn hears_loopback_alone(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer])?;
    let waits = evidence.waits()?;
    let mut bound = waits.iter().filter_map(|wait| bound_to_loopback(wait.on));
    let address = bound.next()?;
    let fits = evidence.ending().is_none() && evidence.is(&["listens-on-all-addresses"]);
    let seen = || {
        format!("its socket is bound to {address}, which nothing sent to another address reaches")
    };
    fits.then(|| ("wrong-address", seen()))
}

fn bound_to_loopback(on: &On) -> Option<&str> {
    let On::Datagrams(address) = on else {
        return None;
    };
    let is_loopback = address.starts_with("127.") || address.starts_with("[::1]");
    is_loopback.then_some(address)
}

/// It has its port and does not listen.
pub(super) fn does_not_listen(evidence: &Evidence<'_>) -> Named {
    let finding = evidence.found(&[Symptom::NotReady])?;
    if finding.actual.starts_with("it is bound to") && finding.actual.contains("does not listen") {
        return Some(("bound-not-listening", finding.actual.clone()));
    }
    let ending = evidence.ending()?;
    let fits = ending.says_any(ACCEPTS) && ending.says_any(INVALID);
    fits.then(|| {
        (
            "bound-not-listening",
            format!("accept() was refused; {}", ending.how),
        )
    })
}

/// A second instance listens at the same address.
pub(super) fn shares_its_port(evidence: &Evidence<'_>) -> Named {
    let (addresses, instances) = listeners_of_two(evidence)?;
    let [address] = addresses.as_slice() else {
        return None;
    };
    let seen = format!("{instances} processes of two instances have {address}");
    (instances > 1).then_some(("shares-the-port-silently", seen))
}

/// A second instance listens where nobody looks for it.
pub(super) fn second_goes_elsewhere(evidence: &Evidence<'_>) -> Named {
    let (addresses, _) = listeners_of_two(evidence)?;
    let mut ports: Vec<&str> = addresses
        .iter()
        .filter_map(|at| at.rsplit(':').next())
        .collect();
    ports.sort_unstable();
    ports.dedup();
    let seen = format!("the two instances listen on ports {}", ports.join(" and "));
    (ports.len() > 1).then_some(("failed-bind-not-noticed", seen))
}

/// Where two instances listen when the second should have given up, and how many processes do.
fn listeners_of_two(evidence: &Evidence<'_>) -> Option<(Vec<String>, usize)> {
    evidence
        .found(&[Symptom::StillOpen])
        .filter(|_| evidence.is(&["reports-a-taken-port"]))?;
    let (mut addresses, mut pids) = (Vec::new(), Vec::new());
    for thread in &evidence.snapshot?.threads {
        let listeners = thread.blocked.on().map(flat).unwrap_or_default();
        for address in listeners.into_iter().filter_map(listener) {
            addresses.push(address.to_owned());
            pids.push(thread.pid);
        }
    }
    addresses.sort_unstable();
    addresses.dedup();
    pids.sort_unstable();
    pids.dedup();
    Some((addresses, pids.len()))
}

/// The address of a server's socket.
fn listener(on: &On) -> Option<&str> {
    match on {
        On::Listener(address) | On::Datagrams(address) => Some(address),
        On::Connection(_)
        | On::Keyboard
        | On::Pipe
        | On::Lock
        | On::Child
        | On::AnyOf(_)
        | On::Other(_) => None,
    }
}

const ELSEWHERE: &str = "it listens on ";

const TAKEN: &[&str] = &[
    "address already in use",
    "eaddrinuse",
    "address in use",
    "errno 98",
    "os error 98",
    "only one usage of each socket address",
];

pub(super) const REFUSED: &[&str] = &["connection refused", "connectionrefused", "econnrefused"];

const NO_SUCH_HOST: &[&str] = &[
    "name or service not known",
    "temporary failure in name resolution",
    "gaierror",
    "enotfound",
    "unknownhost",
    "unknown host",
    "no such host",
    "no route to host",
    "network is unreachable",
    "enetunreach",
    "ehostunreach",
];

const INVALID: &[&str] = &["invalid argument", "einval", "errno 22", "os error 22"];
