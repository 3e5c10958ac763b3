//! Letting clients in: how many, what is left behind by each, and ending.
//!
//! A sound server gives every client a thread of its own, serves as many as
//! were declared, waits for them and ends.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use super::{Server, idle, lock, receive};
use crate::console::{self, FAILED};

/// How many it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Serves {
    AsManyAsDeclared,
    AtMost(usize),
    OneMore,
    OneAndEnds,
}

/// How it ends when all have been served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    InSuccess,
    AsIfItHadFailed,
    NotAtAll,
}

/// What it forgets to give back after each client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeps {
    Nothing,
    Sockets,
    Children,
    Memory,
}

/// Serves so many clients, or whoever comes.
pub(super) fn serve(
    listener: &TcpListener,
    server: &Arc<Server>,
    declared: Option<usize>,
) -> io::Result<()> {
    let count = match (server.behaviour.serves, declared) {
        (Serves::OneAndEnds, None) => Some(1),
        (_, None) => None,
        (Serves::AsManyAsDeclared | Serves::OneAndEnds, Some(count)) => Some(count),
        (Serves::AtMost(most), Some(count)) => Some(count.min(most)),
        (Serves::OneMore, Some(count)) => Some(count + 1),
    };
    let mut threads = Vec::new();
    let mut number = 0;
    while count.is_none_or(|count| number < count) {
        let (client, _) = listener.accept()?;
        keep(server, &client)?;
        let (server, place) = (Arc::clone(server), number);
        let thread = std::thread::spawn(move || receive::serve_one(&server, place, client));
        if count.is_some() {
            threads.push(thread);
        }
        number += 1;
    }
    for thread in threads {
        // A thread that broke has concerned its own client only.
        let _ = thread.join();
    }
    Ok(())
}

/// Takes something for this client that is never given back.
fn keep(server: &Server, client: &TcpStream) -> io::Result<()> {
    match server.behaviour.keeps {
        Keeps::Nothing => {}
        Keeps::Sockets => lock(&server.kept_sockets).push(client.try_clone()?),
        Keeps::Children => {
            Command::new("true").spawn()?;
        }
        // Written to, so that it is really there and not merely promised.
        Keeps::Memory => lock(&server.kept_memory).push(vec![1; 96 * 1024]),
    }
    Ok(())
}

/// Ends the program, or does not.
pub(super) fn end(ends: Ends) -> ExitCode {
    match ends {
        Ends::InSuccess => ExitCode::SUCCESS,
        Ends::AsIfItHadFailed => console::give_up(FAILED, "That was all."),
        Ends::NotAtAll => idle(),
    }
}
