//! What is tried with programs of this exercise that have failed.

use sockspec_engine::rig::{Checked, ClientRig, ServerRig, Trial, Trials, Way};
use sockspec_model::Deed;

use super::{Talk, ask, asked, reply_to};
use crate::shared::Exercise;
use crate::shared::trial::{Manners, client};

pub(super) const TRIALS: Trials = Trials {
    server: &[Way::new(Deed::Answers, is_answered)],
    client: &[
        Way::new(Deed::Shows, client::is_shown_meanwhile::<Talk>),
        Way::new(Deed::SendsLines, is_sent),
    ],
};

const MANNERS: Manners = Manners {
    enter: asked,
    answer: |rig, line| reply_to(rig.dialect(), line).map(String::into_bytes),
};

/// Whether the line gets its reply, or is taken where none is declared.
fn is_answered(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    MANNERS.is_answered(rig, trial)
}

/// Whether a client that was asked sends the line that is typed.
fn is_sent(rig: &mut ClientRig, trial: &Trial) -> Checked<Option<bool>> {
    let mut peer = ask(rig, &Talk::shown(rig.dialect()))?;
    rig.type_line(&trial.message)?;
    rig.expect_request(&mut peer, &trial.message)?;
    peer.leave().map(|()| Some(true))
}
