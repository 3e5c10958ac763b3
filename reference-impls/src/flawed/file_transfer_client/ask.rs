//! Asking for a name, and leaving.
//!
//! A sound turn asks before it reads, in the words of the exercise, and ends
//! with status 0 when nobody names another file.

use std::io::{self, BufRead};
use std::process::ExitCode;
use std::time::Duration;

use super::Behaviour;
use crate::console::{self, FAILED};

/// How it asks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Prompts {
    First,
    AfterReading,
    InOtherWords,
}

/// What it does when the keyboard has nothing more to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EndOfInput {
    Ends,
    IsAskedAgain,
}

/// How it leaves.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leaves {
    InSuccess,
    AsIfItHadFailed,
    NotAtAll,
}

/// Asks for a name; there is none at the end of input.
pub(super) fn ask(behaviour: Behaviour) -> Option<String> {
    let words = "Input filename you want to send: ";
    loop {
        let typed = match behaviour.prompts {
            Prompts::First => prompt_and_read(words),
            Prompts::InOtherWords => prompt_and_read("Your turn> "),
            Prompts::AfterReading => {
                let typed = read();
                console::prompt(words);
                typed
            }
        };
        if typed.is_some() || behaviour.end_of_input == EndOfInput::Ends {
            return typed;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn prompt_and_read(words: &str) -> Option<String> {
    console::prompt(words);
    read()
}

/// One line without its newline.
fn read() -> Option<String> {
    let mut typed = String::new();
    let count = io::stdin().lock().read_line(&mut typed).unwrap_or(0);
    (count > 0).then(|| typed.trim_end_matches('\n').to_owned())
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
