//! Hearing what the server says, and showing it.
//!
//! A sound client hears in a thread of its own, at any time, gathers until a
//! line is complete where lines are declared, and ends when the server does.

use std::io::{self, Read};
use std::net::TcpStream;

use super::Behaviour;
use crate::chat_client::{Framing, Options};
use crate::console::{self, FAILED};

/// When and how it hears.
#[derive(Clone, Copy, Debug)]
pub(super) enum Hears {
    AtOnce,
    OnlyAfterSpeaking,
    EachSegment,
    OnlyTheFirst(usize),
}

/// What it keeps of a received piece.
#[derive(Clone, Copy, Debug)]
pub(super) enum Keeps {
    AllOfIt,
    ItDecoded,
    ItTrimmed,
    AllButAFullBuffer(usize),
    TheFirstLine,
}

/// What it shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shows {
    EverythingSaid,
    WithoutALabel,
    WhatItExpects,
}

/// What it does when the server says no more.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoMore {
    Ends,
    IsIgnored,
    IsWaitedFor,
    AbortsAfterAReset,
}

/// The ear: a thread of its own, or one that hears after speaking only.
pub(super) struct Ear {
    behaviour: Behaviour,
    framing: Framing,
    server: TcpStream,
    pending: Vec<u8>,
    in_turns: bool,
}

impl Ear {
    /// Begins to hear.
    pub(super) fn begin(
        behaviour: Behaviour,
        options: &Options,
        server: &TcpStream,
    ) -> io::Result<Self> {
        let ear = || -> io::Result<Self> {
            Ok(Self {
                behaviour,
                framing: options.framing,
                server: server.try_clone()?,
                pending: Vec::new(),
                in_turns: matches!(behaviour.hears, Hears::OnlyAfterSpeaking)
                    || matches!(behaviour.shows, Shows::WhatItExpects)
                    || matches!(behaviour.no_more, NoMore::IsWaitedFor),
            })
        };
        let mut hears = ear()?;
        if !hears.in_turns {
            std::thread::spawn(move || while hears.hear() {});
        }
        ear()
    }

    /// Where speaking and hearing take turns, it is the turn to hear.
    pub(super) fn after_speaking(&mut self, said: &[u8]) {
        if !self.in_turns {
            return;
        }
        if matches!(self.behaviour.shows, Shows::WhatItExpects) {
            let said = String::from_utf8_lossy(said);
            if !matches!(self.server.read(&mut [0; 1024]), Ok(1..)) {
                end("The server has gone.");
            }
            return self.show(&format!("Server received your message: {said}"));
        }
        while self.hear() && !self.pending.is_empty() {}
    }

    /// Hears once, and shows what is complete; whether there may be more.
    fn hear(&mut self) -> bool {
        let mut received = vec![0; 16 * 1024];
        let reason = match self.server.read(&mut received) {
            Ok(0) => "The server has closed the connection.".to_owned(),
            Ok(count) => {
                self.pending.extend(self.made_of(&received[..count]));
                self.take_complete().iter().for_each(|text| self.show(text));
                return true;
            }
            Err(_) if matches!(self.behaviour.no_more, NoMore::AbortsAfterAReset) => {
                std::process::abort()
            }
            Err(error) => format!("The connection broke: {error}."),
        };
        match self.behaviour.no_more {
            NoMore::Ends | NoMore::AbortsAfterAReset => end(&reason),
            NoMore::IsIgnored => false,
            NoMore::IsWaitedFor => loop {
                std::thread::park();
            },
        }
    }

    /// What it keeps of a received piece.
    fn made_of(&self, piece: &[u8]) -> Vec<u8> {
        match self.behaviour.keeps {
            Keeps::ItDecoded => String::from_utf8_lossy(piece).into_owned().into_bytes(),
            Keeps::ItTrimmed => {
                let end: &[u8] = if piece.ends_with(b"\n") { b"\n" } else { b"" };
                [piece.trim_ascii(), end].concat()
            }
            Keeps::AllButAFullBuffer(size) if piece.len() == size => Vec::new(),
            Keeps::TheFirstLine => {
                let line = piece.split_inclusive(|byte| *byte == b'\n').next();
                line.unwrap_or_default().to_vec()
            }
            Keeps::AllOfIt | Keeps::AllButAFullBuffer(_) => piece.to_vec(),
        }
    }

    /// What can be shown now.
    fn take_complete(&mut self) -> Vec<String> {
        let lines =
            self.framing == Framing::Line && !matches!(self.behaviour.hears, Hears::EachSegment);
        let last = self.pending.iter().rposition(|byte| *byte == b'\n');
        let length = if lines {
            last.map_or(0, |at| at + 1)
        } else {
            self.pending.len()
        };
        let complete: Vec<u8> = self.pending.drain(..length).collect();
        let most = match self.behaviour.hears {
            Hears::OnlyTheFirst(most) => most,
            Hears::AtOnce | Hears::OnlyAfterSpeaking | Hears::EachSegment => usize::MAX,
        };
        let texts = complete.split_inclusive(|byte| *byte == b'\n');
        let text =
            |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(most)]).into_owned();
        texts.map(text).collect()
    }

    fn show(&self, text: &str) {
        let label = match self.behaviour.shows {
            Shows::EverythingSaid | Shows::WhatItExpects => "Server response: ",
            Shows::WithoutALabel => "",
        };
        let asks_again = if self.in_turns { "" } else { PROMPT };
        console::prompt(&format!("\n{label}{}\n{asks_again}", text.trim_end()));
    }
}

/// Ends the program, though another thread waits for the keyboard.
fn end(reason: &str) -> ! {
    console::complain(&format!("\n{reason}"));
    #[expect(clippy::exit, reason = "the other thread waits for the keyboard")]
    std::process::exit(i32::from(FAILED))
}

/// What it asks.
pub(super) const PROMPT: &str = "Enter your message: ";
