//! Experiments that find out how a program of this exercise speaks.

use sockspec_engine::rig::Probes;

/// The experiments.
pub(super) const PROBES: Probes = Probes {
    server: &[],
    client: &[],
};
