//! What is tried with programs of this exercise that have failed.

use sockspec_engine::rig::{Checked, ServerRig, Trial, Trials, Way};
use sockspec_model::Deed;

use super::{Hello, reply};
use crate::shared::trial::datagram;

pub(super) const TRIALS: Trials = Trials {
    server: &[Way::new(Deed::Answers, is_answered)],
    client: &[Way::new(Deed::Shows, datagram::is_shown::<Hello>)],
};

/// Whether the greeting gets the reply.
fn is_answered(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    datagram::is_answered(rig, trial, |rig, _| reply(rig))
}
