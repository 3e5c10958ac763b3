//! Everything that touches the operating system.
//!
//! [`pod::Pod`] isolates one attempt and hands sockets out of it, [`program::Program`] is one running program,
//! [`kernel::Kernel`] tells what it is doing, [`deadline::Budget`] says how long to wait for it.
//!
//! Invariant: only this module spawns, binds, connects, kills, reads a clock or holds `unsafe`.

mod channel;
pub mod console;
pub mod cpu;
pub mod deadline;
pub(crate) mod elsewhere;
pub mod files;
pub(crate) mod gathering;
pub(crate) mod home;
pub mod kernel;
pub(crate) mod limits;
mod notify;
pub mod pod;
pub mod post;
pub mod program;
pub(crate) mod readiness;
mod socket;
pub mod survey;
pub(crate) mod tap;
mod trouble;
pub mod wire;

pub use trouble::Trouble;
