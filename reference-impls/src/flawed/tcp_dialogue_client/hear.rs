//! Hearing what the server says, and showing it.
//!
//! A sound turn takes the question in as many pieces as it comes, up to its
//! newline, shows it as text, and explains it when nothing came.

use std::io::{self, Read};
use std::net::TcpStream;
use std::process::ExitCode;
use std::time::Duration;

use super::super::idle;
use super::{Behaviour, give_up};
use crate::console::{self, FAILED};

/// How it receives the question.
#[derive(Clone, Copy, Debug)]
pub(super) enum Receives {
    UpToTheNewline,
    OneSegment,
    IntoABuffer(usize),
    DecodedPieces,
    OnlyForAMoment,
    ALoneByteForAll,
    AFullBufferForAll(usize),
}

/// What it does when there is no question.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoWords {
    AreExplained,
    AreWaitedForAfterAClose,
    AbortAfterAReset,
}

/// What it shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shows {
    TheWords,
    Quoted,
    AsciiOnly,
    AsAFormat,
    TheWholeBuffer,
}

/// What becomes of what the server says to the line.
#[derive(Clone, Copy, Debug)]
pub(super) enum LastWords {
    AreShown,
    AreIgnored,
}

/// Receives the question; the error is the exit status.
pub(super) fn question(behaviour: Behaviour, server: &TcpStream) -> Result<Vec<u8>, ExitCode> {
    match (read(behaviour.receives, server), behaviour.no_words) {
        (Ok(words), NoWords::AreWaitedForAfterAClose) if words.is_empty() => idle(),
        (Ok(words), _) if words.is_empty() => Err(console::give_up(
            FAILED,
            "The server closed without a word.",
        )),
        (Ok(words), _) => Ok(words),
        (Err(_), NoWords::AbortAfterAReset) => std::process::abort(),
        (Err(error), _) => Err(give_up(&error)),
    }
}

fn read(receives: Receives, server: &TcpStream) -> io::Result<Vec<u8>> {
    match receives {
        Receives::UpToTheNewline => up_to_the_newline(server, |piece| piece.to_vec()),
        Receives::OneSegment => piece(server),
        Receives::IntoABuffer(size) => {
            let mut words = up_to_the_newline(server, |piece| piece.to_vec())?;
            words.truncate(size);
            Ok(words)
        }
        Receives::DecodedPieces => up_to_the_newline(server, |piece| {
            String::from_utf8_lossy(piece).into_owned().into_bytes()
        }),
        Receives::OnlyForAMoment => {
            server.set_read_timeout(Some(Duration::from_millis(300)))?;
            up_to_the_newline(server, |piece| piece.to_vec())
        }
        Receives::ALoneByteForAll => up_to(server, 1),
        Receives::AFullBufferForAll(size) => up_to(server, size),
    }
}

/// The same, but a receive of exactly so many bytes is taken for the last one.
fn up_to(server: &TcpStream, size: usize) -> io::Result<Vec<u8>> {
    let mut words = Vec::new();
    loop {
        let piece = piece(server)?;
        words.extend(&piece);
        if piece.is_empty() || piece.ends_with(b"\n") || piece.len() == size {
            return Ok(words);
        }
    }
}

fn up_to_the_newline(server: &TcpStream, decode: fn(&[u8]) -> Vec<u8>) -> io::Result<Vec<u8>> {
    let mut words = Vec::new();
    loop {
        let piece = piece(server)?;
        words.extend(decode(&piece));
        if piece.is_empty() || piece.ends_with(b"\n") {
            return Ok(words);
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

/// Shows words of the server.
pub(super) fn show(shows: Shows, words: &[u8]) {
    let words = words.strip_suffix(b"\n").unwrap_or(words);
    let text = String::from_utf8_lossy(words).into_owned();
    console::say(&match shows {
        Shows::TheWords => text,
        Shows::Quoted => format!("b'{}'", words.escape_ascii()),
        Shows::AsciiOnly => text.replace(|letter: char| !letter.is_ascii(), "?"),
        Shows::AsAFormat => text.replace('%', ""),
        Shows::TheWholeBuffer => format!("{text:\0<256}"),
    });
}

/// Hears and shows what comes until a segment ends a line; whether anything did.
pub(super) fn turn(behaviour: Behaviour, server: &TcpStream) -> Result<bool, ExitCode> {
    let words = read(behaviour.receives, server).map_err(|error| give_up(&error))?;
    if !words.is_empty() {
        show(behaviour.shows, &words);
    }
    Ok(!words.is_empty())
}

/// Hears and shows what the server still says, until it closes.
pub(super) fn last_words(behaviour: Behaviour, server: &TcpStream) -> Result<(), ExitCode> {
    loop {
        let words = piece(server).map_err(|error| give_up(&error))?;
        match behaviour.last_words {
            _ if words.is_empty() => return Ok(()),
            LastWords::AreShown => show(behaviour.shows, &words),
            LastWords::AreIgnored => {}
        }
    }
}
