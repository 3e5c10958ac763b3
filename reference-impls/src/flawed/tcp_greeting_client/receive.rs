//! Receiving the greeting.
//!
//! A sound turn takes whatever comes, in as many pieces as it comes, up to the
//! end of the connection, and explains it when nothing came.

use std::io::{self, Read};
use std::net::TcpStream;
use std::process::ExitCode;
use std::time::Duration;

use super::super::idle;
use super::Behaviour;
use crate::console::{self, FAILED};

/// How it receives.
#[derive(Clone, Copy, Debug)]
pub(super) enum Receives {
    UpToTheEnd,
    OneSegment,
    IntoABuffer(usize),
    DecodedPieces,
    OnlyForAMoment,
    ALoneByteForAll,
    AFullBufferForAll(usize),
}

/// What it does when there is no greeting.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoGreeting {
    IsExplained,
    IsWaitedForAfterAClose,
    AbortsAfterAReset,
}

/// Receives the greeting; the error is the exit status.
pub(super) fn receive(behaviour: Behaviour, server: &TcpStream) -> Result<Vec<u8>, ExitCode> {
    match (read(behaviour.receives, server), behaviour.no_greeting) {
        (Ok(greeting), NoGreeting::IsWaitedForAfterAClose) if greeting.is_empty() => idle(),
        (Ok(greeting), _) if greeting.is_empty() => Err(console::give_up(
            FAILED,
            "The server closed without a greeting.",
        )),
        (Ok(greeting), _) => Ok(greeting),
        (Err(_), NoGreeting::AbortsAfterAReset) => std::process::abort(),
        (Err(error), _) => Err(console::give_up(
            FAILED,
            &format!("The connection broke: {error}."),
        )),
    }
}

fn read(receives: Receives, server: &TcpStream) -> io::Result<Vec<u8>> {
    match receives {
        Receives::UpToTheEnd => up_to_the_end(server, |piece| piece.to_vec()),
        Receives::OneSegment => piece(server),
        Receives::IntoABuffer(size) => {
            let mut greeting = up_to_the_end(server, |piece| piece.to_vec())?;
            greeting.truncate(size);
            Ok(greeting)
        }
        Receives::DecodedPieces => up_to_the_end(server, |piece| {
            String::from_utf8_lossy(piece).into_owned().into_bytes()
        }),
        Receives::OnlyForAMoment => {
            server.set_read_timeout(Some(Duration::from_millis(300)))?;
            up_to_the_end(server, |piece| piece.to_vec())
        }
        Receives::ALoneByteForAll => up_to(server, 1),
        Receives::AFullBufferForAll(size) => up_to(server, size),
    }
}

/// The same, but a receive of exactly so many bytes is taken for the last one.
fn up_to(server: &TcpStream, size: usize) -> io::Result<Vec<u8>> {
    let mut greeting = Vec::new();
    loop {
        let piece = piece(server)?;
        greeting.extend(&piece);
        if piece.is_empty() || piece.len() == size {
            return Ok(greeting);
        }
    }
}

fn up_to_the_end(server: &TcpStream, decode: fn(&[u8]) -> Vec<u8>) -> io::Result<Vec<u8>> {
    let mut greeting = Vec::new();
    loop {
        let piece = piece(server)?;
        greeting.extend(decode(&piece));
        if piece.is_empty() {
            return Ok(greeting);
        }
    }
}

/// One receive.
fn piece(mut server: &TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; 64 * 1024];
    let count = server.read(&mut bytes)?;
    bytes.truncate(count);
    Ok(bytes)
}
