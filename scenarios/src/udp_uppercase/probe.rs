//! Experiments that find out how a program of this exercise speaks.

use sockspec_engine::rig::{Checked, ClientRig, Found, Probe, Probes, ServerRig, Stop};

use crate::shared::input;
use crate::shared::probe::{self, LETTERS};

/// The experiments.
pub(super) const PROBES: Probes = Probes {
    server: &[
        Probe::new("mapping", mapping),
        Probe::new("buffer", buffer),
        probe::BIND,
        probe::READY,
    ],
    client: &[
        Probe::new("shown", shown),
        Probe::new("buffer", suits_buffer),
        Probe::new("retries", retries),
        probe::PROMPT,
    ],
};

/// What comes back to these bytes, sent by a client of its own.
fn answer(rig: &mut ServerRig, bytes: &str) -> Checked<Option<Vec<u8>>> {
    let mut caller = rig.caller()?;
    caller.send(bytes)?;
    Ok(caller.hear()?.map(|datagram| datagram.bytes))
}

fn mapping(rig: &mut ServerRig) -> Checked<Found> {
    let answer = answer(rig, LETTERS)?;
    Ok(match answer {
        Some(bytes) => probe::mapped(&bytes),
        None => Found::nothing("no answer came to a line with letters beyond ASCII"),
    })
}

fn buffer(rig: &mut ServerRig) -> Checked<Found> {
    probe::largest(|size| {
        let text = input::text(size);
        let answer = answer(rig, &text)?;
        let whole = text.to_uppercase();
        Ok(answer.is_some_and(|bytes| bytes.starts_with(whole.as_bytes())))
    })
}

/// The client asks, and gets this answer; what it shows then.
fn show(rig: &mut ClientRig, answer: &str) -> Checked<String> {
    rig.until_it_asks()?;
    let before = rig.screen()?;
    rig.type_line("hello world")?;
    let datagram = rig.receive()?;
    rig.reply(&datagram, answer)?;
    probe::awaited(rig, answer)?;
    probe::news(rig, &before)
}

fn shown(rig: &mut ClientRig) -> Checked<Found> {
    probe::label(rig, show)
}

fn suits_buffer(rig: &mut ClientRig) -> Checked<Found> {
    probe::largest(|size| {
        let text = input::text(size).to_uppercase();
        rig.start_afresh()?;
        Ok(show(rig, &text)?.contains(&text))
    })
}

/// The client's datagram is not answered.
fn retries(rig: &mut ClientRig) -> Checked<Found> {
    rig.start()?;
    rig.until_it_asks()?;
    rig.type_line("hello world")?;
    let lost = rig.receive()?;
    match rig.receive_again(&lost) {
        Ok(_) => {
            let evidence = "it sent the same again when no answer came";
            Ok(Found::out("yes", evidence))
        }
        Err(Stop::Fail(finding)) => {
            let evidence = format!("{}: {}", finding.message, finding.actual);
            Ok(Found::out("any", evidence))
        }
        Err(stop) => Err(stop),
    }
}
