//! Asking for a line.
//!
//! A sound turn asks before it reads, in the words of the exercise, and knows
//! the end of input from an empty line.

use std::io::{self, BufRead};
use std::time::Duration;

use super::Behaviour;
use crate::console;

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

/// Asks for a line; there is none at the end of input.
pub(super) fn ask(behaviour: Behaviour) -> io::Result<Option<Vec<u8>>> {
    loop {
        let typed = ask_once(behaviour.prompts)?;
        if typed.is_some() || behaviour.end_of_input == EndOfInput::Ends {
            return Ok(typed);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn ask_once(prompts: Prompts) -> io::Result<Option<Vec<u8>>> {
    match prompts {
        Prompts::First => console::prompt(WORDS),
        Prompts::InOtherWords => console::prompt("Your turn> "),
        Prompts::AfterReading => {
            let typed = read();
            console::prompt(WORDS);
            return typed;
        }
    }
    read()
}

/// One line without its newline.
fn read() -> io::Result<Option<Vec<u8>>> {
    let mut typed = Vec::new();
    let count = io::stdin().lock().read_until(b'\n', &mut typed)?;
    if typed.ends_with(b"\n") {
        typed.pop();
    }
    Ok((count > 0).then_some(typed))
}

const WORDS: &str = "Input lowercase sentence: ";
