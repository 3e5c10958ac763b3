//! From the server's call of `listen` to the rig's word that it is ready; and what an attempt's place costs.

use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};
use sockspec_engine::rig::ServerRig;
use sockspec_engine::sys::pod::Stdio;

use crate::book::{Book, Figure, Statistic};
use crate::place::Place;
use crate::programs::CLOCK;
use crate::trouble::{Told, Trouble};

const LAG: Figure = Figure::median("listening to ready, native server", "us").at_most(25.0);
const WORST_LAG: Figure = Figure::median("listening to ready, nine of ten", "us")
    .by(Statistic::NinthTenth)
    .at_most(100.0);
const OPENED: Figure = Figure::median(
    "an attempt: its place set up, a native server started and ready",
    "ms",
);
const CLOSED: Figure = Figure::median("an attempt: its place torn down", "ms");

/// Starts in a round.
const STARTS: usize = 30;

/// Starts some servers.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    (0..STARTS).try_for_each(|_| start(place, book))
}

fn start(place: &Place, book: &mut Book) -> Told {
    let began = Instant::now();
    let mut rig = ServerRig::start(&place.plan(CLOCK, 0, 0), Stdio::Pipes)?;
    rig.until_ready()?;
    let (ready, opened) = (nanoseconds(), began.elapsed());
    let said = rig.screen()?;
    let listening: i64 = said
        .trim()
        .parse()
        .map_err(|_| Trouble::new("the server did not say when it listened"))?;
    let closing = Instant::now();
    drop(rig);
    let lag = (ready - listening) as f64 / 1000.0;
    book.note(&LAG, lag);
    book.note(&WORST_LAG, lag);
    book.note(&OPENED, 1000.0 * opened.as_secs_f64());
    book.note(&CLOSED, 1000.0 * closing.elapsed().as_secs_f64());
    Ok(())
}

/// The monotonic clock, as the server reads it.
fn nanoseconds() -> i64 {
    let now = clock_gettime(ClockId::Monotonic);
    now.tv_sec * 1_000_000_000 + now.tv_nsec
}
