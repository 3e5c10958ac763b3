//! The chat server with a wrong turn: one thread that reads and one that
//! writes for each client, and an enum for every turn that can be taken
//! wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect is decided by what happens; the two that need a pause
//! (in `relay.rs`) pause for longer than any two messages are apart. Start
//! reading at [`run`], then `accept.rs`, then `talk.rs`.

mod accept;
mod leave;
mod relay;
mod room;
mod start;
mod table;
mod talk;

use std::process::ExitCode;

use super::{Flaw, Role};
use crate::chat_server::Options;
use crate::console::{self, FAILED, MISUSED};
use room::Server;

pub(super) use table::TABLES;

/// How the server takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    starts: start::Starts,
    accepts: accept::Accepts,
    keeps: accept::Keeps,
    takes: talk::Takes,
    breaks_at: talk::BreaksAt,
    acknowledges: talk::Acknowledges,
    logs: talk::Logs,
    relays: relay::Relays,
    tells: room::Tells,
    client_gone: leave::ClientGone,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    starts: start::Starts::Soundly,
    accepts: accept::Accepts::Everybody,
    keeps: accept::Keeps::Nothing,
    takes: talk::Takes::WholeMessages,
    breaks_at: talk::BreaksAt::Nothing,
    acknowledges: talk::Acknowledges::EveryMessage,
    logs: talk::Logs::Everything,
    relays: relay::Relays::ToEverybodyElse,
    tells: room::Tells::Everything,
    client_gone: leave::ClientGone::GoesOn,
};

/// Runs the server with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    let listener = match start::listen(behaviour.starts, &options) {
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
        scenario: "chat",
        role: Role::Server,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::ChatServer(behaviour),
    }
}

/// Ends the whole program, whatever its other threads are doing.
fn crash(reason: &str) -> ! {
    console::complain(&format!("The server crashes: {reason}."));
    #[expect(clippy::exit, reason = "the defect: one client ends it for all")]
    std::process::exit(i32::from(FAILED))
}
