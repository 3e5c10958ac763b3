//! The two servers over UDP with a wrong turn: one loop around one socket, and
//! an enum for every turn that can be taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance or
//! by the clock alone, so that it shows every time. Start reading at [`run`],
//! then `serve.rs`.

mod answer;
mod convert;
mod keep;
mod serve;
mod start;
mod table;

use std::net::UdpSocket;
use std::process::ExitCode;

use super::{Flaw, Role};
use crate::console::{self, FAILED, MISUSED};
use crate::{udp_hello_server, udp_uppercase_server};

pub(super) use table::TABLES;

/// How the server takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    exercise: Exercise,
    starts: start::Starts,
    binds: start::Binds,
    port_taken: start::PortTaken,
    announces: start::Announces,
    interrupted: start::Interrupted,
    waits: serve::Waits,
    serves: serve::Serves,
    room: serve::Room,
    breaks_at: serve::BreaksAt,
    keeps: keep::Keeps,
    logs: keep::Logs,
    converts: convert::Converts,
    sends: answer::Sends,
    answers_to: answer::AnswersTo,
    answers_from: answer::AnswersFrom,
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
    starts: start::Starts::Soundly,
    binds: start::Binds::AsTold,
    port_taken: start::PortTaken::IsExplained,
    announces: start::Announces::AtOnce,
    interrupted: start::Interrupted::Ends,
    waits: serve::Waits::InTheKernel,
    serves: serve::Serves::Everybody,
    room: serve::Room::ForEverything,
    breaks_at: serve::BreaksAt::Nothing,
    keeps: keep::Keeps::Nothing,
    logs: keep::Logs::Soundly,
    converts: convert::Converts::Soundly,
    sends: answer::Sends::TheWholeAnswer,
    answers_to: answer::AnswersTo::TheSender,
    answers_from: answer::AnswersFrom::ItsOwnPort,
};

/// What it was told on its command line.
enum Options {
    Uppercase(udp_uppercase_server::Options),
    Hello(udp_hello_server::Options),
}

/// Runs the server with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    let options = match Options::read(behaviour.exercise, args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match start::open(behaviour, &options) {
        Ok(socket) => serve(behaviour, options, socket),
        Err(status) => status,
    }
}

fn serve(behaviour: Behaviour, options: Options, socket: UdpSocket) -> ExitCode {
    match serve::Server::new(behaviour, options, socket).serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => console::give_up(FAILED, &format!("The server stops: {error}.")),
    }
}

impl Options {
    fn read(exercise: Exercise, args: &[String]) -> Result<Self, String> {
        match exercise {
            Exercise::Uppercase => udp_uppercase_server::Options::read(args).map(Self::Uppercase),
            Exercise::Hello => udp_hello_server::Options::read(args).map(Self::Hello),
        }
    }

    fn place(&self) -> (&str, u16) {
        match self {
            Self::Uppercase(options) => (&options.host, options.port),
            Self::Hello(options) => (&options.host, options.port),
        }
    }

    fn cannot_bind(&self, error: &std::io::Error) -> String {
        match self {
            Self::Uppercase(options) => options.cannot_bind(error),
            Self::Hello(options) => options.cannot_bind(error),
        }
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
        role: Role::Server,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::DatagramServer(behaviour),
    }
}

/// Ends the program because of what a client has sent.
fn crash(reason: &str) -> ! {
    console::complain(&format!("The server crashes: {reason}."));
    #[expect(clippy::exit, reason = "the defect: one client ends it for all")]
    std::process::exit(i32::from(FAILED))
}
