//! Letting clients in: whom, how many, and what the console says of them.
//!
//! A sound server gives every client a thread of its own and remembers nothing
//! about it. A client that is turned away here is dropped without a word.

use std::io::{self, Read};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;

use super::super::kept::lock;
use super::super::presence::is_seat_free;
use super::super::{crash, idle};
use super::{Server, greet};
use crate::console::{self, FAILED};
use crate::tcp_greeting_server::Session;

/// Whom it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepts {
    Everybody,
    OneAtATime,
    OneAndEnds,
    OneAndForgetsToGoOn,
    AtMostEver(usize),
    AtMostAtOnce(usize),
}

/// Whom its console names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Logs {
    WhoHasCome,
    Nobody,
    Itself,
    WhoCameFirst,
}

/// What it does when it has greeted the only client it was started for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Last {
    EndsWell,
    EndsInFailure,
    GoesOn,
}

/// Greets whoever comes; the exit status, when there is an end.
pub(super) fn serve(listener: &TcpListener, server: &Arc<Server>) -> io::Result<ExitCode> {
    for number in 0.. {
        let (client, address) = listener.accept()?;
        log(server, &client, address)?;
        let accepts = server.behaviour.accepts;
        match accepts {
            Accepts::AtMostEver(most) if number >= most => continue,
            Accepts::AtMostAtOnce(most) if is_full(server, most, &client)? => continue,
            Accepts::Everybody | Accepts::AtMostEver(_) | Accepts::AtMostAtOnce(_) => {
                serve_aside(server, client);
            }
            Accepts::OneAtATime | Accepts::OneAndEnds | Accepts::OneAndForgetsToGoOn => {
                greet::serve_one(server, &client);
            }
        }
        match (accepts, server.options.session, server.behaviour.last) {
            (Accepts::OneAndForgetsToGoOn, ..) => idle(),
            (Accepts::OneAndEnds, ..) | (_, Session::Once, Last::EndsWell) => break,
            (_, Session::Once, Last::EndsInFailure) => return Ok(ExitCode::from(FAILED)),
            (_, Session::Forever, _) | (_, Session::Once, Last::GoesOn) => {}
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Serves one client in a thread of its own, and waits for its end if it is the only one.
fn serve_aside(server: &Arc<Server>, client: TcpStream) {
    let with_thread = Arc::clone(server);
    let thread = std::thread::spawn(move || greet::serve_one(&with_thread, &client));
    if server.options.session == Session::Once && thread.join().is_err() {
        crash("a thread has ended badly");
    }
}

/// Says on the console who has come.
fn log(server: &Server, client: &TcpStream, address: SocketAddr) -> io::Result<()> {
    let first = *server.first.get_or_init(|| address);
    let named = match server.behaviour.logs {
        Logs::WhoHasCome => address,
        Logs::Nobody => return Ok(()),
        Logs::Itself => client.local_addr()?,
        Logs::WhoCameFirst => first,
    };
    console::say(&format!("Got connection from {named}"));
    Ok(())
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

/// Whether a client has neither ended its side nor reset the connection; what it said meanwhile is thrown away.
fn is_connected(mut client: &TcpStream) -> bool {
    if client.set_nonblocking(true).is_err() {
        return false;
    }
    loop {
        match client.read(&mut [0; 4096]) {
            Ok(0) => return false,
            Ok(_) => {}
            Err(error) => return error.kind() == io::ErrorKind::WouldBlock,
        }
    }
}
