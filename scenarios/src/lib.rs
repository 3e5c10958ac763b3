//! The assignments: one folder each, with its clauses, its dialect and its checks.
//!
//! A check is a straight line of the rig's verbs; what several scenarios share stands in `shared`, once. To add a
//! scenario, add a folder and a line to [`SCENARIOS`].
//!
//! Invariant: depends on the model and on `engine::rig` only, and names no reference program.

use proptest::strategy::Strategy;
use sockspec_engine::rig::{Case, Scenario};

mod chat;
mod file_transfer;
pub mod lessons;
mod shared;
mod tcp_dialogue;
mod tcp_greeting;
mod tcp_uppercase;
mod udp_hello;
mod udp_uppercase;

/// Every scenario.
pub const SCENARIOS: &[&Scenario] = &[
    &tcp_uppercase::SCENARIO,
    &udp_uppercase::SCENARIO,
    &tcp_greeting::SCENARIO,
    &udp_hello::SCENARIO,
    &chat::SCENARIO,
    &file_transfer::SCENARIO,
    &tcp_dialogue::SCENARIO,
];

/// Finds a scenario by name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Scenario> {
    SCENARIOS
        .iter()
        .copied()
        .find(|scenario| scenario.name == name)
}

/// The cases that `tcp-uppercase/server/any-segmentation` generates, for whoever measures what generating costs.
pub fn generated_cuts() -> impl Strategy<Value = impl Case> {
    shared::cut::cut(shared::input::ascii_sentences())
}

#[cfg(test)]
mod tests;
