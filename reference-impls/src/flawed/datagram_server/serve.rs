//! The loop: receiving a datagram, and what is done with it.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::{SocketAddr, UdpSocket};

use super::convert::convert;
use super::keep::{Kept, log};
use super::{Behaviour, Exercise, Options, crash};

/// How it waits for the next datagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waits {
    InTheKernel,
    InCircles,
}

/// Which datagrams it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Serves {
    Everybody,
    OneDatagram,
    NoEmptyOnes,
    TextAlone,
    /// As many of each client, and no more.
    SoManyOfEach(u32),
}

/// How much it can receive at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    ForEverything,
    /// The kernel throws away what is longer.
    For(usize),
    /// It takes a full buffer for an error and ends.
    OnlyFor(usize),
}

/// What it does not survive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BreaksAt {
    Nothing,
    InvalidUtf8,
    Nul,
    EmptyDatagram,
    ControlCharacter,
}

/// What the server knows while it runs.
pub(super) struct Server {
    pub(super) behaviour: Behaviour,
    pub(super) options: Options,
    pub(super) socket: UdpSocket,
    pub(super) kept: Kept,
    /// Datagrams that came to another of its sockets.
    pub(super) strays: VecDeque<(Vec<u8>, SocketAddr)>,
    /// How many datagrams each client has sent.
    pub(super) counts: HashMap<SocketAddr, u32>,
    /// What each client has said so far.
    pub(super) said: HashMap<SocketAddr, Vec<u8>>,
    /// The client that was there first, and the one that came last.
    pub(super) first: Option<SocketAddr>,
    pub(super) newest: Option<SocketAddr>,
    /// The one buffer for every answer, where there is only one.
    pub(super) buffer: Vec<u8>,
}

impl Server {
    /// A server that has served nobody yet.
    pub(super) fn new(behaviour: Behaviour, options: Options, socket: UdpSocket) -> Self {
        Self {
            behaviour,
            options,
            socket,
            kept: Kept::default(),
            strays: VecDeque::new(),
            counts: HashMap::new(),
            said: HashMap::new(),
            first: None,
            newest: None,
            buffer: Vec::new(),
        }
    }

    /// Serves until something goes wrong, or it has had enough.
    pub(super) fn serve(&mut self) -> io::Result<()> {
        self.prepare()?;
        loop {
            let (datagram, client) = match self.strays.pop_front() {
                Some(stray) => stray,
                None => self.receive()?,
            };
            self.take_in(&datagram, client)?;
            if self.behaviour.serves == Serves::OneDatagram {
                return Ok(());
            }
        }
    }

    /// Waits for a datagram.
    fn receive(&self) -> io::Result<(Vec<u8>, SocketAddr)> {
        let size = match self.behaviour.room {
            Room::ForEverything => 65_535,
            Room::For(size) => size,
            Room::OnlyFor(size) => size + 1,
        };
        let mut room = vec![0; size];
        let (count, client) = self.wait(&mut room)?;
        if count == size && self.behaviour.room != Room::ForEverything {
            self.overflow();
        }
        room.truncate(count);
        Ok((room, client))
    }

    fn wait(&self, room: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        loop {
            match self.socket.recv_from(room) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => std::hint::spin_loop(),
                other => {
                    self.socket.set_nonblocking(false)?;
                    return other;
                }
            }
        }
    }

    fn overflow(&self) {
        if let Room::OnlyFor(_) = self.behaviour.room {
            crash("the datagram does not fit");
        }
    }

    /// Deals with one datagram.
    fn take_in(&mut self, datagram: &[u8], client: SocketAddr) -> io::Result<()> {
        self.note(client);
        break_at(self.behaviour.breaks_at, datagram);
        if self.behaviour.exercise == Exercise::Hello {
            log(self.behaviour.logs, datagram, client);
        }
        self.kept.keep(self.behaviour.keeps, &self.socket)?;
        if self.is_passed_over(datagram, client) {
            return Ok(());
        }
        let answer = convert(self, datagram, client);
        self.answer(&answer, client)
    }

    fn note(&mut self, client: SocketAddr) {
        self.first.get_or_insert(client);
        if !self.counts.contains_key(&client) {
            self.newest = Some(client);
        }
        *self.counts.entry(client).or_default() += 1;
    }

    fn is_passed_over(&self, datagram: &[u8], client: SocketAddr) -> bool {
        match self.behaviour.serves {
            Serves::Everybody | Serves::OneDatagram => false,
            Serves::NoEmptyOnes => datagram.is_empty(),
            Serves::TextAlone => str::from_utf8(datagram).is_err(),
            Serves::SoManyOfEach(most) => {
                self.counts.get(&client).is_some_and(|count| *count > most)
            }
        }
    }
}

/// Ends at what it cannot take.
fn break_at(breaks_at: BreaksAt, datagram: &[u8]) {
    let is_control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | 0);
    match breaks_at {
        BreaksAt::InvalidUtf8 if str::from_utf8(datagram).is_err() => crash("this is no text"),
        BreaksAt::Nul if datagram.contains(&0) => crash("there is a NUL"),
        BreaksAt::EmptyDatagram if datagram.is_empty() => crash("there is nothing in it"),
        BreaksAt::ControlCharacter if datagram.iter().any(is_control) => crash("what is this?"),
        BreaksAt::Nothing
        | BreaksAt::InvalidUtf8
        | BreaksAt::Nul
        | BreaksAt::EmptyDatagram
        | BreaksAt::ControlCharacter => {}
    }
}
