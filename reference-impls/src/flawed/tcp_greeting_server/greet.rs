//! Greeting one client.
//!
//! A sound turn greets at once, in the words it was told, and does not mind
//! when nobody is there to hear them.

use std::io::{self, Write};
use std::net::TcpStream;

use super::super::crash;
use super::{Server, hear};

/// What it waits for before it greets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Waits {
    ForNothing,
    ForWords,
}

/// What it says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Says {
    TheGreeting,
    Nothing,
    SomethingElse,
    AllButTheLastLetter,
    ItTwice,
    ItAndThePort,
    APaddedBuffer,
}

/// What it makes of a client that is gone before it was greeted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gone {
    IsNoMatter,
    CrashesAfterAGoodbye,
    CrashesAfterAReset,
}

/// Serves one client to the end.
pub(super) fn serve_one(server: &Server, client: &TcpStream) {
    // A client that is gone already harms nobody.
    let _ = server.kept.keep(server.behaviour.keeps, client);
    look_who_is_there(server.behaviour.gone, client);
    if greet(server, client).is_ok() {
        hear::part(server, client);
    }
}

/// Ends the program if the client is gone, in the way that it cannot bear.
fn look_who_is_there(gone: Gone, client: &TcpStream) {
    let looked = client
        .set_nonblocking(true)
        .and_then(|()| client.peek(&mut [0]));
    match (gone, looked) {
        (Gone::CrashesAfterAGoodbye, Ok(0)) => crash("the client has left"),
        (Gone::CrashesAfterAReset, Err(error)) if error.kind() != io::ErrorKind::WouldBlock => {
            crash(&error.to_string());
        }
        (Gone::IsNoMatter | Gone::CrashesAfterAGoodbye | Gone::CrashesAfterAReset, _) => {}
    }
}

/// Says what it says.
fn greet(server: &Server, mut client: &TcpStream) -> io::Result<()> {
    client.set_nonblocking(false)?;
    if let Waits::ForWords = server.behaviour.waits {
        client.peek(&mut [0])?;
    }
    let greeting = server.options.greeting.as_str();
    let said = match server.behaviour.says {
        Says::TheGreeting => greeting.to_owned(),
        Says::Nothing => return Ok(()),
        Says::SomethingElse => "Hello from the server".to_owned(),
        Says::AllButTheLastLetter => greeting[..greeting.len().saturating_sub(1)].to_owned(),
        Says::ItTwice => format!("{greeting}\n{greeting}"),
        Says::APaddedBuffer => format!("{greeting:\0<64}"),
        Says::ItAndThePort => format!("{greeting} from {}", client.peer_addr()?),
    };
    client.write_all(said.as_bytes())?;
    client.write_all(b"\n")
}
