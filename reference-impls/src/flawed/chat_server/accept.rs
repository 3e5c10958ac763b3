//! Letting clients in: whom, how many, and what is left behind by each.

use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;

use super::super::last_client::is_served;
use super::super::presence::{is_connected, is_seat_free};
use super::room::{Server, lock};
use super::talk::{self, Logs};
use crate::console;

/// Whom it serves.
#[derive(Clone, Copy, Debug)]
pub(super) enum Accepts {
    Everybody,
    OneAtATime,
    OneAndEnds,
    OneAfterTheOtherHasGivenItsName,
    IntoOnePlace,
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
    for number in 0.. {
        let (client, address) = listener.accept()?;
        if server.behaviour.logs != Logs::MessagesOnly {
            console::say(&format!("Accepted connection from {address}"));
        }
        match server.behaviour.accepts {
            Accepts::OneAtATime => serve_one(server, number, client),
            Accepts::OneAndEnds => {
                serve_one(server, number, client);
                break;
            }
            Accepts::AtMostAtOnce(most) if is_full(server, most) => drop(client),
            Accepts::OneAfterTheOtherHasGivenItsName => {
                wait_for_words(&client);
                serve_aside(server, number, client);
            }
            Accepts::Everybody | Accepts::IntoOnePlace | Accepts::AtMostAtOnce(_) => {
                serve_aside(server, number, client);
            }
        }
    }
    Ok(())
}

/// Serves one client in a thread of its own.
fn serve_aside(server: &Arc<Server>, number: usize, client: TcpStream) {
    let server = Arc::clone(server);
    *lock(&server.newest) = client.try_clone().ok();
    // In the order of coming, so before its thread begins.
    let admitted = begin(&server, number, &client);
    std::thread::spawn(move || {
        // A client that is gone already harms nobody.
        if admitted.is_ok() {
            let _here = is_served();
            talk::talk(&server, number, client);
        }
    });
}

/// Serves one client to the end.
fn serve_one(server: &Server, number: usize, client: TcpStream) {
    if begin(server, number, &client).is_ok() {
        talk::talk(server, number, client);
    }
}

/// Greets a newcomer and takes it in.
fn begin(server: &Server, number: usize, mut client: &TcpStream) -> io::Result<()> {
    keep(server, client)?;
    server.admit(number, client)?;
    client.write_all(&server.options.greeting())
}

/// Waits in the accept loop, where nobody else can come in meanwhile, until
/// the newcomer has said who it is.
fn wait_for_words(mut client: &TcpStream) {
    let _ = client.write_all(b"");
    let _ = client.peek(&mut [0]);
}

/// Whether so many clients are connected now.
///
/// The sockets are asked, not the threads: a client that has just left must
/// not count, even if its thread has not noticed yet.
fn is_full(server: &Server, most: usize) -> bool {
    let here = |guest: &&super::room::Guest| is_connected(&guest.stream);
    !is_seat_free(|| lock(&server.guests).iter().filter(here).count() < most)
}

/// Takes something for this client that is never given back.
fn keep(server: &Server, client: &TcpStream) -> io::Result<()> {
    match server.behaviour.keeps {
        Keeps::Nothing => {}
        Keeps::Sockets => lock(&server.kept_sockets).push(client.try_clone()?),
        Keeps::Children => drop(Command::new("true").spawn()?),
        // Written to, so that it is really there and not merely promised.
        Keeps::Memory => lock(&server.kept_memory).push(vec![1; 96 * 1024]),
    }
    Ok(())
}
