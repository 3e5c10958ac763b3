//! Experiments with a client.

use sockspec_engine::rig::{Answer, Checked, ClientRig, Ended, Found, Peer};

use crate::shared::probe::{self, around};

/// A client that has sent what was typed, and all that it has sent.
fn asks(rig: &mut ClientRig, typed: &str) -> Checked<(Peer, Answer)> {
    rig.start()?;
    rig.until_it_asks()?;
    rig.type_line(typed)?;
    let mut peer = rig.accept()?;
    let sent = peer.hear_until(|heard| heard.ends_with(b"\n"))?;
    Ok((peer, sent))
}

pub(super) fn typed_end(rig: &mut ClientRig) -> Checked<Found> {
    let (_, sent) = asks(rig, "which end")?;
    Ok(probe::ended_in(&sent.bytes))
}

/// An answer is given, and the connection left open: what the client does then.
pub(super) fn suits_session(rig: &mut ClientRig) -> Checked<Found> {
    let (mut peer, _) = asks(rig, "hello world")?;
    peer.send("HELLO WORLD\n")?;
    let after = peer.hear_until(|_| false)?;
    if matches!(after.ended, Ended::Eof | Ended::Reset) {
        let evidence =
            "it ends the connection itself after one answer, and so suits a server of either kind";
        return Ok(Found::out("any", evidence));
    }
    if rig.waits_for_keyboard() {
        rig.type_line("hello again")?;
        let sent = peer.hear_until(|heard| around(heard, "hello again").is_some())?;
        return Ok(if around(&sent.bytes, "hello again").is_some() {
            Found::out("many", "it sent a second line on the same connection")
        } else {
            Found::nothing("it asks for a second line, and does not send it on the same connection")
        });
    }
    peer.leave()?;
    rig.expect_on_screen("HELLO WORLD")?;
    let evidence = "it waits for the end of the connection before it is done with an answer";
    Ok(Found::out("single", evidence))
}

pub(super) fn shown(rig: &mut ClientRig) -> Checked<Found> {
    probe::label(rig, |rig, answer| {
        rig.until_it_asks()?;
        let before = rig.screen()?;
        rig.type_line("hello world")?;
        let mut peer = rig.accept()?;
        rig.expect_request(&mut peer, "hello world")?;
        rig.answer(peer, answer)?;
        probe::awaited(rig, answer)?;
        probe::news(rig, &before)
    })
}
