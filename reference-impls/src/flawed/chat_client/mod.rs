//! The chat client with a wrong turn: an enum for every turn that can be taken
//! wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. Start reading at [`run`]; what the server says is heard in
//! `hear.rs`.

mod hear;
mod table;

use std::io::{self, BufRead, Write};
use std::net::TcpStream;
use std::process::ExitCode;
use std::time::Duration;

use super::{Flaw, Role};
use crate::chat_client::Options;
use crate::console::{self, FAILED, MISUSED};

pub(super) use table::TABLES;

/// How the client takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    connects: Connects,
    asks: Asks,
    end_of_input: EndOfInput,
    sends: Sends,
    hears: hear::Hears,
    keeps: hear::Keeps,
    shows: hear::Shows,
    no_more: hear::NoMore,
    leaves: Leaves,
}

/// Where it connects, and what it does if nobody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Connects {
    AsTold,
    ToTheNextPort,
    OrEndsInSilence,
    OrPanics,
}

/// How it asks.
#[derive(Clone, Copy, Debug)]
enum Asks {
    InTheGivenWords,
    InOtherWords,
}

/// What it does when the keyboard has nothing more to say.
#[derive(Clone, Copy, Debug)]
enum EndOfInput {
    Ends,
    IsAskedAgain,
}

/// What it sends.
#[derive(Clone, Copy, Debug)]
enum Sends {
    WhatWasTyped,
    ItInUpperCase,
    AtMost(usize),
    OnlyTheFirst,
}

/// How it leaves at the word for that.
#[derive(Clone, Copy, Debug)]
enum Leaves {
    InSuccess,
    AsIfItHadFailed,
    AtItsWordAnywhere,
}

impl Leaves {
    /// Whether this line says so.
    fn are_said_in(self, line: &[u8], word: &str) -> bool {
        match self {
            Self::InSuccess | Self::AsIfItHadFailed => line == word.as_bytes(),
            Self::AtItsWordAnywhere => String::from_utf8_lossy(line).contains(word),
        }
    }
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    connects: Connects::AsTold,
    asks: Asks::InTheGivenWords,
    end_of_input: EndOfInput::Ends,
    sends: Sends::WhatWasTyped,
    hears: hear::Hears::AtOnce,
    keeps: hear::Keeps::AllOfIt,
    shows: hear::Shows::EverythingSaid,
    no_more: hear::NoMore::Ends,
    leaves: Leaves::InSuccess,
};

/// Runs the client with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    let server = match connect(behaviour.connects, &options) {
        Ok(server) => server,
        Err(status) => return status,
    };
    match chat(behaviour, &options, server) {
        Ok(status) => status,
        Err(error) => console::give_up(FAILED, &format!("The client stops: {error}.")),
    }
}

/// Opens the connection; the error is the exit status.
fn connect(connects: Connects, options: &Options) -> Result<TcpStream, ExitCode> {
    let next = u16::from(connects == Connects::ToTheNextPort);
    let port = options.port.wrapping_add(next);
    TcpStream::connect((options.host.as_str(), port)).map_err(|error| match connects {
        Connects::OrEndsInSilence => ExitCode::from(FAILED),
        Connects::OrPanics => panic!("{error:?}"),
        Connects::AsTold | Connects::ToTheNextPort => {
            console::give_up(FAILED, &format!("There is no server: {error}."))
        }
    })
}

/// Sends what is typed, and has what comes shown, until the user leaves.
fn chat(behaviour: Behaviour, options: &Options, mut server: TcpStream) -> io::Result<ExitCode> {
    let mut ear = hear::Ear::begin(behaviour, options, &server)?;
    if let Some(introduction) = &options.name {
        let Some(name) = ask(behaviour, "Enter your name: ")? else {
            return Ok(ExitCode::SUCCESS);
        };
        let name = String::from_utf8_lossy(&name).into_owned();
        let line = introduction.replace("{name}", &name);
        server.write_all(&[line.as_bytes(), options.typed_end.as_bytes()].concat())?;
    }
    let mut said = 0;
    while let Some(typed) = ask(behaviour, hear::PROMPT)? {
        let leaves = |word: &String| behaviour.leaves.are_said_in(&typed, word);
        if options.quit.as_ref().is_some_and(leaves) {
            return Ok(match behaviour.leaves {
                Leaves::InSuccess | Leaves::AtItsWordAnywhere => ExitCode::SUCCESS,
                Leaves::AsIfItHadFailed => ExitCode::from(FAILED),
            });
        }
        let text = match behaviour.sends {
            Sends::WhatWasTyped => typed,
            Sends::ItInUpperCase => typed.to_ascii_uppercase(),
            Sends::AtMost(most) => typed[..typed.len().min(most)].to_vec(),
            Sends::OnlyTheFirst if said > 0 => continue,
            Sends::OnlyTheFirst => typed,
        };
        said += 1;
        server.write_all(&[&text, options.typed_end.as_bytes()].concat())?;
        ear.after_speaking(&text);
    }
    Ok(ExitCode::SUCCESS)
}

/// Asks for a line; there is none at the end of input.
fn ask(behaviour: Behaviour, prompt: &str) -> io::Result<Option<Vec<u8>>> {
    loop {
        console::prompt(match behaviour.asks {
            Asks::InTheGivenWords => prompt,
            Asks::InOtherWords => "Your turn> ",
        });
        let mut typed = Vec::new();
        let count = io::stdin().lock().read_until(b'\n', &mut typed)?;
        if typed.ends_with(b"\n") {
            typed.pop();
        }
        match (count, behaviour.end_of_input) {
            (0, EndOfInput::IsAskedAgain) => std::thread::sleep(Duration::from_millis(20)),
            (count, EndOfInput::Ends | EndOfInput::IsAskedAgain) => {
                return Ok((count > 0).then_some(typed));
            }
        }
    }
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "chat",
        role: Role::Client,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::ChatClient(behaviour),
    }
}
