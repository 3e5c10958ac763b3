//! Talking with one client: asking, taking the line, replying.
//!
//! A sound turn asks at once, takes whole lines, replies as it was told, and
//! goes on or closes as it was told.

use std::io::{self, Write};
use std::net::{Shutdown, TcpStream};

use super::super::idle;
use super::super::kept::lock;
use super::{Server, hear};
use crate::tcp_dialogue_server::{Framing, Rounds};

/// What it asks, and when.
#[derive(Clone, Copy, Debug)]
pub(super) enum Prompts {
    AsTold,
    OnlyWhoSpeaks,
    Nobody,
    InOtherWords,
    AndCloses,
}

/// What it takes for the line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    TheLine,
    Nothing,
    OneSegment,
    AShortSegment(usize),
    AFullBuffer(usize),
    OneLineOfASegment,
    DecodedSegments,
}

/// What it says to the line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Replies {
    AsTold,
    WithThanks,
    Nothing,
    ToTheFirstLineOfAll,
}

/// What it does when the line has been taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum GoesOn {
    AsTold,
    Never,
    Always,
    WithoutAskingAgain,
}

/// Serves one client to the end.
pub(super) fn serve_one(server: &Server, client: &TcpStream) {
    // A client that is gone already harms nobody.
    let _ = server.kept.keep(server.behaviour.keeps, client);
    hear::look_who_is_there(server.behaviour.gone, client);
    match converse(server, client) {
        Ok(()) => {}
        Err(error) => hear::broken(server.behaviour.gone, &error),
    }
    // Whoever is gone needs no goodbye.
    let _ = client.shutdown(Shutdown::Both);
}

/// Asks and takes lines until one side has enough.
fn converse(server: &Server, client: &TcpStream) -> io::Result<()> {
    let mut pending = Vec::new();
    prompt(server, client)?;
    loop {
        if let Takes::Nothing = server.behaviour.takes {
            idle();
        }
        let Some(line) = take_line(server, client, &mut pending)? else {
            hear::left(server, client);
            return Ok(());
        };
        reply(server, client, &line)?;
        match (server.behaviour.goes_on, server.options.rounds) {
            (GoesOn::Never, _) | (GoesOn::AsTold, Rounds::One) => return Ok(()),
            (GoesOn::WithoutAskingAgain, _) => {}
            (GoesOn::Always, _) | (GoesOn::AsTold, Rounds::Many) => prompt(server, client)?,
        }
    }
}

/// Asks.
fn prompt(server: &Server, client: &TcpStream) -> io::Result<()> {
    client.set_nonblocking(false)?;
    let prompt = server.options.prompt.as_str();
    match server.behaviour.prompts {
        Prompts::AsTold => say(client, prompt),
        Prompts::InOtherWords => say(client, "Your turn"),
        Prompts::Nobody => Ok(()),
        Prompts::OnlyWhoSpeaks => {
            client.peek(&mut [0])?;
            say(client, prompt)
        }
        Prompts::AndCloses => {
            say(client, prompt)?;
            client.shutdown(Shutdown::Write)
        }
    }
}

/// One line without its end; none when the client has left.
fn take_line(
    server: &Server,
    client: &TcpStream,
    pending: &mut Vec<u8>,
) -> io::Result<Option<Vec<u8>>> {
    let takes = server.behaviour.takes;
    loop {
        let newline = pending.iter().position(|byte| *byte == b'\n');
        if let Some(newline) = newline {
            let line: Vec<u8> = pending.drain(..=newline).collect();
            if let Takes::OneLineOfASegment = takes {
                pending.clear();
            }
            return Ok(Some(line.trim_ascii_end().to_vec()));
        }
        if !pending.is_empty() && is_line(server, pending) {
            return Ok(Some(std::mem::take(pending)));
        }
        let received = hear::receive(server.behaviour.breaks_at, client)?;
        if received.is_empty() {
            return Ok(None);
        }
        if let Takes::DecodedSegments = takes {
            pending.extend(String::from_utf8_lossy(&received).bytes());
        } else {
            pending.extend(received);
        }
    }
}

/// Whether it takes what has come for a line, though no newline has.
fn is_line(server: &Server, pending: &[u8]) -> bool {
    let takes = server.behaviour.takes;
    server.options.framing == Framing::Segment
        || matches!(takes, Takes::OneSegment)
        || matches!(takes, Takes::AShortSegment(least) if pending.len() < least)
        || matches!(takes, Takes::AFullBuffer(size) if pending.len() == size)
}

/// Says what there is to say to a line.
fn reply(server: &Server, client: &TcpStream, line: &[u8]) -> io::Result<()> {
    let line = match server.behaviour.replies {
        Replies::AsTold => line.to_vec(),
        Replies::Nothing => return Ok(()),
        Replies::WithThanks => return say(client, "Thank you."),
        Replies::ToTheFirstLineOfAll => {
            let mut first = lock(&server.first_line);
            first.get_or_insert_with(|| line.to_vec()).clone()
        }
    };
    if server.options.reply.is_empty() {
        return Ok(());
    }
    say(client, &server.options.reply_to(&line))
}

fn say(mut client: &TcpStream, words: &str) -> io::Result<()> {
    client.write_all(format!("{words}\n").as_bytes())
}
