//! From what somebody wrote to a run: the part of the command line that the binary and `cargo test` share.
//!
//! Start at [`target::Target`], which turns into a [`prepared::Prepared`], from which a run is made.
//!
//! Invariant: nothing here prints or ends the process; what is wrong comes back as a [`mistake::Mistake`].

#![forbid(unsafe_code)]

pub mod bundled;
pub mod declared;
pub mod executable;
pub mod exit;
pub mod folder;
mod interpreter;
pub mod isolation;
pub mod kept;
pub mod manifest;
pub mod mistake;
pub mod nearest;
pub mod prepared;
pub mod program;
pub mod refusal;
pub mod scale;
pub mod selection;
pub mod shell;
pub mod target;
pub mod terms;
