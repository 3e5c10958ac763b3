//! The bare loop: connect, send the pieces, receive, close, with nothing but the standard library. It is the limit that
//! a case in the rig is compared with, and runs in the same kind of place, as a client of the same server.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::ops::RangeInclusive;
use std::rc::Rc;
use std::time::Instant;

use sockspec_engine::rig::ServerRig;
use sockspec_engine::sys::pod::Stdio;
use sockspec_engine::sys::program::Program;

use super::port;
use crate::cut::{Cut, first};
use crate::place::Place;
use crate::trouble::{Told, Trouble};

pub(super) const NAME: &str = "__bare";

/// What the bare loop does.
pub(crate) struct Bare {
    /// How many cases.
    pub(crate) cases: usize,
    /// How many cuts in each.
    pub(crate) places: RangeInclusive<usize>,
    /// Of the cases.
    pub(crate) seed: u64,
}

/// What came of it.
pub(crate) struct Done {
    /// The time for each case, in microseconds.
    pub(crate) each: f64,
    /// The share of cases with the right answer.
    pub(crate) right: f64,
}

impl Bare {
    /// Runs it as a program beside a server.
    pub(crate) fn beside(&self, server: &ServerRig, place: &Place) -> Told<Done> {
        let (cases, seed) = (self.cases.to_string(), self.seed.to_string());
        let (fewest, most) = (
            self.places.start().to_string(),
            self.places.end().to_string(),
        );
        let words = [NAME, &cases, &fewest, &most, &seed];
        let said = beside(server, place, place.scenario.port, &words)?;
        let mut numbers = said
            .split_whitespace()
            .map_while(|word| word.parse::<f64>().ok());
        let (Some(nanoseconds), Some(right)) = (numbers.next(), numbers.next()) else {
            return Err(Trouble::new("the bare loop did not come to its end"));
        };
        let cases = self.cases as f64;
        Ok(Done {
            each: nanoseconds / 1000.0 / cases,
            right: right / cases,
        })
    }
}

/// Runs this executable with these words beside a server, to its end; what it said.
pub(crate) fn beside(server: &ServerRig, place: &Place, port: u16, words: &[&str]) -> Told<String> {
    let command = place.command(words);
    let program = server.scene().start(&command, port, Stdio::Pipes)?;
    Ok(until_end(&program, place))
}

/// Waits for a program's end; what it said.
fn until_end(program: &Rc<Program>, place: &Place) -> String {
    while program.end().is_none() {
        place.runtime.block_on(program.fill());
    }
    program.console().drain();
    program.console().capture().text().to_owned()
}

/// Is the bare loop; says nanoseconds and how many answers were right.
pub(super) fn run(args: &[String]) -> io::Result<()> {
    let number = |at: usize| {
        args.get(at)
            .and_then(|word| word.parse::<usize>().ok())
            .ok_or(io::ErrorKind::InvalidInput)
    };
    let (cases, port) = (
        first(number(0)?, number(1)?..=number(2)?, number(3)? as u64),
        port()?,
    );
    let (began, mut right) = (Instant::now(), 0_u32);
    for case in &cases {
        right += u32::from(talk(case, port)?);
    }
    let said = format!("{} {right}\n", began.elapsed().as_nanos());
    io::stdout().write_all(said.as_bytes())
}

/// One case; whether the answer was the line in upper case, or told of the pieces.
fn talk(case: &Cut, port: u16) -> io::Result<bool> {
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    server.set_nodelay(true)?;
    for piece in case.pieces() {
        server.write_all(piece)?;
    }
    let (mut answer, mut length) = ([0; 4096], 0);
    while !answer[..length].ends_with(b"\n") {
        match server.read(&mut answer[length..])? {
            0 => break,
            read => length += read,
        }
    }
    let answer = &answer[..length];
    Ok(answer == case.line.to_ascii_uppercase().as_bytes()
        || answer.trim_ascii_end() == case.sizes().as_bytes())
}
