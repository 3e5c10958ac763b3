//! What a search costs: `sockspec fuzz` as a whole process, beside the bare loop, with one worker and with two.

use std::process::{Command, Stdio};
use std::time::Instant;

use crate::book::{Book, Figure};
use crate::cases::SPREAD_SHARE;
use crate::cut::generated;
use crate::peer;
use crate::place::Place;
use crate::programs::{Bare, UPPERCASE};
use crate::trouble::{Told, Trouble};

const THOUSAND: Figure = Figure::median(
    "fuzz: 1,000 cases of any-segmentation, whole process, two workers",
    "ms",
);
const NONE: Figure = Figure::median("  of that, what a single case takes", "ms");
const EACH: Figure = Figure::median("fuzz: each further case, one worker", "us");
const BARE: Figure = Figure::median(
    "fuzz: a case of 2 to 5 pieces in the bare loop, placed alike",
    "us",
);
const RATIO: Figure =
    Figure::median("fuzz: each further case, against the bare loop", "x").at_most(1.3);
const GENERATING: Figure = Figure::median(
    "fuzz: the share of it that generating takes, one worker",
    "%",
)
.at_most(5.0);
const SPEEDUP: Figure = Figure::median("fuzz: two workers, against one", "x").at_least(1.8);

const PYTHON: Figure = Figure::median("pytest and hypothesis: 1,000 cases, whole process", "ms");
const AHEAD: Figure =
    Figure::median("pytest and hypothesis, against sockspec fuzz", "x").at_least(40.0);
const LIMIT: Figure = Figure::median(
    "  against 1,000 cases of one bare loop: the limit of one worker",
    "x",
);

/// A folder with a program in it and nothing else, as students have: all of it is looked at, to tell later whether it changed.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peer");
const FEW: u32 = 1_000;
const MANY: u32 = 20_000;

/// Searches a server of our own, which has no defect.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    let bare = bare(place)?;
    place.cpus.spread(0);
    let (few, many) = (search(place, FEW, 1)?, search(place, MANY, 1)?);
    let both = search(place, MANY, 2)?;
    let each = 1e6 * (many - few) / f64::from(MANY - FEW);
    let thousand = search(place, FEW, 2)?;
    book.note(&THOUSAND, 1000.0 * thousand);
    book.note(&NONE, 1000.0 * search(place, 1, 2)?);
    book.note(&EACH, each);
    book.note(&BARE, bare);
    book.note(&RATIO, each / bare);
    book.note(&GENERATING, 100.0 * generating() / each);
    book.note(&SPEEDUP, many / both);
    if let Some(python) = peer::search(place, FEW)? {
        book.note(&PYTHON, 1000.0 * python);
        book.note(&AHEAD, python / thousand);
        book.note(&LIMIT, 1e6 * python / f64::from(FEW) / bare);
    }
    Ok(())
}

/// Microseconds for a case of the bare loop, where as many of them run on all processors as in a search.
fn bare(place: &Place) -> Told<f64> {
    let bare = Bare {
        cases: FEW as usize,
        places: 1..=4,
        seed: 1,
    };
    let pinned = bare.beside(&place.serve(UPPERCASE)?, place)?.each;
    let mut server = place.serve(UPPERCASE)?;
    server.spread();
    let spread = bare.beside(&server, place)?.each;
    Ok(pinned + (spread - pinned) / f64::from(SPREAD_SHARE))
}

/// Microseconds that the same property takes to generate a case.
fn generating() -> f64 {
    let began = Instant::now();
    let cases = generated(&sockspec_scenarios::generated_cuts(), MANY as usize, 1);
    1e6 * began.elapsed().as_secs_f64() / cases.len() as f64
}

/// Seconds for so many cases with so many workers.
fn search(place: &Place, cases: u32, jobs: u32) -> Told<f64> {
    let began = Instant::now();
    let ended = Command::new(&place.sockspec)
        .args(["fuzz", "tcp-uppercase", "--no-manifest", "--seed", "1"])
        .args(["--server", &place.words_of(UPPERCASE)])
        .args(["--check", "any-segmentation"])
        .args(["--cases", &cases.to_string(), "--jobs", &jobs.to_string()])
        .current_dir(FOLDER)
        .stdout(Stdio::null())
        .status()?;
    if !ended.success() {
        return Err(Trouble::new(format!("sockspec fuzz: {ended}")));
    }
    Ok(began.elapsed().as_secs_f64())
}
