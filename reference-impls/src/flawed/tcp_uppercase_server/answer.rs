//! Answering: sending the answer, to somebody.
//!
//! A sound turn sends the whole answer and nothing else, at once, to the
//! client that asked.

use std::io::{self, Write};
use std::net::TcpStream;

use socket2::SockRef;

use super::state::{Server, lock};
use super::talk::Client;

/// What it sends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sends {
    TheWholeAnswer,
    ItTwice,
    APaddedBuffer(usize),
    TheOneBufferUpToNul,
    WhatFitsAtOnce,
    AllInTheEnd,
}

/// To whom it answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum AnswersTo {
    WhoAsked,
    /// There are this many desks, and a newcomer takes the place of an earlier client.
    WhoSitsAtTheDesk(usize),
}

/// Gets ready to answer a client that has just come.
pub(super) fn prepare(server: &Server, number: usize, client: &TcpStream) -> io::Result<()> {
    if let AnswersTo::WhoSitsAtTheDesk(count) = server.behaviour.answers_to {
        let mut desks = lock(&server.desks);
        let newcomer = client.try_clone()?;
        match desks.get_mut(number % count) {
            Some(desk) => *desk = newcomer,
            None => desks.push(newcomer),
        }
    }
    if let Sends::WhatFitsAtOnce = server.behaviour.sends {
        // The kernel would take megabytes by default, and hide the defect.
        SockRef::from(client).set_send_buffer_size(SMALL)?;
    }
    Ok(())
}

/// Sends an answer.
pub(super) fn answer(server: &Server, client: &mut Client, answer: &[u8]) -> io::Result<()> {
    let recipient = recipient(server, client)?;
    match server.behaviour.sends {
        Sends::TheWholeAnswer => send(&recipient, answer),
        Sends::ItTwice => send(&recipient, &answer.repeat(2)),
        Sends::APaddedBuffer(size) => send(&recipient, &padded(answer, size)),
        Sends::TheOneBufferUpToNul => send(&recipient, &through_the_buffer(server, answer)),
        Sends::WhatFitsAtOnce => send_what_fits(&recipient, answer),
        Sends::AllInTheEnd => {
            client.held_back.extend_from_slice(answer);
            Ok(())
        }
    }
}

/// Sends what was held back, now that the client has left.
pub(super) fn send_held_back(client: &Client) -> io::Result<()> {
    send(&client.stream, &client.held_back)
}

/// The connection that the answer goes to.
fn recipient(server: &Server, client: &Client) -> io::Result<TcpStream> {
    let AnswersTo::WhoSitsAtTheDesk(count) = server.behaviour.answers_to else {
        return client.stream.try_clone();
    };
    let desks = lock(&server.desks);
    let desk = desks.get(client.number % count);
    desk.unwrap_or(&client.stream).try_clone()
}

fn send(mut stream: &TcpStream, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)
}

/// The whole buffer, however short the sentence; pieces of one are not padded.
fn padded(answer: &[u8], size: usize) -> Vec<u8> {
    let mut buffer = answer.to_vec();
    if answer.ends_with(b"\n") {
        buffer.resize(size.max(answer.len()), 0);
    }
    buffer
}

/// The answer is put over what was in the buffer before, and nobody puts a NUL
/// after it: what is sent goes on until there happens to be one.
fn through_the_buffer(server: &Server, answer: &[u8]) -> Vec<u8> {
    let mut buffer = lock(&server.buffer);
    if buffer.len() < answer.len() {
        buffer.resize(answer.len(), 0);
    }
    buffer[..answer.len()].copy_from_slice(answer);
    let text = buffer.split(|byte| *byte == 0).next();
    text.unwrap_or_default().to_vec()
}

/// Sends as much as there is room for now, and forgets the rest.
fn send_what_fits(mut stream: &TcpStream, bytes: &[u8]) -> io::Result<()> {
    stream.set_nonblocking(true)?;
    // How much was sent, or that nothing could be: it looks at neither.
    let _ = stream.write(bytes);
    stream.set_nonblocking(false)
}

const SMALL: usize = 16 * 1024;
