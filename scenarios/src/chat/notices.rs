//! Checks of a server that tells everybody else who comes and who leaves, in declared words.

use sockspec_engine::rig::{Check, Checked, Peer, ServerRig, Stop};
use sockspec_model::{Comparison, Symptom};

use super::BROADCAST;
use super::door::{called, enter};

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "tells-who-comes",
        "CH-S14",
        tells_who_comes,
        "Anna is there, and Ben comes and gives his name where that is declared; Anna must get the declared notice, with \
         his name, or his address where nobody gives a name.",
    )
    .needs(BROADCAST),
    Check::new(
        "tells-who-leaves",
        "CH-S14",
        tells_who_leaves,
        "Anna and Ben are there, and Ben closes his connection; Anna must get the declared notice.",
    )
    .needs(BROADCAST),
];

fn tells_who_comes(rig: &mut ServerRig) -> Checked {
    let notice = declared(rig, "join_notice")?;
    let mut anna = settled(rig, "Anna")?;
    let ben = enter(rig, "Ben")?;
    expect_notice(
        rig,
        &mut anna,
        &notice.replace("{name}", &called(rig, "Ben", &ben)),
    )?;
    ben.leave()?;
    anna.leave()
}

fn tells_who_leaves(rig: &mut ServerRig) -> Checked {
    let notice = declared(rig, "leave_notice")?;
    let mut anna = settled(rig, "Anna")?;
    let ben = settled(rig, "Ben")?;
    let notice = notice.replace("{name}", &called(rig, "Ben", &ben));
    anna.hear_now();
    ben.leave()?;
    expect_notice(rig, &mut anna, &notice)?;
    anna.leave()
}

/// The declared notice; where there is none, nothing is asked.
fn declared(rig: &ServerRig, key: &str) -> Checked<String> {
    match rig.dialect().value(key) {
        "" => Err(Stop::Skip(format!("the dialect declares no {key}"))),
        notice => Ok(notice.to_owned()),
    }
}

/// Somebody who is there, and known to the server.
fn settled(rig: &mut ServerRig, name: &str) -> Checked<Peer> {
    let mut peer = enter(rig, name)?;
    rig.until_accepted()?;
    rig.until_rest()?;
    peer.hear_now();
    Ok(peer)
}

fn expect_notice(rig: &ServerRig, anna: &mut Peer, notice: &str) -> Checked {
    let has = |heard: &[u8]| {
        let mut windows = heard.windows(notice.len().max(1));
        windows.any(|window| window == notice.as_bytes())
    };
    let answer = anna.hear_until(has)?;
    if has(&answer.bytes) {
        return Ok(());
    }
    let symptom = if answer.bytes.is_empty() {
        Symptom::NoAnswer
    } else {
        Symptom::OtherBytes
    };
    let expected = format!("\"{}\" at Anna", notice.escape_debug());
    let message = "Anna did not get the declared notice about Ben";
    let stop = Stop::fail(symptom, message, expected, answer.words());
    let stop = stop.wanting(Comparison::Contains, notice.as_bytes());
    // Anna has come first.
    Err(rig.accuse(stop.timed(answer.ended.certainty()).seen_by(1)))
}
