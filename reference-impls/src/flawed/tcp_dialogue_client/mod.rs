//! The dialogue client with a wrong turn: an enum for every turn that can be
//! taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. It reads the question up to its newline, then the keyboard,
//! then whatever the server still says. A defect must be decided by what
//! happens, never by chance, so that it shows every time. Start reading at
//! [`run`].

mod ask;
mod hear;
mod table;

use std::net::TcpStream;
use std::process::ExitCode;

use super::approach::{self, Connects, NoServer};
use super::{Flaw, Role, idle};
use crate::console::{self, FAILED, MISUSED};
use crate::tcp_dialogue_client::Options;

pub(super) use table::TABLES;

/// How the client takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    connects: Connects,
    no_server: NoServer,
    receives: hear::Receives,
    no_words: hear::NoWords,
    shows: hear::Shows,
    asks: ask::Asks,
    sends: ask::Sends,
    end_of_input: ask::EndOfInput,
    last_words: hear::LastWords,
    rounds: Rounds,
    leaves: Leaves,
}

/// What follows the line.
#[derive(Clone, Copy, Debug)]
enum Rounds {
    HearsToTheEnd,
    TakesTurns,
}

/// How it leaves.
#[derive(Clone, Copy, Debug)]
enum Leaves {
    InSuccess,
    AsIfItHadFailed,
    NotAtAll,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    connects: Connects::AsTold,
    no_server: NoServer::IsExplained,
    receives: hear::Receives::UpToTheNewline,
    no_words: hear::NoWords::AreExplained,
    shows: hear::Shows::TheWords,
    asks: ask::Asks::TheServersQuestion,
    sends: ask::Sends::WhatWasTyped,
    end_of_input: ask::EndOfInput::Ends,
    last_words: hear::LastWords::AreShown,
    rounds: Rounds::HearsToTheEnd,
    leaves: Leaves::InSuccess,
};

/// Runs the client with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    match Options::read(args) {
        Ok(options) => connect_and_converse(behaviour, &options),
        Err(mistake) => console::give_up(MISUSED, &mistake),
    }
}

fn connect_and_converse(behaviour: Behaviour, options: &Options) -> ExitCode {
    let Behaviour {
        connects,
        no_server,
        ..
    } = behaviour;
    let server = match approach::connect(connects, no_server, &options.host, options.port) {
        Ok(server) => server,
        Err(status) => return status,
    };
    match converse(behaviour, options, &server) {
        Ok(()) => leave(behaviour.leaves),
        Err(status) => status,
    }
}

/// Hears the question, sends the line, hears the rest; the error is the exit status.
fn converse(behaviour: Behaviour, options: &Options, server: &TcpStream) -> Result<(), ExitCode> {
    let read = || ask::read(behaviour.end_of_input).map_err(|error| give_up(&error));
    let too_early = matches!(behaviour.asks, ask::Asks::BeforeItListens);
    if let Rounds::TakesTurns = behaviour.rounds {
        return take_turns(behaviour, options, server);
    }
    let early = if too_early { read()? } else { None };
    if too_early && early.is_none() {
        return Ok(());
    }
    let question = hear::question(behaviour, server)?;
    ask::show(behaviour, &question);
    let typed = if too_early { early } else { read()? };
    let Some(typed) = typed else {
        return Ok(());
    };
    if let ask::Asks::ShowsItTooLate = behaviour.asks {
        hear::show(behaviour.shows, &question);
    }
    ask::send(behaviour.sends, server, &typed, options.typed_end)
        .map_err(|error| give_up(&error))?;
    hear::last_words(behaviour, server)
}

/// Hears the question, says a line, hears the reply, round after round; the next question may be behind the reply already,
/// and is waited for in vain.
fn take_turns(behaviour: Behaviour, options: &Options, server: &TcpStream) -> Result<(), ExitCode> {
    let read = || ask::read(behaviour.end_of_input).map_err(|error| give_up(&error));
    while hear::turn(behaviour, server)? {
        let Some(typed) = read()? else { break };
        ask::send(behaviour.sends, server, &typed, options.typed_end)
            .map_err(|error| give_up(&error))?;
        if !hear::turn(behaviour, server)? {
            break;
        }
    }
    Ok(())
}

/// Ends the program, or does not.
fn leave(leaves: Leaves) -> ExitCode {
    match leaves {
        Leaves::InSuccess => ExitCode::SUCCESS,
        Leaves::AsIfItHadFailed => ExitCode::from(FAILED),
        Leaves::NotAtAll => idle(),
    }
}

/// Ends because of an error that is not part of any defect.
fn give_up(error: &std::io::Error) -> ExitCode {
    console::give_up(FAILED, &format!("The client stops: {error}."))
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "tcp-dialogue",
        role: Role::Client,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::DialogueClient(behaviour),
    }
}
