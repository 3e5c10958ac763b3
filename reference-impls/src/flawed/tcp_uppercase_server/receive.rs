//! Receiving: what one turn takes from the socket.
//!
//! A sound turn waits without burning the CPU, takes what has arrived, and
//! takes nothing only when the client has ended its side.

use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::time::Duration;

/// How it receives.
#[derive(Clone, Copy, Debug)]
pub(super) enum Receives {
    WhatArrives,
    AtMostAtOnce(usize),
    UntilABufferIsNotFull(usize),
    UpToTheNewline,
    OnlyFromClientsThatStay,
    AFullBufferForAll(usize),
    FirstAgainAndAgain,
}

/// Receives some bytes, or none if the client has ended its side; the first ones, or more.
pub(super) fn receive(receives: Receives, stream: &TcpStream, first: bool) -> io::Result<Vec<u8>> {
    match receives {
        Receives::WhatArrives => read(stream, 64 * 1024),
        Receives::AtMostAtOnce(size) => read(stream, size),
        Receives::UntilABufferIsNotFull(size) => until_not_full(stream, size),
        Receives::UpToTheNewline => up_to_the_newline(stream),
        Receives::OnlyFromClientsThatStay => unless_it_has_left(stream),
        Receives::AFullBufferForAll(size) => all_if_full(stream, size),
        Receives::FirstAgainAndAgain if first => again_and_again(stream),
        Receives::FirstAgainAndAgain => read(stream, 64 * 1024),
    }
}

/// One receive.
fn read(mut stream: &TcpStream, size: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; size];
    let count = stream.read(&mut bytes)?;
    bytes.truncate(count);
    Ok(bytes)
}

/// Takes so many bytes for a whole line, as if a buffer of this size held it all.
fn all_if_full(stream: &TcpStream, size: usize) -> io::Result<Vec<u8>> {
    let mut bytes = read(stream, 64 * 1024)?;
    if bytes.len() == size && !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// Takes a full buffer as a sign that more is to come, and waits for it.
fn until_not_full(stream: &TcpStream, size: usize) -> io::Result<Vec<u8>> {
    let mut bytes = read(stream, size)?;
    while !bytes.is_empty() && bytes.len().is_multiple_of(size) {
        let more = read(stream, size)?;
        if more.is_empty() {
            break;
        }
        bytes.extend(more);
    }
    Ok(bytes)
}

/// Knows that the line ends, but leaves its newline in the socket, unread.
fn up_to_the_newline(stream: &TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; 64 * 1024];
    let count = stream.peek(&mut bytes)?;
    let newline = bytes[..count].iter().position(|byte| *byte == b'\n');
    match newline {
        Some(0) => read(stream, 1),
        Some(at) => read(stream, at).map(|mut line| {
            line.push(b'\n');
            line
        }),
        None => read(stream, bytes.len()),
    }
}

/// Takes the end of the client's side for the end of its interest.
fn unless_it_has_left(stream: &TcpStream) -> io::Result<Vec<u8>> {
    let bytes = read(stream, 64 * 1024)?;
    std::thread::sleep(Duration::from_millis(1));
    stream.set_nonblocking(true)?;
    let has_left = matches!(stream.peek(&mut [0]), Ok(0));
    stream.set_nonblocking(false)?;
    if has_left { Ok(Vec::new()) } else { Ok(bytes) }
}

/// Asks without waiting, again and again, until there is something.
fn again_and_again(stream: &TcpStream) -> io::Result<Vec<u8>> {
    loop {
        stream.set_nonblocking(true)?;
        let outcome = read(stream, 64 * 1024);
        stream.set_nonblocking(false)?;
        match outcome {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Ok(_) | Err(_) => return outcome,
        }
    }
}
