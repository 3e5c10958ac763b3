//! Asking for a sentence.
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
#[derive(Clone, Copy, Debug)]
pub(super) enum EndOfInput {
    Ends,
    IsAskedAgain,
}

/// Asks for a sentence; there is none at the end of input.
pub(super) fn ask(behaviour: Behaviour) -> io::Result<Option<Vec<u8>>> {
    let words = "Input lowercase sentence: ";
    loop {
        let typed = match behaviour.prompts {
            Prompts::First => prompt_and_read(words)?,
            Prompts::InOtherWords => prompt_and_read("Your turn> ")?,
            Prompts::AfterReading => {
                let typed = read()?;
                console::prompt(words);
                typed
            }
        };
        match (typed, behaviour.end_of_input) {
            (None, EndOfInput::IsAskedAgain) => std::thread::sleep(Duration::from_millis(20)),
            (typed, EndOfInput::Ends | EndOfInput::IsAskedAgain) => return Ok(typed),
        }
    }
}

fn prompt_and_read(words: &str) -> io::Result<Option<Vec<u8>>> {
    console::prompt(words);
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
