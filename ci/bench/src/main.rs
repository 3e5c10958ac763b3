//! What sockspec costs: figures with targets, all of them medians over several interleaved rounds within one run.
//!
//! Absolute times differ from machine to machine and from hour to hour; what is compared is measured side by side, in
//! turn, within each round. Start reading at [`GROUPS`].
//!
//! Invariant: nothing here sleeps to let something happen, and a missed target is a line in a table, never a panic.

mod book;
mod cases;
mod crowds;
mod cut;
mod fuzz;
mod peer;
mod place;
mod programs;
mod readiness;
mod roles;
mod segments;
mod silence;
mod table;
mod transfer;
mod trouble;
mod whole;
mod wishes;

use std::io::{self, Write};
use std::process::ExitCode;

use book::Book;
use place::Place;
use trouble::Told;
use wishes::Wishes;

/// One round of measurements of one kind.
type Round = fn(&Place, &mut Book) -> Told;

/// What is measured, in this order in every round.
const GROUPS: &[(&str, Round)] = &[
    ("roles", roles::round),
    ("readiness", readiness::round),
    ("segments", segments::round),
    ("cases", cases::round),
    ("fuzz", fuzz::round),
    ("silence", silence::round),
    ("crowds", crowds::round),
    ("transfer", transfer::round),
];

fn main() -> ExitCode {
    // Before anything can start a thread: this executable is also the pods, and the programs in them.
    let other = sockspec_engine::sys::pod::helper::run_if_asked().or_else(programs::run_if_asked);
    other.unwrap_or_else(|| {
        bench().unwrap_or_else(|trouble| {
            // Nobody is left to be told that standard error is gone.
            writeln!(io::stderr(), "the bench has failed: {trouble}").ok();
            ExitCode::from(2)
        })
    })
}

fn bench() -> Told<ExitCode> {
    let wishes = Wishes::read(std::env::args().skip(1))?;
    let place = Place::find()?;
    let mut book = Book::default();
    for number in 0..wishes.rounds {
        for (_, round) in GROUPS.iter().filter(|(name, _)| wishes.wants(name)) {
            place.settle(number);
            round(&place, &mut book)?;
        }
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{}, {} rounds\n", place.words(), wishes.rounds)?;
    out.write_all(table::of(&book).as_bytes())?;
    let missed = wishes.strict && book.misses_a_target();
    Ok(ExitCode::from(u8::from(missed)))
}
