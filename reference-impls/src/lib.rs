//! Programs to talk to: clean ones to read, and wrong ones to catch.
//!
//! The clean programs are model answers to the exercises, one file each,
//! written for students. The flawed programs are the same exercises with one
//! deliberate defect each; a table names the defect and who must notice it.
//!
//! Nothing in this crate may depend on, or know of, whatever judges these
//! programs: a bug shared by both sides would be invisible. Start reading in
//! `tcp_uppercase_server.rs`.

#![forbid(unsafe_code)]

mod chat_client;
mod chat_server;
mod console;
mod file_transfer_client;
mod file_transfer_server;
mod flawed;
mod options;
mod tcp_dialogue_client;
mod tcp_dialogue_server;
mod tcp_greeting_client;
mod tcp_greeting_server;
mod tcp_uppercase_client;
mod tcp_uppercase_server;
mod udp_hello_client;
mod udp_hello_server;
mod udp_uppercase_client;
mod udp_uppercase_server;

use std::process::ExitCode;

pub use flawed::{Flaw, Role, flaws};

/// A bundled clean program.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// What it is called on the command line, for example `tcp-uppercase-server`.
    pub name: &'static str,
    /// One sentence: what it does.
    pub about: &'static str,
    /// Runs it with the given options (without its own name) until it ends.
    pub run: fn(&[String]) -> ExitCode,
}

/// Every bundled clean program.
pub const PROGRAMS: &[Program] = &[
    Program {
        name: "tcp-uppercase-server",
        about: "Answers every sentence it receives over TCP with the same sentence in upper case.",
        run: tcp_uppercase_server::run,
    },
    Program {
        name: "tcp-uppercase-client",
        about: "Asks for a sentence, sends it to the server and shows the answer.",
        run: tcp_uppercase_client::run,
    },
    Program {
        name: "udp-uppercase-server",
        about: "Answers every datagram with one that has the same text in upper case.",
        run: udp_uppercase_server::run,
    },
    Program {
        name: "udp-uppercase-client",
        about: "Asks for a line, sends it to the server as one datagram and shows the answer.",
        run: udp_uppercase_client::run,
    },
    Program {
        name: "udp-hello-server",
        about: "Answers every datagram with a greeting, and shows who has said what.",
        run: udp_hello_server::run,
    },
    Program {
        name: "udp-hello-client",
        about: "Says hello to the server in one datagram and shows the reply.",
        run: udp_hello_client::run,
    },
    Program {
        name: "tcp-greeting-server",
        about: "Greets every client that connects over TCP, and closes the connection.",
        run: tcp_greeting_server::run,
    },
    Program {
        name: "tcp-greeting-client",
        about: "Connects to the server and shows what it is greeted with.",
        run: tcp_greeting_client::run,
    },
    Program {
        name: "tcp-dialogue-server",
        about: "Asks every client that connects over TCP something, and takes the line that it answers.",
        run: tcp_dialogue_server::run,
    },
    Program {
        name: "tcp-dialogue-client",
        about: "Shows what the server asks, and sends what is typed.",
        run: tcp_dialogue_client::run,
    },
    Program {
        name: "chat-server",
        about: "Acknowledges every message of every client, or passes it on to all the others.",
        run: chat_server::run,
    },
    Program {
        name: "chat-client",
        about: "Sends what is typed, and shows what the server says while it waits for more.",
        run: chat_client::run,
    },
    Program {
        name: "file-transfer-server",
        about: "Asks how many clients will come, and stores the file that each of them sends.",
        run: file_transfer_server::run,
    },
    Program {
        name: "file-transfer-client",
        about: "Asks for the name of a file and sends it to the server, until nobody names another.",
        run: file_transfer_client::run,
    },
];
