//! Parting from a client, and what it said though nobody asked.
//!
//! A sound turn ends the connection at once, reads what has arrived so that
//! the end is no reset, and does nothing with it.

use std::io::{self, Read};
use std::net::{Shutdown, TcpStream};

use super::super::crash;
use super::Server;

/// How it parts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Parts {
    Properly,
    /// It says goodbye, and then waits for the client's.
    WhenTheClientHasLeft,
    /// It waits for the client's goodbye without saying one.
    Never,
}

/// What the client must say to end the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BreaksAt {
    Nothing,
    InvalidUtf8,
    Nul,
    EmptyLine,
    ControlCharacter,
}

/// Parts from a client that was greeted.
pub(super) fn part(server: &Server, client: &TcpStream) {
    let breaks_at = server.behaviour.breaks_at;
    // Whoever is gone needs no goodbye.
    let _ = match server.behaviour.parts {
        Parts::Properly if breaks_at == BreaksAt::Nothing => say_goodbye(client),
        Parts::Properly | Parts::WhenTheClientHasLeft => client
            .shutdown(Shutdown::Write)
            .and_then(|()| hear_it_out(breaks_at, client)),
        Parts::Never => hear_it_out(breaks_at, client),
    };
}

/// Ends the connection, having read what has arrived.
fn say_goodbye(mut client: &TcpStream) -> io::Result<()> {
    client.shutdown(Shutdown::Write)?;
    client.set_nonblocking(true)?;
    let mut unread = [0; 4096];
    for _ in 0..256 {
        if client.read(&mut unread)? == 0 {
            break;
        }
    }
    Ok(())
}

/// Reads what the client says until it leaves.
fn hear_it_out(breaks_at: BreaksAt, mut client: &TcpStream) -> io::Result<()> {
    let mut heard = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let count = client.read(&mut piece)?;
        heard.extend_from_slice(&piece[..count]);
        break_at(breaks_at, &heard);
        if count == 0 {
            return Ok(());
        }
    }
}

/// Ends the program if there is something in the words that it cannot bear.
fn break_at(breaks_at: BreaksAt, words: &[u8]) {
    let breaks = match breaks_at {
        BreaksAt::Nothing => false,
        BreaksAt::InvalidUtf8 => str::from_utf8(words).is_err(),
        BreaksAt::Nul => words.contains(&0),
        BreaksAt::EmptyLine => words == b"\n" || words == b"\r\n",
        BreaksAt::ControlCharacter => words.iter().any(is_control),
    };
    if breaks {
        crash("it did not expect such words");
    }
}

/// Whether the byte is a control character that no ordinary text contains.
fn is_control(byte: &u8) -> bool {
    byte.is_ascii_control() && !b"\0\t\r\n".contains(byte)
}
