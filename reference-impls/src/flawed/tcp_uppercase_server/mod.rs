//! The upper-case server with a wrong turn: one thread per client, and an enum
//! for every turn that can be taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance or
//! by the clock alone, so that it shows every time. Start reading at
//! [`run`], then `accept.rs`, then `talk.rs`.

mod accept;
mod answer;
mod convert;
mod gather;
mod leave;
mod receive;
mod start;
mod state;
mod table;
mod talk;

use std::process::ExitCode;

use super::{Flaw, Role, crash, idle};
use crate::console::{self, FAILED, MISUSED};
use crate::tcp_uppercase_server::Options;
use state::Server;

pub(super) use table::TABLES;

/// How the server takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    starts: start::Starts,
    binds: start::Binds,
    port_taken: start::PortTaken,
    announces: start::Announces,
    interrupted: start::Interrupted,
    accepts: accept::Accepts,
    keeps: accept::Keeps,
    receives: receive::Receives,
    gathers: gather::Gathers,
    breaks_at: gather::BreaksAt,
    converts: convert::Converts,
    sends: answer::Sends,
    answers_to: answer::AnswersTo,
    after_the_answer: leave::AfterTheAnswer,
    client_gone: leave::ClientGone,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    starts: start::Starts::Soundly,
    binds: start::Binds::AsTold,
    port_taken: start::PortTaken::IsExplained,
    announces: start::Announces::AtOnce,
    interrupted: start::Interrupted::Ends,
    accepts: accept::Accepts::Everybody,
    keeps: accept::Keeps::Nothing,
    receives: receive::Receives::WhatArrives,
    gathers: gather::Gathers::Soundly,
    breaks_at: gather::BreaksAt::Nothing,
    converts: convert::Converts::Soundly,
    sends: answer::Sends::TheWholeAnswer,
    answers_to: answer::AnswersTo::WhoAsked,
    after_the_answer: leave::AfterTheAnswer::DoesAsTold,
    client_gone: leave::ClientGone::GoesOn,
};

/// Runs the server with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    let listener = match start::listen(behaviour, &options) {
        Ok(listener) => listener,
        Err(status) => return status,
    };
    match accept::serve(&listener, &Server::new(behaviour, options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => console::give_up(FAILED, &format!("The server stops: {error}.")),
    }
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "tcp-uppercase",
        role: Role::Server,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::TcpUppercaseServer(behaviour),
    }
}
