//! One conversation: receive, gather, convert, answer, until somebody leaves.
//!
//! This file only puts the turns in order; each turn, sound or wrong, is in a
//! file of its own. What one client does must not reach another from here.

use std::io;
use std::net::TcpStream;

use super::convert::convert;
use super::gather::{break_at, gather};
use super::receive::receive;
use super::state::Server;
use super::{answer, leave};

/// One client, and what is known about it.
pub(super) struct Client {
    pub(super) stream: TcpStream,
    /// How many came before it.
    pub(super) number: usize,
    /// Whether it ever said anything.
    pub(super) has_spoken: bool,
    /// What arrived and is not answered yet.
    pub(super) pending: Vec<u8>,
    /// Answers that wait to be sent.
    pub(super) held_back: Vec<u8>,
}

/// How a conversation ends when nothing breaks.
pub(super) enum End {
    /// The client ended its side.
    ClientLeft,
    /// The server has said all that it wants to say.
    Answered,
}

/// Talks with one client to the end.
pub(super) fn talk(server: &Server, number: usize, stream: TcpStream) {
    let mut client = Client {
        stream,
        number,
        has_spoken: false,
        pending: Vec::new(),
        held_back: Vec::new(),
    };
    let end = converse(server, &mut client);
    leave::part(server, &client, &end);
}

/// Answers sentence after sentence.
fn converse(server: &Server, client: &mut Client) -> io::Result<End> {
    client.stream.set_nodelay(true)?;
    loop {
        let first = !client.has_spoken;
        let received = receive(server.behaviour.receives, &client.stream, first)?;
        client.has_spoken |= !received.is_empty();
        for sentence in gather(server, client, &received) {
            break_at(server.behaviour.breaks_at, &sentence);
            answer::answer(server, client, &convert(server, &sentence))?;
            if leave::is_done(server) {
                return Ok(End::Answered);
            }
        }
        if received.is_empty() {
            answer::send_held_back(client)?;
            return Ok(End::ClientLeft);
        }
    }
}
