//! The file client with a wrong turn: an enum for every turn that can be taken
//! wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance, so
//! that it shows every time. Start reading at [`run`].

mod ask;
mod connect;
mod open;
mod send;
mod table;

use std::process::ExitCode;

use super::{Flaw, Role};
use crate::console::{self, FAILED, MISUSED};
use crate::file_transfer_client::Options;

pub(super) use table::TABLES;

/// How the client takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    connects: connect::Connects,
    no_server: connect::NoServer,
    second: connect::Second,
    prompts: ask::Prompts,
    end_of_input: ask::EndOfInput,
    leaves: ask::Leaves,
    bad_name: open::BadName,
    folder: open::Folder,
    forbidden: open::Forbidden,
    reads: open::Reads,
    sends: send::Sends,
    empty: send::Empty,
    broken: send::Broken,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    connects: connect::Connects::AsTold,
    no_server: connect::NoServer::IsExplained,
    second: connect::Second::OnAConnectionOfItsOwn,
    prompts: ask::Prompts::First,
    end_of_input: ask::EndOfInput::Ends,
    leaves: ask::Leaves::InSuccess,
    bad_name: open::BadName::IsReported,
    folder: open::Folder::IsReported,
    forbidden: open::Forbidden::IsReported,
    reads: open::Reads::Bytes,
    sends: send::Sends::EveryByte,
    empty: send::Empty::IsSent,
    broken: send::Broken::IsExplained,
};

/// Runs the client with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    match Options::read(args) {
        Ok(options) => ask_and_send(behaviour, &options),
        Err(mistake) => console::give_up(MISUSED, &mistake),
    }
}

/// Asks for a name and sends the file, again and again.
fn ask_and_send(behaviour: Behaviour, options: &Options) -> ExitCode {
    let mut server = None;
    while let Some(name) = ask::ask(behaviour) {
        if options.quit.as_ref() == Some(&name) {
            break;
        }
        let source = match open::open(behaviour, &name) {
            Ok(source) => source,
            Err(open::Refused::AskAgain) => continue,
            Err(open::Refused::End(status)) => return status,
        };
        let connected = connect::connect(behaviour, options, server.take());
        let mut connection = match connected {
            Ok(connection) => connection,
            Err(status) => return status,
        };
        if let Err(error) = send::send(behaviour, source, &mut connection) {
            return send::broken(behaviour.broken, &error);
        }
        server = Some(connection);
        connect::part(behaviour, &mut server);
    }
    ask::leave(behaviour.leaves)
}

/// Ends because of an error that is not part of any defect.
fn give_up(error: &std::io::Error) -> ExitCode {
    console::give_up(FAILED, &format!("The client stops: {error}."))
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "file-transfer",
        role: Role::Client,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::FileTransferClient(behaviour),
    }
}
