//! Parting: when the server has answered, and when the client has left.
//!
//! A sound turn closes the connection once, says goodbye properly, and leaves
//! the server as it was before this client came.

use std::io::{self, Read};
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::Ordering;

use super::crash;
use super::state::Server;
use super::talk::{Client, End};
use crate::tcp_uppercase_server::Session;

/// What it does when it has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AfterTheAnswer {
    DoesAsTold,
    AlwaysCloses,
    NeverCloses,
    ClosesWithoutGoodbye,
}

/// What it does when the client is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClientGone {
    GoesOn,
    CrashesAtSilence,
    CrashesAtReset,
    SpinsAfterGoodbye,
    SpinsAfterReset,
}

/// Whether the conversation is over, now that a sentence has been answered.
pub(super) fn is_done(server: &Server) -> bool {
    match server.behaviour.after_the_answer {
        AfterTheAnswer::AlwaysCloses => true,
        AfterTheAnswer::NeverCloses => false,
        AfterTheAnswer::DoesAsTold | AfterTheAnswer::ClosesWithoutGoodbye => {
            server.options.session == Session::Single
        }
    }
}

/// Parts from a client.
pub(super) fn part(server: &Server, client: &Client, end: &io::Result<End>) {
    match end {
        Ok(End::Answered) => {}
        Ok(End::ClientLeft) => after_a_goodbye(server, client),
        Err(error) => after_a_reset(server, client, error),
    }
    if server.behaviour.after_the_answer != AfterTheAnswer::ClosesWithoutGoodbye {
        // Whoever is gone needs no goodbye.
        let _ = say_goodbye(&client.stream);
    }
}

/// The client has ended its side.
fn after_a_goodbye(server: &Server, client: &Client) {
    match server.behaviour.client_gone {
        ClientGone::CrashesAtSilence if !client.has_spoken => crash("nothing was received"),
        ClientGone::SpinsAfterGoodbye if !client.has_spoken => spin(server, &client.stream),
        ClientGone::GoesOn
        | ClientGone::CrashesAtSilence
        | ClientGone::CrashesAtReset
        | ClientGone::SpinsAfterGoodbye
        | ClientGone::SpinsAfterReset => {}
    }
}

/// The connection is broken.
fn after_a_reset(server: &Server, client: &Client, error: &io::Error) {
    match server.behaviour.client_gone {
        ClientGone::CrashesAtReset => crash(&error.to_string()),
        ClientGone::SpinsAfterReset if !client.has_spoken => spin(server, &client.stream),
        ClientGone::GoesOn
        | ClientGone::CrashesAtSilence
        | ClientGone::SpinsAfterGoodbye
        | ClientGone::SpinsAfterReset => {}
    }
}

/// Receives from a client that will never send again, round and round.
fn spin(server: &Server, mut stream: &TcpStream) {
    if !server.spins.swap(true, Ordering::Relaxed) {
        loop {
            let _ = stream.read(&mut [0; 64]);
        }
    }
}

/// Ends the connection, having read what has arrived.
fn say_goodbye(mut stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_nonblocking(true)?;
    let mut unread = [0; 4096];
    for _ in 0..256 {
        if !matches!(stream.read(&mut unread), Ok(1..)) {
            break;
        }
    }
    stream.shutdown(Shutdown::Both)
}
