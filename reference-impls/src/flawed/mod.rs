//! Programs that are wrong on purpose, as data.
//!
//! For each exercise there is one program whose every turn can be taken in a
//! sound way or in a wrong way. A flaw is a row in a table: a name, a sentence,
//! and the one turn that it takes wrongly. With no wrong turn such a program
//! does what the clean one does.
//!
//! Invariant: a flaw has one defect, and what it lists in `caught_by` is what
//! notices that defect and nothing else. To add one: add a row to a table, and
//! if its defect is new, a variant to the enum of the turn that it spoils.

mod approach;
mod chat_client;
mod chat_server;
mod common_rows;
mod datagram_client;
mod datagram_server;
mod door;
mod file_transfer_client;
mod file_transfer_server;
mod kept;
mod last_client;
mod presence;
mod tcp_dialogue_client;
mod tcp_dialogue_server;
mod tcp_greeting_client;
mod tcp_greeting_server;
mod tcp_uppercase_client;
mod tcp_uppercase_server;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use crate::console::{self, FAILED};

/// A deliberately wrong program.
#[derive(Clone, Copy, Debug)]
pub struct Flaw {
    /// Its own name, unique among all flaws.
    pub name: &'static str,
    /// The exercise that it gets wrong.
    pub scenario: &'static str,
    /// Which of the two sides of the exercise it plays.
    pub role: Role,
    /// One sentence: the defect.
    pub about: &'static str,
    /// The choices, as pairs of key and value, under which it is judged.
    pub set: &'static [(&'static str, &'static str)],
    /// The exact names of the checks that notice the defect.
    pub caught_by: &'static [&'static str],
    /// The misconceptions behind it, as far as they have a name: the first one
    /// must be recognised, any other of them may be.
    pub causes: &'static [&'static str],
    behaviour: Behaviour,
}

/// A side of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It waits for others to connect.
    Server,
    /// It connects to a server.
    Client,
}

/// Which program it is, and how that program takes its turns.
#[derive(Clone, Copy, Debug)]
enum Behaviour {
    DialogueServer(tcp_dialogue_server::Behaviour),
    DialogueClient(tcp_dialogue_client::Behaviour),
    GreetingServer(tcp_greeting_server::Behaviour),
    GreetingClient(tcp_greeting_client::Behaviour),
    ChatServer(chat_server::Behaviour),
    ChatClient(chat_client::Behaviour),
    FileTransferServer(file_transfer_server::Behaviour),
    FileTransferClient(file_transfer_client::Behaviour),
    TcpUppercaseServer(tcp_uppercase_server::Behaviour),
    TcpUppercaseClient(tcp_uppercase_client::Behaviour),
    DatagramServer(datagram_server::Behaviour),
    DatagramClient(datagram_client::Behaviour),
}

/// Every flaw, exercise by exercise.
pub fn flaws() -> impl Iterator<Item = &'static Flaw> {
    let tables = [
        tcp_uppercase_server::TABLES,
        tcp_uppercase_client::TABLES,
        datagram_server::TABLES,
        datagram_client::TABLES,
        tcp_greeting_server::TABLES,
        tcp_greeting_client::TABLES,
        tcp_dialogue_server::TABLES,
        tcp_dialogue_client::TABLES,
        chat_server::TABLES,
        chat_client::TABLES,
        file_transfer_server::TABLES,
        file_transfer_client::TABLES,
    ];
    tables.into_iter().flatten().copied().flatten()
}

impl Flaw {
    /// Runs the program with the given options (without its own name).
    ///
    /// The options are those of the clean program for the same exercise and
    /// role.
    pub fn run(&self, args: &[String]) -> ExitCode {
        match self.behaviour {
            Behaviour::DialogueServer(behaviour) => tcp_dialogue_server::run(behaviour, args),
            Behaviour::DialogueClient(behaviour) => tcp_dialogue_client::run(behaviour, args),
            Behaviour::GreetingServer(behaviour) => tcp_greeting_server::run(behaviour, args),
            Behaviour::GreetingClient(behaviour) => tcp_greeting_client::run(behaviour, args),
            Behaviour::ChatServer(behaviour) => chat_server::run(behaviour, args),
            Behaviour::ChatClient(behaviour) => chat_client::run(behaviour, args),
            Behaviour::FileTransferServer(behaviour) => file_transfer_server::run(behaviour, args),
            Behaviour::FileTransferClient(behaviour) => file_transfer_client::run(behaviour, args),
            Behaviour::TcpUppercaseServer(behaviour) => tcp_uppercase_server::run(behaviour, args),
            Behaviour::TcpUppercaseClient(behaviour) => tcp_uppercase_client::run(behaviour, args),
            Behaviour::DatagramServer(behaviour) => datagram_server::run(behaviour, args),
            Behaviour::DatagramClient(behaviour) => datagram_client::run(behaviour, args),
        }
    }
}

/// Does nothing any more, for ever.
fn idle() -> ! {
    loop {
        std::thread::park();
    }
}

/// Ends the whole program, whatever its other threads are doing.
fn crash(reason: &str) -> ! {
    console::complain(&format!("The program crashes: {reason}."));
    #[expect(clippy::exit, reason = "the defect: one peer ends it for all")]
    std::process::exit(i32::from(FAILED))
}
