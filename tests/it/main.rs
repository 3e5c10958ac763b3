//! Integration tests: the `sockspec` executable is driven as its users drive it.
//!
//! One binary with a module for each question. Programs under test stand in `tests/programs`, in the languages that
//! students use; a test that needs an interpreter or compiler that is not installed says so and passes.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it is"
)]

mod alone;
mod by_hand;
mod captures;
mod catalogue;
mod causes;
mod chat;
mod correct;
mod cuts;
mod deserved;
mod figures;
mod file_transfer;
mod fuzz;
mod half_closed;
mod hostile;
mod keeping;
mod machine;
mod manifest;
mod mistakes;
mod moment;
mod probe;
mod programs;
mod replay;
mod reports;
mod runs;
mod samples;
mod shrinking;
mod slow;
mod stopping;
mod tcp_dialogue;
mod tcp_greeting;
mod textbook;
mod tidy;
mod udp_hello;
mod udp_uppercase;
mod unhurried;
mod unsteady;
mod whom;
mod wrong;
