//! Parting: when a client has left.

use std::io::{self, Read};
use std::net::{Shutdown, TcpStream};

use super::crash;
use super::relay::Relays;
use super::room::{Server, lock};
use super::talk::Client;

/// What it does when the client is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClientGone {
    GoesOn,
    CrashesAtSilence,
    CrashesAtReset,
    SpinsAfterGoodbye,
    ClosesEverybody,
}

/// Parts from a client.
pub(super) fn part(server: &Server, client: &Client, end: &io::Result<()>) {
    match (server.behaviour.client_gone, end) {
        (ClientGone::CrashesAtSilence, Ok(())) if client.spoken == 0 => {
            crash("nothing was received");
        }
        (ClientGone::CrashesAtReset, Err(error)) => crash(&error.to_string()),
        (ClientGone::SpinsAfterGoodbye, Ok(())) if client.spoken == 0 && client.number == 0 => {
            spin(&client.stream)
        }
        (ClientGone::ClosesEverybody, _) => close_everybody(server),
        _ => {}
    }
    // Where a round ends at the first who is gone, nobody is ever taken out.
    if server.behaviour.relays != Relays::UntilOneCannotBeWrittenTo {
        server.dismiss(client.number);
    }
    let _ = client.stream.shutdown(Shutdown::Both);
}

/// Receives from a client that will never send again, round and round.
fn spin(mut stream: &TcpStream) -> ! {
    loop {
        let _ = stream.read(&mut [0; 64]);
    }
}

/// Closes the connections of all who are there.
fn close_everybody(server: &Server) {
    for guest in lock(&server.guests).iter() {
        let _ = guest.stream.shutdown(Shutdown::Both);
    }
}
