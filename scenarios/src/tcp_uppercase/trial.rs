//! How a sentence of a trial is said to an upper-casing server.

use sockspec_engine::rig::{Checked, ServerRig, Trial};

use crate::shared::trial::Manners;

const MANNERS: Manners = Manners {
    enter: ServerRig::connect,
    answer: ServerRig::answer_to,
};

/// Whether its sentence is answered in upper case.
pub(super) fn is_answered(rig: &mut ServerRig, trial: &Trial) -> Checked<Option<bool>> {
    MANNERS.is_answered(rig, trial)
}
