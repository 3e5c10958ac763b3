//! Answering: sending the answer, from somewhere, to somebody.
//!
//! A sound turn sends one datagram with the whole answer and nothing else, to
//! the address that the question came from, from the port that it went to.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};

use socket2::{Domain, SockRef, Socket, Type};

use super::crash;
use super::serve::{Server, Waits};

/// What it sends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sends {
    TheWholeAnswer,
    ItTwice,
    PiecesOf(usize),
    APaddedBuffer(usize),
    TheOneBufferUpToNul,
}

/// To whom it answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum AnswersTo {
    TheSender,
    WhoWasFirst,
    WhoIsNewest,
}

/// From where it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AnswersFrom {
    ItsOwnPort,
    AnotherPort,
    /// From its own port, by a socket that is connected to the client, and so
    /// hears that nobody is there any more; that ends the server.
    AConnectedSocket,
}

impl Server {
    /// Gets ready for the first datagram.
    pub(super) fn prepare(&self) -> io::Result<()> {
        if self.behaviour.answers_from == AnswersFrom::AConnectedSocket {
            // Only now: with it, a second instance could take the port too.
            SockRef::from(&self.socket).set_reuse_address(true)?;
        }
        let in_circles = self.behaviour.waits == Waits::InCircles;
        self.socket.set_nonblocking(in_circles)
    }

    /// Sends an answer.
    pub(super) fn answer(&mut self, answer: &[u8], sender: SocketAddr) -> io::Result<()> {
        let to = match self.behaviour.answers_to {
            AnswersTo::TheSender => Some(sender),
            AnswersTo::WhoWasFirst => self.first,
            AnswersTo::WhoIsNewest => self.newest,
        };
        let to = to.unwrap_or(sender);
        for datagram in self.datagrams(answer) {
            match self.behaviour.answers_from {
                AnswersFrom::ItsOwnPort => send(&self.socket, &datagram, to),
                AnswersFrom::AnotherPort => {
                    let other = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
                    send(&other, &datagram, to);
                }
                AnswersFrom::AConnectedSocket => self.send_connected(&datagram, to)?,
            }
        }
        Ok(())
    }

    /// The datagrams that carry an answer.
    fn datagrams(&mut self, answer: &[u8]) -> Vec<Vec<u8>> {
        match self.behaviour.sends {
            Sends::TheWholeAnswer => vec![answer.to_vec()],
            Sends::ItTwice => vec![answer.to_vec(), answer.to_vec()],
            Sends::PiecesOf(_) if answer.is_empty() => vec![Vec::new()],
            Sends::PiecesOf(size) => answer.chunks(size).map(<[u8]>::to_vec).collect(),
            Sends::APaddedBuffer(size) => vec![padded(answer, size)],
            Sends::TheOneBufferUpToNul => vec![self.through_the_buffer(answer)],
        }
    }

    /// The answer is put over what was in the buffer before, and nobody puts a
    /// NUL after it.
    fn through_the_buffer(&mut self, answer: &[u8]) -> Vec<u8> {
        let size = self.buffer.len().max(answer.len());
        self.buffer.resize(size, 0);
        self.buffer[..answer.len()].copy_from_slice(answer);
        let text = self.buffer.split(|byte| *byte == 0).next();
        text.unwrap_or_default().to_vec()
    }

    /// Answers through a socket of its own for each answer.
    fn send_connected(&mut self, datagram: &[u8], to: SocketAddr) -> io::Result<()> {
        let own = self.socket.local_addr()?;
        let socket = Socket::new(Domain::for_address(own), Type::DGRAM, None)?;
        socket.set_reuse_address(true)?;
        socket.bind(&own.into())?;
        socket.connect(&to.into())?;
        let socket = UdpSocket::from(socket);
        // What came before it was connected was meant for the other socket.
        socket.set_nonblocking(true)?;
        let mut room = vec![0; 65_535];
        while let Ok((count, client)) = socket.recv_from(&mut room) {
            self.strays.push_back((room[..count].to_vec(), client));
        }
        let sent = socket.send(datagram);
        if sent.is_err() || socket.take_error()?.is_some() {
            crash("the client is gone");
        }
        Ok(())
    }
}

/// Sends a datagram; a client that is gone is no reason to stop.
fn send(socket: &UdpSocket, datagram: &[u8], to: SocketAddr) {
    // The kernel may have no room for it at this moment: then it waits.
    while let Err(error) = socket.send_to(datagram, to) {
        if error.kind() != io::ErrorKind::WouldBlock {
            return;
        }
    }
}

/// The whole buffer, however short the answer.
fn padded(answer: &[u8], size: usize) -> Vec<u8> {
    let mut buffer = answer.to_vec();
    buffer.resize(size.max(answer.len()), 0);
    buffer
}
