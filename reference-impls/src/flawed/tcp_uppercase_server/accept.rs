//! Letting clients in: whom, how many, and what is left behind by each.
//!
//! A sound server gives every client a thread of its own and remembers nothing
//! about it. A client that is turned away here is dropped without a word.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;

use super::super::last_client::is_served;
use super::super::presence::{is_connected, is_seat_free};
use super::state::{Server, lock};
use super::{answer, idle, talk};

/// Whom it serves.
#[derive(Clone, Copy, Debug)]
pub(super) enum Accepts {
    Everybody,
    OneAtATime,
    OneAndEnds,
    OneAndForgetsToGoOn,
    AtMostEver(usize),
    AtMostAtOnce(usize),
}

/// What it forgets to give back after each client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeps {
    Nothing,
    Sockets,
    Children,
    Memory,
}

/// Serves whoever comes.
pub(super) fn serve(listener: &TcpListener, server: &Arc<Server>) -> io::Result<()> {
    for (number, client) in listener.incoming().enumerate() {
        let client = client?;
        match server.behaviour.accepts {
            Accepts::Everybody => serve_aside(server, number, client),
            Accepts::OneAtATime => serve_one(server, number, client),
            Accepts::OneAndEnds => {
                serve_one(server, number, client);
                break;
            }
            Accepts::OneAndForgetsToGoOn => {
                serve_one(server, number, client);
                idle();
            }
            Accepts::AtMostEver(most) if number >= most => drop(client),
            Accepts::AtMostAtOnce(most) if is_full(server, most, &client)? => drop(client),
            Accepts::AtMostEver(_) | Accepts::AtMostAtOnce(_) => {
                serve_aside(server, number, client);
            }
        }
    }
    Ok(())
}

/// Serves one client in a thread of its own.
fn serve_aside(server: &Arc<Server>, number: usize, client: TcpStream) {
    let server = Arc::clone(server);
    std::thread::spawn(move || serve_one(&server, number, client));
}

/// Serves one client to the end.
fn serve_one(server: &Server, number: usize, client: TcpStream) {
    let _here = is_served();
    // A client that is gone already harms nobody.
    let _ = keep(server, &client);
    let _ = answer::prepare(server, number, &client);
    talk::talk(server, number, client);
}

/// Whether `most` clients are connected now; if not, the newcomer is one more.
///
/// The sockets are asked, not the threads: a client that has just left must
/// not count, even if its thread has not noticed yet.
fn is_full(server: &Server, most: usize, newcomer: &TcpStream) -> io::Result<bool> {
    let mut guests = lock(&server.guests);
    let is_free = is_seat_free(|| {
        guests.retain(is_connected);
        guests.len() < most
    });
    if !is_free {
        return Ok(true);
    }
    guests.push(newcomer.try_clone()?);
    Ok(false)
}

/// Takes something for this client that is never given back.
fn keep(server: &Server, client: &TcpStream) -> io::Result<()> {
    match server.behaviour.keeps {
        Keeps::Nothing => {}
        Keeps::Sockets => lock(&server.kept_sockets).push(client.try_clone()?),
        Keeps::Children => start_child()?,
        // Written to, so that it is really there and not merely promised.
        Keeps::Memory => lock(&server.kept_memory).push(vec![1; 96 * 1024]),
    }
    Ok(())
}

/// Starts a program whose end nobody waits for.
fn start_child() -> io::Result<()> {
    Command::new("true").spawn()?;
    Ok(())
}
