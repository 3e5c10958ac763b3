//! Receiving one client's file.
//!
//! A sound turn writes whatever arrives, as it arrives, until the connection
//! ends. A connection that breaks ends this file and nothing else.

use std::io::{self, BufRead, BufReader, Read};
use std::net::TcpStream;
use std::time::Duration;

use super::store::{self, Slot};
use super::{Server, crash};
use crate::file_transfer_server::Names;

/// How it receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Receives {
    Everything,
    OnlyOnce,
    AtMost(usize),
    UntilAPieceIsShort(usize),
    UntilAPieceIsJust(usize),
    WholeIntoMemory,
    OnlyForAMoment,
}

/// Where it finds the name that is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedBy {
    TheFirstLine,
    ALoneByte,
}

/// What it makes of the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alters {
    Nothing,
    DecodesEachPiece,
    KnowsAsciiOnly,
    TakesCarriageReturnsOff,
    EndsTheLastLine,
    StopsAtNul,
    DropsEveryZ,
}

/// What must happen to end the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BreaksAt {
    Nothing,
    InvalidUtf8,
    Nul,
    EmptyLine,
    ControlCharacter,
    NoByteAtAll,
}

/// What it makes of a connection that broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    IsReported,
    IsTheEndOfTheFile,
    EndsTheServer,
    EndsTheServerInTheMiddle,
}

/// Receives one client's file.
pub(super) fn serve_one(server: &Server, number: usize, client: TcpStream) {
    let mut client = BufReader::with_capacity(64 * 1024, client);
    let mut name = String::new();
    if server.options.names == Names::Given {
        read_name(server, &mut client, &mut name);
    }
    let Some(mut slot) = store::open(server, number, name.trim_end_matches('\n')) else {
        return;
    };
    match receive(server, &mut client, &mut slot) {
        Ok(()) => slot.finish(server),
        Err(error) => broken(server, &error, slot),
    }
}

/// Reads the line that names the file; or its first byte, if that comes by itself.
fn read_name(server: &Server, client: &mut BufReader<TcpStream>, name: &mut String) {
    let alone = matches!(client.fill_buf(), Ok([_]));
    let most = match server.behaviour.named_by {
        NamedBy::ALoneByte if alone => 1,
        NamedBy::ALoneByte | NamedBy::TheFirstLine => u64::MAX,
    };
    // What is wrong with the name shows when the file is opened.
    let _ = client.take(most).read_line(name);
}

/// Receives up to the end of the connection.
fn receive(server: &Server, client: &mut BufReader<TcpStream>, slot: &mut Slot) -> io::Result<()> {
    let receives = server.behaviour.receives;
    if receives == Receives::OnlyForAMoment {
        let moment = Some(Duration::from_millis(100));
        client.get_ref().set_read_timeout(moment)?;
    }
    let mut whole = Vec::new();
    let mut received = vec![0; 64 * 1024];
    let mut total = 0;
    loop {
        let count = match client.read(&mut received) {
            // Nothing has come for a moment: it takes that for the end.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => 0,
            outcome => outcome?,
        };
        if count == 0 && total == 0 {
            break_at_nothing(server);
        }
        total += count;
        let piece = altered(server, &received[..count], total == count);
        match receives {
            Receives::WholeIntoMemory => whole.extend(piece),
            Receives::AtMost(most) => slot.write(server, &piece, most)?,
            Receives::Everything
            | Receives::OnlyOnce
            | Receives::UntilAPieceIsShort(_)
            | Receives::UntilAPieceIsJust(_)
            | Receives::OnlyForAMoment => slot.write(server, &piece, usize::MAX)?,
        }
        let enough = match receives {
            Receives::OnlyOnce => true,
            Receives::UntilAPieceIsShort(full) => count < full && total < 100_000,
            Receives::UntilAPieceIsJust(full) => count == full,
            Receives::Everything
            | Receives::AtMost(_)
            | Receives::WholeIntoMemory
            | Receives::OnlyForAMoment => false,
        };
        if count == 0 || enough {
            break;
        }
    }
    if server.behaviour.alters == Alters::EndsTheLastLine && !slot.ends_a_line() {
        slot.write(server, b"\n", usize::MAX)?;
    }
    slot.write(server, &whole, usize::MAX)
}

/// What it makes of a piece.
fn altered(server: &Server, piece: &[u8], first: bool) -> Vec<u8> {
    break_at(server.behaviour.breaks_at, piece, first);
    match server.behaviour.alters {
        Alters::Nothing | Alters::EndsTheLastLine => piece.to_vec(),
        Alters::DecodesEachPiece => String::from_utf8_lossy(piece).into_owned().into_bytes(),
        Alters::KnowsAsciiOnly => piece.iter().map(|byte| byte & 0x7f).collect(),
        Alters::TakesCarriageReturnsOff => without(b'\r', piece),
        Alters::DropsEveryZ => without(b'z', piece),
        Alters::StopsAtNul => {
            let text = piece.split(|byte| *byte == 0).next();
            text.unwrap_or_default().to_vec()
        }
    }
}

fn without(dropped: u8, piece: &[u8]) -> Vec<u8> {
    piece
        .iter()
        .copied()
        .filter(|byte| *byte != dropped)
        .collect()
}

/// Ends the program if a piece contains what it cannot bear.
fn break_at(breaks_at: BreaksAt, piece: &[u8], first: bool) {
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, 0 | b'\t' | b'\n' | b'\r');
    let breaks = match breaks_at {
        BreaksAt::Nothing | BreaksAt::NoByteAtAll => false,
        BreaksAt::InvalidUtf8 => str::from_utf8(piece).is_err(),
        BreaksAt::Nul => piece.contains(&0),
        BreaksAt::EmptyLine => first && piece == b"\n",
        BreaksAt::ControlCharacter => piece.iter().any(is_control),
    };
    if breaks {
        crash("this cannot be stored");
    }
}

/// Ends the program if it cannot bear a client without a word.
fn break_at_nothing(server: &Server) {
    if server.behaviour.breaks_at == BreaksAt::NoByteAtAll {
        crash("there is nothing to store");
    }
}

/// What becomes of a file whose connection broke.
fn broken(server: &Server, error: &io::Error, slot: Slot) {
    match server.behaviour.broken {
        Broken::IsReported => slot.give_up(&error.to_string()),
        Broken::IsTheEndOfTheFile => slot.finish(server),
        Broken::EndsTheServer => crash("a connection broke"),
        Broken::EndsTheServerInTheMiddle if slot.has_begun() => crash("half a file is no file"),
        Broken::EndsTheServerInTheMiddle => slot.give_up(&error.to_string()),
    }
}
