//! Leaving, once the answer is shown.
//!
//! A sound turn ends with status 0. Anything else tells whoever started the
//! program that the conversation failed, or that it still goes on.

use std::process::ExitCode;

use crate::console::FAILED;

/// How it leaves.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leaves {
    InSuccess,
    AsIfItHadFailed,
    NotAtAll,
}

/// Ends the program, or does not.
pub(super) fn leave(leaves: Leaves) -> ExitCode {
    match leaves {
        Leaves::InSuccess => ExitCode::SUCCESS,
        Leaves::AsIfItHadFailed => ExitCode::from(FAILED),
        Leaves::NotAtAll => loop {
            std::thread::park();
        },
    }
}
