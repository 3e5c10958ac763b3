//! What a case of a property costs, beside a bare loop that does the same with nothing but the standard library.

use std::cell::Cell;
use std::time::Instant;

use sockspec_engine::rig::{Checked, ServerRig};
use sockspec_engine::sys::pod::Stdio;

use crate::book::{Book, Figure};
use crate::cut::{Cut, cuts};
use crate::place::Place;
use crate::programs::{Bare, UPPERCASE};
use crate::trouble::Told;

const BARE: Figure = Figure::median("a case of 1 to 5 pieces: bare loop", "us");
const PLAIN: Figure = Figure::median("a case: in the rig, pieces sent at once", "us");
const PROVED: Figure = Figure::median(
    "a case: in the rig, each piece when the last was read",
    "us",
);
const PLAIN_RATIO: Figure =
    Figure::median("a case: pieces at once, against the bare loop", "x").at_most(1.1);
const PROVED_RATIO: Figure =
    Figure::median("a case: pieces apart, against the bare loop", "x").at_most(1.3);
const SPREAD: Figure = Figure::median(
    "a case: pieces apart, those that run on all processors",
    "us",
);

/// Cases in a round.
const CASES: u32 = 2048;
/// A property runs one in so many cases unpinned, at its end.
pub(crate) const SPREAD_SHARE: u32 = 16;

/// The time for each case, in microseconds.
struct Each {
    pinned: f64,
    spread: f64,
}

/// Runs the same cases in every way, each with a server of its own.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    let bare = Bare {
        cases: CASES as usize,
        places: 0..=4,
        seed: 1,
    };
    let bare = bare.beside(&place.serve(UPPERCASE)?, place)?.each;
    let plain = property(place, |_| Ok(()))?;
    let proved = property(place, |client| client.until_read().map(|_| ()))?;
    book.note(&BARE, bare);
    book.note(&PLAIN, plain.pinned);
    book.note(&PROVED, proved.pinned);
    book.note(&PLAIN_RATIO, plain.pinned / bare);
    book.note(&PROVED_RATIO, proved.pinned / bare);
    book.note(&SPREAD, proved.spread);
    Ok(())
}

/// Runs a property whose cases do this between two pieces.
fn property(place: &Place, between: fn(&mut sockspec_engine::rig::Peer) -> Checked) -> Told<Each> {
    let mut rig = ServerRig::open(&place.plan(UPPERCASE, 1, CASES), Stdio::Pipes)?;
    let (begun, spread_from) = (Cell::new(0), Cell::new(None));
    let began = Instant::now();
    rig.for_all(cuts(0..=4), |rig, case| {
        if begun.replace(begun.get() + 1) == CASES - CASES / SPREAD_SHARE {
            spread_from.set(Some(Instant::now()));
        }
        talk(rig, case, between)
    })?;
    let each =
        |from: Instant, to: Instant, cases: u32| 1e6 * (to - from).as_secs_f64() / f64::from(cases);
    let (ended, spread) = (Instant::now(), CASES / SPREAD_SHARE);
    let middle = spread_from.get().unwrap_or(ended);
    Ok(Each {
        pinned: each(began, middle, CASES - spread),
        spread: each(middle, ended, spread),
    })
}

/// One case: a client of its own, and the answer in upper case.
fn talk(
    rig: &mut ServerRig,
    case: &Cut,
    between: fn(&mut sockspec_engine::rig::Peer) -> Checked,
) -> Checked {
    let mut client = rig.connect()?;
    for (number, piece) in case.pieces().enumerate() {
        if number > 0 {
            between(&mut client)?;
        }
        client.send(piece)?;
    }
    client.expect_answer(rig.answer_to(&case.line))?;
    client.leave()
}
