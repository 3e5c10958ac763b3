//! The programs that this executable also is: servers to be talked to, and clients that use no rig.

mod bare;
mod file;
mod serve;

use std::io::{self, Write};
use std::process::ExitCode;

pub(crate) use bare::{Bare, beside};

/// Shows a word and waits for the end of its standard input.
pub(crate) const WAITER: &str = "__wait";
/// Answers a line in upper case and closes.
pub(crate) const UPPERCASE: &str = "__upper-case";
/// Answers a line with the number of bytes that each receive returned, and closes.
pub(crate) const SIZES: &str = "__sizes";
/// Says when it began to listen, then answers like the upper-case server.
pub(crate) const CLOCK: &str = "__clock";
/// Reads a line and then waits for ever.
pub(crate) const HANGS: &str = "__hangs";

/// Sends so many mebibytes and says how long that took.
pub(crate) const BARE_FILE: &str = "__bare-file";

/// Becomes one of these programs when the process was started as one.
pub(crate) fn run_if_asked() -> Option<ExitCode> {
    let mut args = std::env::args().skip(1);
    let ended = match args.next()?.as_str() {
        WAITER => wait(),
        UPPERCASE => serve::upper_case(),
        SIZES => serve::sizes(),
        CLOCK => serve::upper_case_with_clock(),
        HANGS => serve::nothing(),
        BARE_FILE => file::run(args.next()),
        bare::NAME => bare::run(&args.collect::<Vec<_>>()),
        _ => return None,
    };
    Some(if ended.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Says that it is about to wait, and waits for the end of standard input.
fn wait() -> io::Result<()> {
    writeln!(io::stdout(), "waiting")?;
    io::copy(&mut io::stdin(), &mut io::sink()).map(|_| ())
}

/// The port that the programs use.
fn port() -> io::Result<u16> {
    let word = std::env::var("SOCKSPEC_PORT").map_err(io::Error::other)?;
    word.parse().map_err(io::Error::other)
}
