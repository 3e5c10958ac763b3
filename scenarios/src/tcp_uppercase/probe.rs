//! Experiments that find out how a program of this exercise speaks.

use sockspec_engine::rig::{Probe, Probes};

use crate::shared::probe;

mod client;
mod server;

/// The experiments.
pub(super) const PROBES: Probes = Probes {
    server: &[
        Probe::new("framing", server::framing),
        Probe::new("newline", server::newline),
        Probe::new("session", server::session),
        Probe::new("mapping", server::mapping),
        Probe::new("answer_end", server::answer_end),
        Probe::new("answer_prefix", server::answer_prefix),
        probe::BIND,
        probe::READY,
    ],
    client: &[
        Probe::new("typed_end", client::typed_end),
        Probe::new("session", client::suits_session),
        probe::PROMPT,
        Probe::new("shown", client::shown),
    ],
};
