//! What is tried with programs of this exercise that have failed.

use sockspec_engine::rig::{Checked, ServerRig, Trial, Trials, Way};
use sockspec_model::Deed;

use super::Uppercase;
use crate::shared::trial::{Manners, client};

pub(super) const TRIALS: Trials = Trials {
    server: &[Way::new(Deed::Answers, is_answered)],
    client: &[
        Way::new(Deed::Shows, client::is_shown::<Uppercase>),
        Way::new(Deed::SendsLines, client::is_sent),
    ],
};

const MANNERS: Manners = Manners {
    enter: ServerRig::connect,
    answer: |rig, sentence| Some(rig.answer_to(sentence)),
};

/// Whether the sentence is answered in upper case.
fn is_answered(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    MANNERS.is_answered(rig, trial)
}
