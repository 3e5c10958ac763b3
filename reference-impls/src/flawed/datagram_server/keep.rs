//! What stays of a datagram: on the console, and in the server's hands.
//!
//! A sound turn shows the message and its sender, where the exercise asks for
//! it, and keeps nothing.

use std::io;
use std::net::{SocketAddr, UdpSocket};
use std::process::Command;

use crate::console;

/// What it takes for each datagram and never gives back.
#[derive(Clone, Copy, Debug)]
pub(super) enum Keeps {
    Nothing,
    Sockets,
    Children,
    Memory,
}

/// What it shows of each datagram.
#[derive(Clone, Copy, Debug)]
pub(super) enum Logs {
    Soundly,
    NoMessage,
    NoAddress,
    NoPort,
    InItsOwnWords,
}

/// Everything that was kept.
#[derive(Default)]
pub(super) struct Kept {
    sockets: Vec<UdpSocket>,
    memory: Vec<Vec<u8>>,
}

impl Kept {
    /// Takes something that is never given back.
    pub(super) fn keep(&mut self, keeps: Keeps, socket: &UdpSocket) -> io::Result<()> {
        match keeps {
            Keeps::Nothing => {}
            Keeps::Sockets => self.sockets.push(socket.try_clone()?),
            Keeps::Children => drop(Command::new("true").spawn()?),
            // Written to, so that it is really there and not merely promised.
            Keeps::Memory => self.memory.push(vec![1; 96 * 1024]),
        }
        Ok(())
    }
}

/// Shows who has said what.
pub(super) fn log(logs: Logs, datagram: &[u8], client: SocketAddr) {
    let message = String::from_utf8_lossy(datagram);
    let (said, by) = match logs {
        Logs::InItsOwnWords => ("Somebody said: ", "It was "),
        Logs::Soundly | Logs::NoMessage | Logs::NoAddress | Logs::NoPort => {
            ("Message from Client: ", "Client IP Address: ")
        }
    };
    if !matches!(logs, Logs::NoMessage) {
        console::say(&format!("{said}{message}"));
    }
    match logs {
        Logs::NoAddress => {}
        Logs::NoPort => console::say(&format!("{by}{}", client.ip())),
        Logs::Soundly | Logs::NoMessage | Logs::InItsOwnWords => {
            console::say(&format!("{by}{client}"));
        }
    }
}
