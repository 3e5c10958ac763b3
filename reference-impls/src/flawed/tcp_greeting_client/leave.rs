//! Leaving, once the greeting is shown.
//!
//! A sound turn ends with status 0. Anything else tells whoever started the
//! program that it failed, or that it still goes on.

use std::io::{self, BufRead};
use std::process::ExitCode;
use std::time::Duration;

use super::super::idle;
use crate::console::{self, FAILED};

/// How it leaves.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leaves {
    InSuccess,
    AsIfItHadFailed,
    NotAtAll,
    OnlyAtAWord,
}

/// Ends the program, or does not.
pub(super) fn leave(leaves: Leaves) -> ExitCode {
    match leaves {
        Leaves::InSuccess => ExitCode::SUCCESS,
        Leaves::AsIfItHadFailed => ExitCode::from(FAILED),
        Leaves::NotAtAll => idle(),
        Leaves::OnlyAtAWord => wait_for_the_word(),
    }
}

/// Asks for the word that ends it; an end of input is no word to it.
fn wait_for_the_word() -> ExitCode {
    loop {
        console::prompt("Type quit to leave: ");
        let mut typed = String::new();
        let count = io::stdin().lock().read_line(&mut typed);
        if typed.trim() == "quit" {
            return ExitCode::SUCCESS;
        }
        if matches!(count, Ok(0) | Err(_)) {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
