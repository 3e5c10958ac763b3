//! Receiving the answer.
//!
//! A sound turn receives until the line or the connection ends, however many
//! receives that takes and however long the server thinks, and explains it if
//! there is no answer.

use std::io::{self, Read};
use std::net::TcpStream;
use std::process::ExitCode;
use std::time::Duration;

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
    CharactersWithOneByteToCome,
}

/// What it does if the connection ends without an answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoAnswer {
    IsExplained,
    IsWaitedForAfterAClose,
    AbortsAfterAReset,
}

/// Receives the answer; the error is the exit status.
pub(super) fn receive(behaviour: Behaviour, server: &TcpStream) -> Result<Vec<u8>, ExitCode> {
    match read_answer(behaviour.receives, server) {
        Ok(answer) if answer.is_empty() => Err(closed(behaviour.no_answer)),
        Ok(answer) => Ok(without_line_end(&answer).to_vec()),
        Err(error) => Err(broken(behaviour.no_answer, &error)),
    }
}

fn read_answer(receives: Receives, server: &TcpStream) -> io::Result<Vec<u8>> {
    match receives {
        Receives::UpToTheEnd => up_to_the_end(server, |piece| piece.to_vec()),
        Receives::OneSegment => piece(server),
        Receives::IntoABuffer(size) => {
            let mut answer = up_to_the_end(server, |piece| piece.to_vec())?;
            answer.truncate(size);
            Ok(answer)
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
        Receives::CharactersWithOneByteToCome => characters(server),
    }
}

/// The same, but a receive of exactly so many bytes is taken for the last one.
fn up_to(server: &TcpStream, size: usize) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    loop {
        let piece = piece(server)?;
        answer.extend(&piece);
        if piece.is_empty() || piece.contains(&b'\n') || piece.len() == size {
            return Ok(answer);
        }
    }
}

/// The same as text, a character that is cut in two kept for the next receive; but only where one byte of it is there.
fn characters(server: &TcpStream) -> io::Result<Vec<u8>> {
    let (mut answer, mut kept) = (String::new(), Vec::new());
    loop {
        let piece = piece(server)?;
        let bytes = [std::mem::take(&mut kept), piece.clone()].concat();
        let whole = str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let whole = if bytes.len() - whole == 1 {
            whole
        } else {
            bytes.len()
        };
        answer.push_str(&String::from_utf8_lossy(&bytes[..whole]));
        kept.extend(&bytes[whole..]);
        if piece.is_empty() || piece.contains(&b'\n') {
            return Ok(answer.into_bytes());
        }
    }
}

/// Everything up to a newline or to the end of the connection.
fn up_to_the_end(server: &TcpStream, decode: fn(&[u8]) -> Vec<u8>) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    loop {
        let piece = piece(server)?;
        answer.extend(decode(&piece));
        if piece.is_empty() || piece.contains(&b'\n') {
            return Ok(answer);
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

/// What to do when the server has closed without an answer.
fn closed(no_answer: NoAnswer) -> ExitCode {
    match no_answer {
        NoAnswer::IsExplained | NoAnswer::AbortsAfterAReset => {
            console::give_up(FAILED, "The server closed without an answer.")
        }
        NoAnswer::IsWaitedForAfterAClose => loop {
            std::thread::park();
        },
    }
}

/// What to do when the connection broke.
fn broken(no_answer: NoAnswer, error: &io::Error) -> ExitCode {
    match no_answer {
        NoAnswer::IsExplained | NoAnswer::IsWaitedForAfterAClose => {
            console::give_up(FAILED, &format!("The connection broke: {error}."))
        }
        NoAnswer::AbortsAfterAReset => std::process::abort(),
    }
}

fn without_line_end(answer: &[u8]) -> &[u8] {
    let text = answer.strip_suffix(b"\n").unwrap_or(answer);
    text.strip_suffix(b"\r").unwrap_or(text)
}
