//! Sending the file.
//!
//! A sound turn sends every byte of it and no other, however slowly the server
//! reads, and explains it if the connection breaks.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::process::ExitCode;

use super::Behaviour;
use super::open::Source;
use crate::console::{self, FAILED};

/// What it sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sends {
    EveryByte,
    WhatTheKernelTakesAtOnce,
    AtMost(usize),
    ABannerFirst,
    NoLetterZ,
    WholeBlocksOnly(usize),
}

/// What it does about a file without a byte in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Empty {
    IsSent,
    IsSentAsANewline,
    HangsTheClient,
}

/// What it does when the connection breaks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Broken {
    IsExplained,
    Aborts,
    IsWaitedFor,
}

/// Sends the file.
pub(super) fn send(behaviour: Behaviour, source: Source, server: &mut TcpStream) -> io::Result<()> {
    if behaviour.sends == Sends::WhatTheKernelTakesAtOnce {
        server.set_nonblocking(true)?;
    }
    if behaviour.sends == Sends::ABannerFirst {
        server.write_all(b"FILE\n")?;
    }
    let mut total = 0;
    match source {
        Source::Whole(bytes) => total += pass_on(behaviour, &bytes, total, server)?,
        Source::Pieces(mut file) => {
            let mut piece = vec![0; 64 * 1024];
            loop {
                let count = file.read(&mut piece)?;
                if count == 0 {
                    break;
                }
                total += pass_on(behaviour, &piece[..count], total, server)?;
            }
        }
    }
    match behaviour.empty {
        Empty::IsSentAsANewline if total == 0 => server.write_all(b"\n"),
        Empty::HangsTheClient if total == 0 => loop {
            std::thread::park();
        },
        Empty::IsSent | Empty::IsSentAsANewline | Empty::HangsTheClient => Ok(()),
    }
}

/// Sends a piece; how much of the file has been dealt with by it.
fn pass_on(
    behaviour: Behaviour,
    piece: &[u8],
    before: usize,
    server: &mut TcpStream,
) -> io::Result<usize> {
    match behaviour.sends {
        Sends::EveryByte | Sends::ABannerFirst => server.write_all(piece)?,
        // One call, whatever comes of it.
        Sends::WhatTheKernelTakesAtOnce => match server.write(piece) {
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => return Err(error),
            Ok(_) | Err(_) => {}
        },
        Sends::AtMost(most) => {
            let room = most.saturating_sub(before).min(piece.len());
            server.write_all(&piece[..room])?;
        }
        Sends::NoLetterZ => {
            let kept: Vec<u8> = piece.iter().copied().filter(|byte| *byte != b'z').collect();
            server.write_all(&kept)?;
        }
        Sends::WholeBlocksOnly(size) => {
            server.write_all(&piece[..piece.len() / size * size])?;
        }
    }
    Ok(piece.len())
}

/// What to do when the connection broke.
pub(super) fn broken(broken: Broken, error: &io::Error) -> ExitCode {
    match broken {
        Broken::IsExplained => {
            console::give_up(FAILED, &format!("The file could not be sent: {error}."))
        }
        Broken::Aborts => std::process::abort(),
        Broken::IsWaitedFor => loop {
            std::thread::park();
        },
    }
}
