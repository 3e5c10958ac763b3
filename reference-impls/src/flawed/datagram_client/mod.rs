//! The two clients over UDP with a wrong turn: an enum for every turn that can
//! be taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance, so
//! that it shows every time. Start reading at [`run`].

mod ask;
mod exchange;
mod show;
mod table;

use std::process::ExitCode;

use super::{Flaw, Role};
use crate::console::{self, FAILED, MISUSED};
use crate::{udp_hello_client, udp_uppercase_client};

pub(super) use table::TABLES;

/// How the client takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    exercise: Exercise,
    prompts: ask::Prompts,
    end_of_input: ask::EndOfInput,
    goes: exchange::Goes,
    sends: exchange::Sends,
    waits: exchange::Waits,
    hears: exchange::Hears,
    no_server: show::NoServer,
    shows: show::Shows,
    leaves: show::Leaves,
}

/// Which of the two exercises it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exercise {
    Uppercase,
    Hello,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    exercise: Exercise::Uppercase,
    prompts: ask::Prompts::First,
    end_of_input: ask::EndOfInput::Ends,
    goes: exchange::Goes::WhereItWasTold,
    sends: exchange::Sends::WhatItHasToSay,
    waits: exchange::Waits::AndAsksAgain,
    hears: exchange::Hears::TheServer,
    no_server: show::NoServer::IsExplained,
    shows: show::Shows::TheAnswer,
    leaves: show::Leaves::InSuccess,
};

/// Where the server is, and what is said to it unless somebody types it.
struct Options {
    host: String,
    port: u16,
    hello: Option<String>,
}

/// Runs the client with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    match Options::read(behaviour.exercise, args) {
        Ok(options) => converse(behaviour, &options),
        Err(mistake) => console::give_up(MISUSED, &mistake),
    }
}

/// Holds one conversation.
fn converse(behaviour: Behaviour, options: &Options) -> ExitCode {
    let said = match &options.hello {
        Some(hello) => Ok(Some(hello.clone().into_bytes())),
        None => ask::ask(behaviour),
    };
    let said = match said {
        Ok(Some(said)) => said,
        Ok(None) => return ExitCode::SUCCESS,
        Err(error) => return console::give_up(FAILED, &format!("The client stops: {error}.")),
    };
    match exchange::exchange(behaviour, options, &said) {
        Ok(answers) => show::show(behaviour, &said, &answers),
        Err(error) => show::explain(behaviour, &error),
    }
}

impl Options {
    fn read(exercise: Exercise, args: &[String]) -> Result<Self, String> {
        Ok(match exercise {
            Exercise::Uppercase => {
                let read = udp_uppercase_client::Options::read(args)?;
                Self {
                    host: read.host,
                    port: read.port,
                    hello: None,
                }
            }
            Exercise::Hello => {
                let read = udp_hello_client::Options::read(args)?;
                Self {
                    host: read.host,
                    port: read.port,
                    hello: Some(read.hello),
                }
            }
        })
    }
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: match behaviour.exercise {
            Exercise::Uppercase => "udp-uppercase",
            Exercise::Hello => "udp-hello",
        },
        role: Role::Client,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::DatagramClient(behaviour),
    }
}
