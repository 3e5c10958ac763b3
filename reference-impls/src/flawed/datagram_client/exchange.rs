//! The exchange: sending what is to be said, and waiting for the answer.
//!
//! A sound turn sends one datagram, asks again when nothing comes, gives up in
//! the end, and listens to nobody but the server.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, ToSocketAddrs, UdpSocket};
use std::time::Duration;

use super::{Behaviour, Options};

/// Where it sends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goes {
    WhereItWasTold,
    ToTheNextPort,
}

/// What it sends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sends {
    WhatItHasToSay,
    ItsOwnUpperCase,
    EveryWordByItself,
    AtMost(usize),
    AsciiOnly,
    NothingForAnEmptyLine,
    SomethingElse,
}

/// How it waits for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waits {
    AndAsksAgain,
    Once,
    ForEver,
}

/// Whom it listens to, and how much it takes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hears {
    TheServer,
    Anybody,
    AtMost(usize),
    EverythingForAWhile,
}

/// Sends what is to be said and gives back the answers, one as a rule.
pub(super) fn exchange(
    behaviour: Behaviour,
    options: &Options,
    said: &[u8],
) -> io::Result<Vec<Vec<u8>>> {
    let server = place(behaviour.goes, options)?;
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
    if behaviour.hears != Hears::Anybody {
        socket.connect(server)?;
    }
    let nothing = datagrams(behaviour.sends, said).is_empty();
    let for_ever = nothing || behaviour.waits == Waits::ForEver;
    socket.set_read_timeout((!for_ever).then_some(Duration::from_millis(700)))?;
    let attempts = if behaviour.waits == Waits::AndAsksAgain {
        4
    } else {
        1
    };
    for _ in 0..attempts {
        send(behaviour, &socket, server, said)?;
        match receive(behaviour.hears, &socket) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            heard => return heard,
        }
    }
    Err(io::Error::other("it does not answer"))
}

fn place(goes: Goes, options: &Options) -> io::Result<SocketAddr> {
    let port = match goes {
        Goes::WhereItWasTold => options.port,
        Goes::ToTheNextPort => options.port.wrapping_add(1),
    };
    let mut addresses = (options.host.as_str(), port).to_socket_addrs()?;
    addresses
        .find(SocketAddr::is_ipv4)
        .ok_or(io::ErrorKind::NotFound.into())
}

/// Sends it, in one datagram or more.
fn send(
    behaviour: Behaviour,
    socket: &UdpSocket,
    server: SocketAddr,
    said: &[u8],
) -> io::Result<()> {
    for datagram in datagrams(behaviour.sends, said) {
        if behaviour.hears == Hears::Anybody {
            socket.send_to(&datagram, server)?;
        } else {
            socket.send(&datagram)?;
        }
    }
    Ok(())
}

fn datagrams(sends: Sends, said: &[u8]) -> Vec<Vec<u8>> {
    let words = || said.split(|byte| *byte == b' ').map(<[u8]>::to_vec);
    match sends {
        Sends::WhatItHasToSay => vec![said.to_vec()],
        Sends::ItsOwnUpperCase => vec![said.to_ascii_uppercase()],
        Sends::EveryWordByItself => words().collect(),
        Sends::AtMost(most) => vec![said[..said.len().min(most)].to_vec()],
        Sends::AsciiOnly => vec![said.iter().copied().map(question_mark).collect()],
        Sends::NothingForAnEmptyLine if said.is_empty() => Vec::new(),
        Sends::NothingForAnEmptyLine => vec![said.to_vec()],
        Sends::SomethingElse => vec![b"Good morning".to_vec()],
    }
}

/// What becomes of a byte in a program that knows only ASCII.
fn question_mark(byte: u8) -> u8 {
    if byte.is_ascii() { byte } else { b'?' }
}

/// Waits for the answer, or for all that come.
fn receive(hears: Hears, socket: &UdpSocket) -> io::Result<Vec<Vec<u8>>> {
    let size = match hears {
        Hears::TheServer | Hears::Anybody | Hears::EverythingForAWhile => 65_535,
        Hears::AtMost(size) => size,
    };
    let mut answers = vec![receive_one(socket, size)?];
    if hears == Hears::EverythingForAWhile {
        while let Ok(answer) = receive_one(socket, size) {
            answers.push(answer);
        }
    }
    Ok(answers)
}

fn receive_one(socket: &UdpSocket, size: usize) -> io::Result<Vec<u8>> {
    let mut room = vec![0; size];
    let (count, _) = socket.recv_from(&mut room)?;
    room.truncate(count);
    Ok(room)
}
