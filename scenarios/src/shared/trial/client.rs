//! How a client is told the message of a trial over a stream, and how it is seen whether it shows it, or sends it.

use sockspec_engine::rig::{Checked, ClientRig, Peer, Trial};
use sockspec_model::Question;

use super::super::Exercise;
use super::LARGE;

/// What follows a message: a connection that goes on, or none any more.
type After = fn(&mut ClientRig, Peer) -> Checked<Option<Peer>>;

/// Whether the client shows the message, behind which the connection ends as the exercise has it.
pub(crate) fn is_shown<E: Exercise>(rig: &mut ClientRig, trial: &Trial) -> Checked<Option<bool>> {
    shows::<E>(rig, trial, |rig, peer| rig.finish(peer).map(|()| None))
}

/// Whether the client shows the message while the connection goes on.
pub(crate) fn is_shown_meanwhile<E: Exercise>(
    rig: &mut ClientRig,
    trial: &Trial,
) -> Checked<Option<bool>> {
    shows::<E>(rig, trial, |_, peer| Ok(Some(peer)))
}

fn shows<E: Exercise>(rig: &mut ClientRig, trial: &Trial, after: After) -> Checked<Option<bool>> {
    let text = text(trial);
    let mut peer = E::ask(rig)?;
    if trial.question == Question::InTwoPieces {
        let (first, second) = text.split_at(text.len() / 2);
        peer.send(first)?;
        peer.until_read()?;
        peer.send(format!("{second}\n"))?;
    } else {
        peer.send(format!("{text}\n"))?;
    }
    let _still_there = if trial.question == Question::AfterHalfClose {
        peer.half_close();
        Some(peer)
    } else {
        after(rig, peer)?
    };
    rig.expect_on_screen(&text).map(|()| Some(true))
}

/// What a client is told.
pub(super) fn text(trial: &Trial) -> String {
    if trial.question == Question::BeyondAscii {
        return LARGE.to_owned();
    }
    trial.message.clone()
}

/// Whether a client that has been started sends the line that is typed.
pub(crate) fn is_sent(rig: &mut ClientRig, trial: &Trial) -> Checked<Option<bool>> {
    rig.start()?;
    rig.type_line(&trial.message)?;
    let mut peer = rig.accept()?;
    rig.expect_request(&mut peer, &trial.message)?;
    peer.leave().map(|()| Some(true))
}
