//! Reports: folds over the events of a run.
//!
//! Every report sees the same [`Event`]s and nothing else: no rig, no process, no clock. So a
//! report made from a recorded run is the same, byte for byte, as the one made while it ran. Start at [`Report`]; a new
//! one is a file here with one method.
//!
//! Invariant: what a report writes cannot act on a terminal or a browser. Each looks at an event only in the form in
//! which it stands in a recording.

mod account;
mod check_id;
mod conclusion;
mod gradescope;
pub mod jsonl;
mod junit;
pub mod pcapng;
mod progress;
pub mod reproducer;
mod tame;
mod terminal;

#[cfg(test)]
mod tests;

use std::io;

use sockspec_model::Event;

pub use account::account;
pub use gradescope::Gradescope;
pub use jsonl::Jsonl;
pub use junit::Junit;
pub use progress::Progress;
pub use reproducer::Reproducer;
pub use terminal::{Style, Terminal};

/// Something that is written from the events of a run.
pub trait Report {
    /// Takes the next event in, and writes what there is to say about it.
    ///
    /// # Errors
    /// When it cannot be written.
    fn on(&mut self, event: &Event) -> io::Result<()>;
}
