//! The greeting server with a wrong turn: one thread per client, and an enum
//! for every turn that can be taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance or
//! by the clock alone, so that it shows every time. Start reading at [`run`],
//! then `accept.rs`, then `greet.rs`.

mod accept;
mod greet;
mod hear;
mod table;

use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, OnceLock};

use super::door::{self, Door, Place};
use super::kept::{Keeps, Kept};
use super::{Flaw, Role};
use crate::console::{self, FAILED, MISUSED};
use crate::tcp_greeting_server::Options;

pub(super) use table::TABLES;

/// How the server takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    door: Door,
    accepts: accept::Accepts,
    logs: accept::Logs,
    last: accept::Last,
    keeps: Keeps,
    waits: greet::Waits,
    says: greet::Says,
    gone: greet::Gone,
    parts: hear::Parts,
    breaks_at: hear::BreaksAt,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    door: door::SOUND,
    accepts: accept::Accepts::Everybody,
    logs: accept::Logs::WhoHasCome,
    last: accept::Last::EndsWell,
    keeps: Keeps::Nothing,
    waits: greet::Waits::ForNothing,
    says: greet::Says::TheGreeting,
    gone: greet::Gone::IsNoMatter,
    parts: hear::Parts::Properly,
    breaks_at: hear::BreaksAt::Nothing,
};

/// The server as all its threads see it.
struct Server {
    behaviour: Behaviour,
    options: Options,
    kept: Kept,
    /// Clients that were connected when somebody last counted.
    guests: Mutex<Vec<TcpStream>>,
    /// Who came first.
    first: OnceLock<SocketAddr>,
}

/// Runs the server with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    let place = Place {
        host: &options.host,
        port: options.port,
        ready: "socket is listening",
    };
    let listener = match door::listen(behaviour.door, &place) {
        Ok(listener) => listener,
        Err(status) => return status,
    };
    let server = Arc::new(Server {
        behaviour,
        options,
        kept: Kept::default(),
        guests: Mutex::default(),
        first: OnceLock::new(),
    });
    match accept::serve(&listener, &server) {
        Ok(status) => status,
        Err(error) => console::give_up(FAILED, &format!("The server stops: {error}.")),
    }
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "tcp-greeting",
        role: Role::Server,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::GreetingServer(behaviour),
    }
}
