//! Experiments that find out how a program of this exercise speaks.

use sockspec_engine::rig::{Probe, Probes};

use crate::shared::probe;

mod client;
mod naming;
mod notices;
mod server;

/// The experiments.
pub(super) const PROBES: Probes = Probes {
    server: &[
        Probe::new("mode", naming::mode),
        Probe::new("name", naming::name),
        Probe::new("welcome", naming::welcome),
        Probe::new("ack", server::ack),
        Probe::new("framing", server::framing),
        Probe::new("newline", server::newline),
        Probe::new("sender_prefix", server::sender_prefix),
        Probe::new("echo_to_sender", server::echo_to_sender),
        Probe::new("join_notice", notices::join_notice),
        Probe::new("leave_notice", notices::leave_notice),
        probe::BIND,
        probe::READY,
    ],
    client: &[
        Probe::new("name", client::name),
        Probe::new("typed_end", client::typed_end),
        Probe::new("mode", client::mode),
        Probe::new("framing", client::framing),
        Probe::new("quit", client::quit),
        Probe::new("prompt", client::prompt),
        Probe::new("shown", client::shown),
    ],
};
