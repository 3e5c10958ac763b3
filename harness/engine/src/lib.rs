//! What drives programs: the operating system, the rig that checks see, and the runner.
//!
//! Start reading at [`runner::run`]; a check sees only [`rig`].
//!
//! Invariant: prints nothing and never ends the process. Only [`sys`] touches the operating system.

pub mod rig;
pub mod runner;
pub mod sys;
