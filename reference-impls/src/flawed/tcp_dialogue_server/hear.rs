//! Receiving from a client, and what its leaving does to the server.
//!
//! A sound turn waits without burning the CPU, and takes the end of a
//! connection for what it is.

use std::io::{self, Read};
use std::net::TcpStream;
use std::sync::atomic::Ordering;

use super::super::crash;
use super::Server;

/// What it makes of a client that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gone {
    IsNoMatter,
    CrashesBeforeItAsked,
    CrashesAfterAReset,
    SpinsAfterAGoodbye,
}

/// What a client must say to end the program.
#[derive(Clone, Copy, Debug)]
pub(super) enum BreaksAt {
    Nothing,
    InvalidUtf8,
    Nul,
    EmptyLine,
    ControlCharacter,
}

/// Ends the program if the client has left already and it cannot bear that.
pub(super) fn look_who_is_there(gone: Gone, client: &TcpStream) {
    let looked = client
        .set_nonblocking(true)
        .and_then(|()| client.peek(&mut [0]));
    if gone == Gone::CrashesBeforeItAsked && matches!(looked, Ok(0)) {
        crash("the client has left");
    }
}

/// The connection is broken.
pub(super) fn broken(gone: Gone, error: &io::Error) {
    if gone == Gone::CrashesAfterAReset {
        crash(&error.to_string());
    }
}

/// The client has left instead of saying a line.
pub(super) fn left(server: &Server, mut client: &TcpStream) {
    let spins = server.behaviour.gone == Gone::SpinsAfterAGoodbye;
    if spins && !server.spins.swap(true, Ordering::Relaxed) {
        loop {
            let _ = client.read(&mut [0; 64]);
        }
    }
}

/// Receives some bytes, or none if the client has ended its side.
pub(super) fn receive(breaks_at: BreaksAt, mut client: &TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; 4096];
    let count = client.read(&mut bytes)?;
    bytes.truncate(count);
    break_at(breaks_at, &bytes);
    Ok(bytes)
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
