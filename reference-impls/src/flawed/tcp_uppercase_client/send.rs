//! Sending what was typed.
//!
//! A sound turn sends every byte of it, unchanged, and ends it as it was told.

use std::io::{self, Write};
use std::net::{Shutdown, TcpStream};

use super::Options;
use crate::tcp_uppercase_client::TypedEnd;

/// What it sends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sends {
    WhatWasTyped,
    ItsOwnUpperCase,
    AllButTheLastCharacter,
    AtMost(usize),
    AsciiOnly,
    NothingForAnEmptyLine,
}

/// Sends what was typed.
pub(super) fn send(
    sends: Sends,
    options: &Options,
    server: &mut TcpStream,
    typed: &[u8],
) -> io::Result<()> {
    let mut sent = match sends {
        Sends::WhatWasTyped => typed.to_vec(),
        Sends::ItsOwnUpperCase => typed.to_ascii_uppercase(),
        Sends::AllButTheLastCharacter => typed[..typed.len().saturating_sub(1)].to_vec(),
        Sends::AtMost(most) => typed[..typed.len().min(most)].to_vec(),
        Sends::AsciiOnly => typed.iter().copied().map(question_mark).collect(),
        Sends::NothingForAnEmptyLine if typed.is_empty() => return Ok(()),
        Sends::NothingForAnEmptyLine => typed.to_vec(),
    };
    if options.typed_end == TypedEnd::Newline {
        sent.push(b'\n');
    }
    server.write_all(&sent)?;
    if options.typed_end == TypedEnd::None {
        server.shutdown(Shutdown::Write)?;
    }
    Ok(())
}

/// What becomes of a byte in a program that knows only ASCII.
pub(super) fn question_mark(byte: u8) -> u8 {
    if byte.is_ascii() { byte } else { b'?' }
}
