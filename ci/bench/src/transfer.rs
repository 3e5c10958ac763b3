//! A file of 100 MiB through sockspec, beside the same bytes through a bare loop to the same server program.

use std::rc::Rc;

use sockspec_engine::rig::{Command, Plan, ServerRig};
use sockspec_engine::sys::pod::Stdio;
use sockspec_model::Dialect;

use crate::book::{Book, Figure};
use crate::place::Place;
use crate::programs::{BARE_FILE, beside};
use crate::trouble::{Told, Trouble};
use crate::whole::Whole;

const THROUGH: Figure = Figure::median("100 MiB to a file server: through sockspec", "MB/s");
const BARE: Figure = Figure::median("100 MiB to a file server: through a bare loop", "MB/s");
const RATIO: Figure =
    Figure::median("100 MiB to a file server: against the bare loop", "x").at_least(0.9);
const PEAK: Figure = Figure::median("100 MiB to a file server: its peak memory", "MiB");
const OURS: Figure = Figure::median("100 MiB to a file server: memory of the harness", "MiB");
const FROM: Figure = Figure::median("100 MiB from a file client: through sockspec", "MB/s");

/// Mebibytes of the file.
const SIZE: &str = "100";

/// Sends the file in both ways, each to a server of its own, and takes one from a client.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    let bare = bare(place)?;
    let size = ["--scale", SIZE];
    let to = "server/receives-a-large-file-in-little-memory";
    let whole = Whole::run(place, "file-transfer", to, &size)?;
    let through = whole.figure("throughput")?;
    book.note(&BARE, bare);
    book.note(&THROUGH, through);
    book.note(&RATIO, through / bare);
    book.note(&PEAK, whole.figure("peak memory")?);
    book.note(&OURS, whole.memory);
    let from = "client/sends-a-large-file-in-little-memory";
    let whole = Whole::run(place, "file-transfer", from, &size)?;
    book.note(&FROM, whole.figure("throughput")?);
    Ok(())
}

/// Megabytes in a second through the bare loop, to the same server program, in the same kind of place.
fn bare(place: &Place) -> Told<f64> {
    let scenario = sockspec_scenarios::find("file-transfer")
        .ok_or_else(|| Trouble::new("there is no scenario file-transfer"))?;
    let words = ["reference", "file-transfer-server", "--port"].map(str::to_owned);
    let port = scenario.port.to_string();
    let argv = [place.sockspec.clone()]
        .into_iter()
        .chain(words)
        .chain([port]);
    let server = Command {
        argv: argv.collect(),
        dir: Command::AT_HOME.to_owned(),
        path: String::new(),
    };
    let plan = Plan {
        server: Some(server),
        dialect: Dialect::new(scenario.keys),
        port: scenario.port,
        ..(*place.plan("", 0, 0)).clone()
    };
    let mut rig = ServerRig::start(&Rc::new(plan), Stdio::Terminal)?;
    rig.answer_the_question("1")?;
    rig.until_ready()?;
    let said = beside(&rig, place, scenario.port, &[BARE_FILE, SIZE])?;
    let nanoseconds = said.trim().parse::<f64>();
    let nanoseconds = nanoseconds
        .map_err(|_| Trouble::new(format!("the bare loop did not come to its end: {said}")))?;
    Ok(SIZE.parse::<f64>().unwrap_or(0.0) * f64::from(1 << 20) / 1e6 / (nanoseconds / 1e9))
}
