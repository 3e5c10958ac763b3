//! Experiments about what others are told when somebody comes or leaves.

use sockspec_engine::rig::{Checked, Found, ServerRig};

use super::super::door::{called, enter};
use super::super::words;

/// What one who is there hears when another one comes.
pub(super) fn join_notice(rig: &mut ServerRig) -> Checked<Found> {
    told(rig, true)
}

/// What one who is there hears when another one leaves.
pub(super) fn leave_notice(rig: &mut ServerRig) -> Checked<Found> {
    told(rig, false)
}

fn told(rig: &mut ServerRig, comes: bool) -> Checked<Found> {
    if words::acknowledges(rig.dialect()) {
        return Ok(Found::nothing("it passes no message on"));
    }
    let mut quentin = enter(rig, "Quentin")?;
    quentin.hear_to_rest()?;
    let rosalind = enter(rig, "Rosalind")?;
    let name = called(rig, "Rosalind", &rosalind);
    let mut heard = quentin.hear_to_rest()?;
    if !comes {
        rosalind.leave()?;
        heard = quentin.hear_to_rest()?;
    }
    let text = String::from_utf8_lossy(&heard.bytes).trim_end().to_owned();
    let what = if comes { "came" } else { "left" };
    Ok(if text.contains(['\n', '\r']) {
        Found::nothing(format!(
            "more than a line was told when another client {what}"
        ))
    } else {
        let who = if text.is_empty() { "nothing" } else { "it" };
        let because = format!("{who} was told when another client {what}");
        Found::out(text.replace(&name, "{name}"), because)
    })
}
