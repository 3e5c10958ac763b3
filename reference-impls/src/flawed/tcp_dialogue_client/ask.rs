//! Passing the question on to the person at the keyboard, and the line back.
//!
//! A sound turn shows the server's question first, reads one line, and sends
//! it as it was typed.

use std::io::{self, BufRead, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::{Behaviour, hear};
use crate::console;

/// What is asked, and when.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asks {
    TheServersQuestion,
    ShowsItTooLate,
    InItsOwnWords,
    BeforeItListens,
}

/// What it sends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sends {
    WhatWasTyped,
    Nothing,
    InUpperCase,
    AllButTheLastCharacter,
    AtMost(usize),
    AsciiOnly,
}

/// What it does when the keyboard has nothing more to say.
#[derive(Clone, Copy, Debug)]
pub(super) enum EndOfInput {
    Ends,
    IsReadAgain,
}

/// Shows the question, if now is the time at which it does.
pub(super) fn show(behaviour: Behaviour, question: &[u8]) {
    match behaviour.asks {
        Asks::TheServersQuestion | Asks::BeforeItListens => hear::show(behaviour.shows, question),
        Asks::InItsOwnWords => console::say("What is your name?"),
        Asks::ShowsItTooLate => {}
    }
}

/// One line without its newline; none at the end of input.
pub(super) fn read(end_of_input: EndOfInput) -> io::Result<Option<Vec<u8>>> {
    loop {
        let mut typed = Vec::new();
        let count = io::stdin().lock().read_until(b'\n', &mut typed)?;
        if typed.ends_with(b"\n") {
            typed.pop();
        }
        match end_of_input {
            EndOfInput::IsReadAgain if count == 0 => {
                std::thread::sleep(Duration::from_millis(20));
            }
            EndOfInput::Ends | EndOfInput::IsReadAgain => {
                return Ok((count > 0).then_some(typed));
            }
        }
    }
}

/// Sends the line.
pub(super) fn send(
    sends: Sends,
    mut server: &TcpStream,
    typed: &[u8],
    end: &str,
) -> io::Result<()> {
    let question_mark = |byte: &u8| if byte.is_ascii() { *byte } else { b'?' };
    let mut line = match sends {
        Sends::WhatWasTyped => typed.to_vec(),
        Sends::Nothing => return Ok(()),
        Sends::InUpperCase => typed.to_ascii_uppercase(),
        Sends::AllButTheLastCharacter => typed[..typed.len().saturating_sub(1)].to_vec(),
        Sends::AtMost(most) => typed[..typed.len().min(most)].to_vec(),
        Sends::AsciiOnly => typed.iter().map(question_mark).collect(),
    };
    line.extend_from_slice(end.as_bytes());
    server.write_all(&line)
}
