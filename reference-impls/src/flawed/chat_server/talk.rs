//! One conversation: receive, take messages out of it, acknowledge them or
//! have them passed on, until the client leaves.

use std::io::{self, ErrorKind, Write};
use std::net::TcpStream;

use super::crash;
use super::leave;
use super::relay;
use super::room::{Server, lock};
use crate::chat_server::Mode;
use crate::console;

/// How it takes messages out of what it received.
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    WholeMessages,
    CutAt(usize),
    EachSegment,
    OneOfEachSegment,
    DecodedSegments,
    AFullBuffer(usize),
    OneLineForAll,
}

/// What a message must contain to end the program.
#[derive(Clone, Copy, Debug)]
pub(super) enum BreaksAt {
    Nothing,
    InvalidUtf8,
    Nul,
    EmptyMessage,
    ControlCharacter,
}

/// How it acknowledges.
#[derive(Clone, Copy, Debug)]
pub(super) enum Acknowledges {
    EveryMessage,
    InOtherWords,
    OnceAndCloses,
    OnlyTheFirst,
    Twice,
    HoldingALock,
}

/// What its console tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Logs {
    Everything,
    MessagesOnly,
    ConnectionsOnly,
}

/// One client, and what is known about it.
pub(super) struct Client {
    pub(super) stream: TcpStream,
    /// How many came before it.
    pub(super) number: usize,
    /// How many messages it has sent.
    pub(super) spoken: usize,
    /// What arrived and is no whole message yet.
    pending: Vec<u8>,
    /// What is passed on later.
    pub(super) held: Option<Vec<u8>>,
    /// To whom its messages go, if that has been settled for good.
    pub(super) audience: Option<Vec<usize>>,
}

/// Talks with one client to the end.
pub(super) fn talk(server: &Server, number: usize, stream: TcpStream) {
    let mut client = Client {
        stream: own(server, stream),
        number,
        spoken: 0,
        pending: Vec::new(),
        held: None,
        audience: None,
    };
    let end = converse(server, &mut client);
    relay::flush(server, &mut client);
    leave::part(server, &client, &end);
}

/// The connection that this thread talks on. If there is one place for all
/// newcomers, the thread looks there only when its own client has spoken.
fn own(server: &Server, stream: TcpStream) -> TcpStream {
    if !matches!(
        server.behaviour.accepts,
        super::accept::Accepts::IntoOnePlace
    ) {
        return stream;
    }
    let _ = stream.peek(&mut [0]);
    let newest = lock(&server.newest);
    let newest = newest.as_ref().and_then(|newest| newest.try_clone().ok());
    newest.unwrap_or(stream)
}

/// Hears message after message.
fn converse(server: &Server, client: &mut Client) -> io::Result<()> {
    client.stream.set_nodelay(true)?;
    let mut received = vec![0; 64 * 1024];
    loop {
        let count = match relay::receive(client, &mut received) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                relay::flush(server, client);
                continue;
            }
            outcome => outcome?,
        };
        if count == 0 {
            return Ok(());
        }
        for message in take(server, client, &received[..count]) {
            break_at(server.behaviour.breaks_at, &message);
            if !server.takes_as_name(client.number, &message) {
                hear(server, client, &message)?;
            }
        }
    }
}

/// The messages that are complete now.
fn take(server: &Server, client: &mut Client, received: &[u8]) -> Vec<Vec<u8>> {
    client.pending.extend(match server.behaviour.takes {
        Takes::DecodedSegments => String::from_utf8_lossy(received).into_owned().into_bytes(),
        Takes::WholeMessages
        | Takes::CutAt(_)
        | Takes::EachSegment
        | Takes::OneOfEachSegment
        | Takes::AFullBuffer(_)
        | Takes::OneLineForAll => received.to_vec(),
    });
    let options = &server.options;
    match server.behaviour.takes {
        Takes::AFullBuffer(size) if client.pending.len() == size => {
            vec![std::mem::take(&mut client.pending)]
        }
        Takes::WholeMessages | Takes::DecodedSegments | Takes::AFullBuffer(_) => {
            options.take_messages(&mut client.pending)
        }
        Takes::OneLineForAll => {
            let mut line = lock(&server.line);
            line.append(&mut client.pending);
            options.take_messages(&mut line)
        }
        Takes::EachSegment => vec![std::mem::take(&mut client.pending)],
        Takes::OneOfEachSegment => {
            let mut messages = options.take_messages(&mut client.pending);
            messages.truncate(1);
            messages
        }
        Takes::CutAt(size) => {
            let mut messages = options.take_messages(&mut client.pending);
            messages.iter_mut().for_each(|message| cut(message, size));
            messages
        }
    }
}

/// Keeps of a message what fits into a buffer, and its newline.
fn cut(message: &mut Vec<u8>, size: usize) {
    if message.len() > size {
        message.truncate(size - 1);
        message.push(b'\n');
    }
}

/// Ends the program if the message contains what it cannot bear.
fn break_at(breaks_at: BreaksAt, message: &[u8]) {
    let (breaks, reason) = match breaks_at {
        BreaksAt::Nothing => return,
        BreaksAt::InvalidUtf8 => (str::from_utf8(message).is_err(), "this is not UTF-8"),
        BreaksAt::Nul => (message.contains(&0), "a string cannot contain NUL"),
        BreaksAt::EmptyMessage => (message.starts_with(b"\n"), "the message is empty"),
        BreaksAt::ControlCharacter => (
            message
                .iter()
                .any(|byte| byte.is_ascii_control() && !b"\0\t\r\n".contains(byte)),
            "this cannot be printed",
        ),
    };
    if breaks {
        crash(reason);
    }
}

/// Deals with one message.
fn hear(server: &Server, client: &mut Client, message: &[u8]) -> io::Result<()> {
    client.spoken += 1;
    if server.behaviour.logs != Logs::ConnectionsOnly {
        let text = String::from_utf8_lossy(message);
        console::say(&format!("Received message: {}", text.trim_end()));
    }
    match server.options.mode {
        Mode::Ack => acknowledge(server, client, message),
        Mode::Broadcast => {
            relay::relay(server, client, message);
            Ok(())
        }
    }
}

fn acknowledge(server: &Server, client: &Client, message: &[u8]) -> io::Result<()> {
    let (mut stream, ack) = (&client.stream, server.options.ack(message));
    match server.behaviour.acknowledges {
        Acknowledges::EveryMessage => stream.write_all(&ack),
        Acknowledges::InOtherWords => stream.write_all(b"I heard you\n"),
        Acknowledges::Twice => stream.write_all(&ack.repeat(2)),
        Acknowledges::OnlyTheFirst if client.spoken > 1 => Ok(()),
        Acknowledges::OnlyTheFirst => stream.write_all(&ack),
        Acknowledges::OnceAndCloses => {
            stream.write_all(&ack)?;
            Err(ErrorKind::ConnectionAborted.into())
        }
        Acknowledges::HoldingALock => {
            let _held = lock(&server.tongue);
            stream.write_all(&ack)
        }
    }
}
