//! How a message of a trial is said to a chat server that acknowledges.

use sockspec_engine::rig::{Checked, Peer, ServerRig, Trial};

use super::door::enter;
use super::words;
use crate::shared::trial::Manners;

const MANNERS: Manners = Manners {
    enter: newcomer,
    answer: acknowledgement,
};

/// Whether its message is acknowledged; a room that passes messages on cannot be asked so.
pub(super) fn is_acknowledged(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    if !words::acknowledges(rig.dialect()) {
        return Ok(None);
    }
    MANNERS.is_answered(rig, trial)
}

fn newcomer(rig: &mut ServerRig) -> Checked<Peer> {
    enter(rig, "Anna")
}

fn acknowledgement(rig: &ServerRig, message: &str) -> Vec<u8> {
    words::acknowledgement(rig.dialect(), message).into_bytes()
}
