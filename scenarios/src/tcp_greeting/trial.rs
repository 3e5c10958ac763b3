//! What is tried with programs of this exercise that have failed.

use sockspec_engine::rig::{Trials, Way};
use sockspec_model::Deed;

use super::{FOREVER, Greeting};
use crate::shared::trial::{client, serves};

pub(super) const TRIALS: Trials = Trials {
    server: &[Way::new(Deed::Greets, serves::<Greeting>).needs(FOREVER)],
    client: &[Way::new(Deed::Shows, client::is_shown::<Greeting>)],
};
