//! The same property in the tools that a course would take otherwise: pytest and hypothesis, as a whole process.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::place::Place;
use crate::programs::CLOCK;
use crate::trouble::{Told, Trouble};

/// Where `run.sh` says which interpreter has both installed.
const PYTHON: &str = "SOCKSPEC_BENCH_PYTHON";
const SUITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peer/test_uppercase.py");

/// Seconds for so many cases; none where there is no interpreter for it.
pub(crate) fn search(place: &Place, cases: u32) -> Told<Option<f64>> {
    let Some(python) = env::var_os(PYTHON) else {
        return Ok(None);
    };
    let (port, mut server) = serve(place)?;
    let began = Instant::now();
    let ended = Command::new(python)
        .args(["-m", "pytest", "-q", "-p", "no:cacheprovider", SUITE])
        .env("PORT", port.to_string())
        .env("CASES", cases.to_string())
        .stdout(Stdio::null())
        .status();
    let elapsed = began.elapsed().as_secs_f64();
    server.kill()?;
    server.wait()?;
    match ended?.success() {
        true => Ok(Some(elapsed)),
        false => Err(Trouble::new("pytest did not pass")),
    }
}

/// The server that everybody else is measured with, on this machine's own loopback; it says when it listens.
fn serve(place: &Place) -> Told<(u16, Child)> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    let mut server = Command::new(place.exe())
        .arg(CLOCK)
        .env("SOCKSPEC_PORT", port.to_string())
        .stdout(Stdio::piped())
        .spawn()?;
    let out = server.stdout.take().map(BufReader::new);
    let said = out.and_then(|out| out.lines().next());
    match said {
        Some(Ok(_)) => Ok((port, server)),
        Some(Err(_)) | None => Err(Trouble::new("the server for pytest did not start")),
    }
}
