//! The greeting client: connects, and shows what the server says.
//!
//! It sends nothing. TCP carries a stream of bytes, not messages: the greeting
//! may arrive in several pieces, late, or with a character cut in two. It is
//! over when the server closes the connection, so this program reads to that
//! end and only then turns the bytes into text.

use std::io::Read;
use std::net::TcpStream;
use std::process::ExitCode;

use crate::console::{self, FAILED, MISUSED};
use crate::options::Given;

/// What the client can be told on its command line.
pub(crate) struct Options {
    /// The name or address of the server's machine.
    pub(crate) host: String,
    /// The server's port.
    pub(crate) port: u16,
}

/// Is greeted once.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match listen_to_the_server(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => console::give_up(FAILED, &trouble),
    }
}

/// Connects, receives, shows: the whole exercise in three lines.
fn listen_to_the_server(options: &Options) -> Result<(), String> {
    let server = connect(options)?;
    let greeting = receive(&server)?;
    // Bytes that are no text at all show as "�".
    let shown = String::from_utf8_lossy(&greeting);
    console::say(shown.trim_end_matches(['\r', '\n']));
    Ok(())
}

/// Opens the connection.
fn connect(options: &Options) -> Result<TcpStream, String> {
    let Options { host, port } = options;
    // A name can stand for several addresses ("localhost" is ::1 and
    // 127.0.0.1); they are tried in turn until one accepts. The system picks
    // the port on this side: a fixed one could be taken.
    TcpStream::connect((host.as_str(), *port))
        .map_err(|error| format!("There is no server to talk to on {host} port {port}: {error}."))
}

/// Receives the greeting: everything up to the end of the connection.
fn receive(server: &TcpStream) -> Result<Vec<u8>, String> {
    let mut greeting = Vec::new();
    // One `read` returns what has arrived so far; `read_to_end` goes on until
    // a read returns nothing, which is TCP's way of saying "no more will
    // come". The limit keeps a server that never stops from filling the
    // memory.
    let count = server
        .take(LONGEST_GREETING)
        .read_to_end(&mut greeting)
        .map_err(|error| format!("The connection broke before the greeting was there: {error}."))?;
    if count == 0 {
        return Err("The server closed the connection without a greeting.".to_owned());
    }
    Ok(greeting)
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port"])?;
        Ok(Self {
            host: given.text("host").unwrap_or("127.0.0.1").to_owned(),
            port: given.port("port", 12345)?,
        })
    }
}

/// Longer greetings are shown only up to here.
const LONGEST_GREETING: u64 = 16 * 1024 * 1024;
