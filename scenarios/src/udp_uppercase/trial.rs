//! What is tried with programs of this exercise that have failed.

use sockspec_engine::rig::{Checked, ServerRig, Trial, Trials, Way};
use sockspec_model::Deed;

use super::{Uppercase, answer_to};
use crate::shared::trial::datagram;

pub(super) const TRIALS: Trials = Trials {
    server: &[Way::new(Deed::Answers, is_answered)],
    client: &[
        Way::new(Deed::Shows, datagram::is_shown::<Uppercase>),
        Way::new(Deed::SendsLines, datagram::is_sent),
    ],
};

/// Whether the line is answered in upper case.
fn is_answered(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    datagram::is_answered(rig, trial, answer_to)
}
