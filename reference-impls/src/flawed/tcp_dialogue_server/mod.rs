//! The dialogue server with a wrong turn: one thread per client, and an enum
//! for every turn that can be taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance or
//! by the clock alone, so that it shows every time. Start reading at [`run`],
//! then `accept.rs`, then `talk.rs`.

mod accept;
mod hear;
mod table;
mod talk;

use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use super::door::{self, Door, Place};
use super::kept::{Keeps, Kept};
use super::{Flaw, Role};
use crate::console::{self, FAILED, MISUSED};
use crate::tcp_dialogue_server::Options;

pub(super) use table::TABLES;

/// How the server takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    door: Door,
    accepts: accept::Accepts,
    keeps: Keeps,
    prompts: talk::Prompts,
    takes: talk::Takes,
    replies: talk::Replies,
    goes_on: talk::GoesOn,
    gone: hear::Gone,
    breaks_at: hear::BreaksAt,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    door: door::SOUND,
    accepts: accept::Accepts::Everybody,
    keeps: Keeps::Nothing,
    prompts: talk::Prompts::AsTold,
    takes: talk::Takes::TheLine,
    replies: talk::Replies::AsTold,
    goes_on: talk::GoesOn::AsTold,
    gone: hear::Gone::IsNoMatter,
    breaks_at: hear::BreaksAt::Nothing,
};

/// The server as all its threads see it.
struct Server {
    behaviour: Behaviour,
    options: Options,
    kept: Kept,
    /// What the first client said, if it is remembered.
    first_line: Mutex<Option<Vec<u8>>>,
    /// A thread goes round in circles already; one is enough to be noticed.
    spins: AtomicBool,
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
        ready: "The server is ready to receive",
    };
    let listener = match door::listen(behaviour.door, &place) {
        Ok(listener) => listener,
        Err(status) => return status,
    };
    let server = Arc::new(Server {
        behaviour,
        options,
        kept: Kept::default(),
        first_line: Mutex::default(),
        spins: AtomicBool::new(false),
    });
    match accept::serve(&listener, &server) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => console::give_up(FAILED, &format!("The server stops: {error}.")),
    }
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "tcp-dialogue",
        role: Role::Server,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::DialogueServer(behaviour),
    }
}
