//! The upper-case client with a wrong turn: an enum for every turn that can be
//! taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance, so
//! that it shows every time. Start reading at [`run`].

mod ask;
mod connect;
mod leave;
mod receive;
mod send;
mod show;
mod table;

use std::process::ExitCode;

use super::{Flaw, Role};
use crate::console::{self, FAILED, MISUSED};
use crate::tcp_uppercase_client::Options;

pub(super) use table::TABLES;

/// How the client takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    connects: connect::Connects,
    no_server: connect::NoServer,
    prompts: ask::Prompts,
    end_of_input: ask::EndOfInput,
    sends: send::Sends,
    receives: receive::Receives,
    no_answer: receive::NoAnswer,
    shows: show::Shows,
    leaves: leave::Leaves,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    connects: connect::Connects::AsTold,
    no_server: connect::NoServer::IsExplained,
    prompts: ask::Prompts::First,
    end_of_input: ask::EndOfInput::Ends,
    sends: send::Sends::WhatWasTyped,
    receives: receive::Receives::UpToTheEnd,
    no_answer: receive::NoAnswer::IsExplained,
    shows: show::Shows::TheAnswer,
    leaves: leave::Leaves::InSuccess,
};

/// Runs the client with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    match Options::read(args) {
        Ok(options) => converse(behaviour, &options),
        Err(mistake) => console::give_up(MISUSED, &mistake),
    }
}

/// Holds one conversation.
fn converse(behaviour: Behaviour, options: &Options) -> ExitCode {
    let mut server = match connect::connect(behaviour, options) {
        Ok(server) => server,
        Err(status) => return status,
    };
    let typed = match ask::ask(behaviour) {
        Ok(Some(typed)) => typed,
        Ok(None) => return ExitCode::SUCCESS,
        Err(error) => return give_up(&error),
    };
    if let Err(error) = send::send(behaviour.sends, options, &mut server, &typed) {
        return give_up(&error);
    }
    let answer = match receive::receive(behaviour, &server) {
        Ok(answer) => answer,
        Err(status) => return status,
    };
    show::show(behaviour.shows, &typed, &answer);
    leave::leave(behaviour.leaves)
}

/// Ends because of an error that is not part of any defect.
fn give_up(error: &std::io::Error) -> ExitCode {
    console::give_up(FAILED, &format!("The client stops: {error}."))
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "tcp-uppercase",
        role: Role::Client,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::TcpUppercaseClient(behaviour),
    }
}
