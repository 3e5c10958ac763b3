//! Makes the experiments of a scenario with a program, one after the other, each in a pod of its own.
//!
//! What one has found out is declared to the next. A value counts when a second attempt has shown the same.

use std::rc::Rc;

use sockspec_model::{Ending, Role, Symptom};

use super::Run;
use super::attempt::open;
use super::certain::CONFIRMING;
use super::gates::FoundOut;
use super::workers::plan;
use crate::rig::{Checked, ClientRig, Found, Plan, Probe, ServerRig, Stop, quoted};
use crate::sys::Trouble;
use crate::sys::cpu::Cpus;

/// What came of the experiments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Probed {
    /// What each of them has brought, by its key.
    Dialect(Vec<(&'static str, Found)>),
    /// There is no dialect to find out: the program does not come up, or holds no conversation at all.
    Unfit(String),
}

/// One attempt at an experiment.
enum Tried {
    Found(Found),
    /// It broke off, or brought nothing and the program broke down.
    BrokeOff(String),
    /// We could not tell.
    Unsure(String),
}

/// Finds out the dialect of the program that plays this role; `tell` hears each key before its experiment.
///
/// # Errors
/// Trouble of our own.
pub fn find_out(
    run: &Run,
    role: Role,
    tell: &mut dyn FnMut(&'static str),
) -> Result<Probed, Trouble> {
    let cpus = Cpus::available();
    let _seat = cpus.take_seat();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Trouble::while_("setting a worker up"))?;
    let plan = plan(run, &FoundOut::new(), &cpus, Rc::new(runtime));
    let probes = &run.scenario.probes;
    match role {
        Role::Server => each(plan, probes.server, with_server, tell),
        Role::Client if probes.client.is_empty() => comes_up(plan),
        Role::Client => each(plan, probes.client, with_client, tell),
        Role::Pair => Err(Trouble::new("a pair has no dialect of its own")),
    }
}

/// Makes one attempt with a rig of this kind.
type Try<R> = fn(&Rc<Plan>, &Probe<R>) -> Result<Tried, Trouble>;

fn each<R>(
    mut plan: Plan,
    probes: &[Probe<R>],
    attempt: Try<R>,
    tell: &mut dyn FnMut(&'static str),
) -> Result<Probed, Trouble> {
    let declared: Vec<&str> = plan.dialect.declared().map(|(key, _)| key).collect();
    let open = |probe: &&Probe<R>| !declared.contains(&probe.key);
    let mut brought = Vec::new();
    for probe in probes.iter().filter(open).collect::<Vec<_>>() {
        tell(probe.key);
        let found = match twice(&Rc::new(plan.clone()), probe, attempt)? {
            Tried::Found(found) => found,
            // The first one is a plain conversation.
            Tried::BrokeOff(words) if probe.key == probes[0].key => {
                return Ok(Probed::Unfit(words));
            }
            Tried::BrokeOff(words) | Tried::Unsure(words) => Found::nothing(words),
        };
        if let Some(value) = &found.value
            && plan.dialect.set(probe.key, value).is_err()
        {
            let words = format!(
                "{} was found to be {value:?}, which it cannot be",
                probe.key
            );
            return Err(Trouble::new(words));
        }
        brought.push((probe.key, found));
    }
    Ok(Probed::Dialect(brought))
}

fn twice<R>(plan: &Rc<Plan>, probe: &Probe<R>, attempt: Try<R>) -> Result<Tried, Trouble> {
    let first = attempt(plan, probe)?;
    let Tried::Found(Found { value: Some(_), .. }) = &first else {
        return Ok(first);
    };
    let patient = Plan {
        stretch: CONFIRMING,
        ..(**plan).clone()
    };
    let second = attempt(&Rc::new(patient), probe)?;
    Ok(match (first, second) {
        (Tried::Found(first), Tried::Found(second)) if first.value == second.value => {
            Tried::Found(unless_dated(first))
        }
        (Tried::Found(first), Tried::Found(second)) => Tried::Found(Found::nothing(format!(
            "two attempts did not show the same: {}; and then {}",
            shown(&first),
            shown(&second)
        ))),
        (_, other) => other,
    })
}

/// A value that tells the time is another one a minute later.
fn unless_dated(found: Found) -> Found {
    let dated = found.value.as_deref().filter(|value| tells_the_time(value));
    match dated.map(|value| quoted(value.as_bytes())) {
        Some(value) => Found::nothing(format!("{value} seems to tell the time")),
        None => found,
    }
}

/// Whether somewhere in it stands an hour, a colon and a minute; an address and its port are none.
fn tells_the_time(value: &str) -> bool {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
    value.match_indices(':').any(|(at, _)| {
        let hour = value[..at]
            .chars()
            .rev()
            .take_while(|letter| is_number(*letter));
        let minute = value[at + 1..]
            .chars()
            .take_while(|letter| is_number(*letter));
        let (hour, minute): (String, String) = (hour.collect(), minute.collect());
        let in_range = minute.parse::<u8>().is_ok_and(|minute| minute < 60);
        (1..=2).contains(&hour.len()) && !hour.contains('.') && minute.len() == 2 && in_range
    })
}

fn shown(found: &Found) -> String {
    match &found.value {
        Some(value) => quoted(value.as_bytes()),
        None => found.evidence.clone(),
    }
}

fn with_server(plan: &Rc<Plan>, probe: &Probe<ServerRig>) -> Result<Tried, Trouble> {
    match open(plan, probe.opening) {
        Ok(mut rig) => {
            let found = (probe.run)(&mut rig);
            unless_broken(tried(found)?, &mut rig)
        }
        Err(stop) => tried(Err(stop)),
    }
}

fn with_client(plan: &Rc<Plan>, probe: &Probe<ClientRig>) -> Result<Tried, Trouble> {
    tried(ClientRig::open(plan).and_then(|mut rig| (probe.run)(&mut rig)))
}

/// A client about which there is nothing to find out still has to come to its server.
fn comes_up(plan: Plan) -> Result<Probed, Trouble> {
    let comes = |mut rig: ClientRig| -> Checked {
        rig.start()?;
        rig.accept()?.leave()
    };
    Ok(match ClientRig::open(&Rc::new(plan)).and_then(comes) {
        Ok(()) => Probed::Dialect(Vec::new()),
        Err(stop) => Probed::Unfit(words(stop)?),
    })
}

/// A server has no reason to break down, even when an experiment has brought nothing. The news of its end may come a
/// moment after the end of a connection.
fn unless_broken(tried: Tried, rig: &mut ServerRig) -> Result<Tried, Trouble> {
    let Tried::Found(Found {
        value: None,
        evidence,
    }) = &tried
    else {
        return Ok(tried);
    };
    if let Err(Stop::Trouble(trouble)) = rig.until_rest() {
        return Err(trouble);
    }
    if !rig.scene().has_broken_down() {
        return Ok(tried);
    }
    let ending = rig.scene().ending();
    let how = ending.as_ref().map_or("it is over", |ending| &ending.how);
    let last = last_words(ending.as_ref());
    Ok(Tried::BrokeOff(format!("{evidence}; {how}{last}")))
}

fn tried(found: Checked<Found>) -> Result<Tried, Trouble> {
    Ok(match found {
        Ok(found) => Tried::Found(found),
        Err(Stop::Inconclusive(why) | Stop::Skip(why)) => Tried::Unsure(why),
        Err(Stop::Elsewhere(elsewhere)) => Tried::Unsure(elsewhere.what.to_owned()),
        Err(stop) => Tried::BrokeOff(words(stop)?),
    })
}

/// What stopped an experiment, in words; trouble of our own stays trouble.
fn words(stop: Stop) -> Result<String, Trouble> {
    match stop {
        Stop::Fail(finding) | Stop::Case(finding, _) => {
            let (message, last) = (&finding.message, last_words(finding.ending.as_ref()));
            let (expected, seen) = (&finding.expected, &finding.actual);
            Ok(if finding.symptom == Symptom::NotReady {
                format!(
                    "the server does not become ready: {message}{last} (expected: {expected}; seen: {seen})"
                )
            } else {
                format!("{message}{last} (seen: {seen})")
            })
        }
        Stop::Inconclusive(why) | Stop::Skip(why) => Ok(why),
        Stop::Elsewhere(elsewhere) => Ok(elsewhere.what.to_owned()),
        Stop::Trouble(trouble) => Err(trouble),
    }
}

/// What a program said last, if it is over and said anything.
fn last_words(ending: Option<&Ending>) -> String {
    let words = ending.map_or("", |ending| ending.last_words.as_str());
    if words.is_empty() {
        return String::new();
    }
    format!(", its last words: \"{words}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_from_an_address() {
        for dated in ["[12:31] {name}: ", "9:05 ", "at 12:31:07"] {
            assert!(tells_the_time(dated), "{dated}");
        }
        for other in [
            "0.0.0.0:12345",
            "127.0.0.1:80",
            "{name}: ",
            "a:b",
            "port 12:3",
        ] {
            assert!(!tells_the_time(other), "{other}");
        }
    }
}
