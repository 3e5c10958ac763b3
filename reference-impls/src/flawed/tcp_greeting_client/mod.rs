//! The greeting client with a wrong turn: an enum for every turn that can be
//! taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance, so
//! that it shows every time. Start reading at [`run`].

mod leave;
mod receive;
mod show;
mod table;

use std::io::Write;
use std::net::TcpStream;
use std::process::ExitCode;

use super::approach::{self, Connects, NoServer};
use super::{Flaw, Role};
use crate::console::{self, MISUSED};
use crate::tcp_greeting_client::Options;

pub(super) use table::TABLES;

/// How the client takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    connects: Connects,
    no_server: NoServer,
    speaks: Speaks,
    receives: receive::Receives,
    no_greeting: receive::NoGreeting,
    shows: show::Shows,
    leaves: leave::Leaves,
}

/// What it says, though it has nothing to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaks {
    Never,
    First,
    WhenItWasGreeted,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    connects: Connects::AsTold,
    no_server: NoServer::IsExplained,
    speaks: Speaks::Never,
    receives: receive::Receives::UpToTheEnd,
    no_greeting: receive::NoGreeting::IsExplained,
    shows: show::Shows::TheGreeting,
    leaves: leave::Leaves::InSuccess,
};

/// Runs the client with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    match Options::read(args) {
        Ok(options) => converse(behaviour, &options),
        Err(mistake) => console::give_up(MISUSED, &mistake),
    }
}

/// Is greeted once.
fn converse(behaviour: Behaviour, options: &Options) -> ExitCode {
    let Behaviour {
        connects,
        no_server,
        ..
    } = behaviour;
    let server = match approach::connect(connects, no_server, &options.host, options.port) {
        Ok(server) => server,
        Err(status) => return status,
    };
    speak(behaviour, Speaks::First, &server);
    let greeting = match receive::receive(behaviour, &server) {
        Ok(greeting) => greeting,
        Err(status) => return status,
    };
    speak(behaviour, Speaks::WhenItWasGreeted, &server);
    show::show(behaviour.shows, &greeting);
    leave::leave(behaviour.leaves)
}

/// Speaks, if now is the time at which it does.
fn speak(behaviour: Behaviour, now: Speaks, mut server: &TcpStream) {
    if behaviour.speaks == now {
        // Whether anybody hears it does not matter to it.
        let _ = server.write_all(b"hello, server\n");
    }
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "tcp-greeting",
        role: Role::Client,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::GreetingClient(behaviour),
    }
}
