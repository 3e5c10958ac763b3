//! The upper-case client: asks for a sentence, sends it to the server, and
//! shows what the server made of it.
//!
//! TCP carries a stream of bytes, not messages. The answer may arrive in
//! several pieces, late, or with a character cut in two, so this program reads
//! until the answer is complete and only then turns it into text.
//!
//! It must never wait for something that cannot come any more: when the
//! keyboard or the connection ends, so does the program.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::ExitCode;

use crate::console::{self, FAILED, MISUSED};
use crate::options::Given;

/// What the client can be told on its command line.
pub(crate) struct Options {
    /// The name or address of the server's machine.
    pub(crate) host: String,
    /// The server's port.
    pub(crate) port: u16,
    /// How the server learns that the sentence is complete.
    pub(crate) typed_end: TypedEnd,
}

/// How the server learns that the sentence is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypedEnd {
    /// A newline follows it.
    Newline,
    /// The client ends its side of the connection after it.
    None,
}

/// Holds one conversation with the server.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match converse(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => console::give_up(FAILED, &trouble),
    }
}

/// Connects, asks, sends, receives, shows: the whole exercise in five lines.
fn converse(options: &Options) -> Result<(), String> {
    let mut server = connect(options)?;
    // End of input (Ctrl-D) means that there is nothing to say, and that is
    // not an error. The connection is closed when `server` goes out of scope.
    let Some(typed) = ask()? else {
        return Ok(());
    };
    send(&mut server, typed, options.typed_end)
        .map_err(|error| format!("The sentence could not be sent: {error}."))?;
    let answer = receive(&server)?;
    // Only the whole answer is turned into text; a piece of it might end in
    // the middle of a character. Bytes that are no text at all show as "�".
    let shown = String::from_utf8_lossy(&answer);
    console::say(&format!("From Server: {shown}"));
    Ok(())
}

/// Opens the connection.
fn connect(options: &Options) -> Result<TcpStream, String> {
    let Options { host, port, .. } = options;
    // A name can stand for several addresses ("127.0.0.1" is ::1 and
    // 127.0.0.1); they are tried in turn until one accepts. The system picks
    // the port on this side: a fixed one could be taken.
    TcpStream::connect((host.as_str(), *port))
        .map_err(|error| format!("There is no server to talk to on {host} port {port}: {error}."))
}

/// Asks for a sentence: the bytes of one line, or nothing at end of input.
fn ask() -> Result<Option<Vec<u8>>, String> {
    // The prompt does not end its line, so it would stay in the buffer if it
    // were not flushed; `prompt` takes care of that.
    console::prompt("Input lowercase sentence: ");
    let mut typed = Vec::new();
    // Bytes, not a `String`: whatever a keyboard can type can be sent.
    let count = io::stdin()
        .lock()
        .read_until(b'\n', &mut typed)
        .map_err(|error| format!("The keyboard cannot be read: {error}."))?;
    if typed.last() == Some(&b'\n') {
        typed.pop();
    }
    // An empty line still has its newline; only the end of input has nothing.
    Ok((count > 0).then_some(typed))
}

/// Sends what was typed so that the server can see where it ends.
fn send(server: &mut TcpStream, mut typed: Vec<u8>, end: TypedEnd) -> io::Result<()> {
    if end == TypedEnd::Newline {
        // In one piece with the text: two writes would be two segments. Thanks
        // to the newline even an empty line is something the server receives.
        typed.push(b'\n');
    }
    // `write` may send only a part of a long text, `write_all` goes on.
    server.write_all(&typed)?;
    if end == TypedEnd::None {
        server.shutdown(Shutdown::Write)?;
    }
    Ok(())
}

/// Receives the answer: everything up to a newline, or up to the end.
fn receive(server: &TcpStream) -> Result<Vec<u8>, String> {
    let mut answer = Vec::new();
    // One `read` returns what has arrived so far; `read_until` goes on reading
    // until the line is complete. The limit keeps a server that never ends its
    // line from filling the memory.
    let count = BufReader::new(server.take(LONGEST_ANSWER))
        .read_until(b'\n', &mut answer)
        .map_err(|error| format!("The connection broke before the answer was there: {error}."))?;
    if count == 0 {
        return Err("The server closed the connection without an answer.".to_owned());
    }
    let text = answer.strip_suffix(b"\n").unwrap_or(&answer);
    Ok(text.strip_suffix(b"\r").unwrap_or(text).to_vec())
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port", "typed-end"])?;
        let ends = [("newline", TypedEnd::Newline), ("none", TypedEnd::None)];
        Ok(Self {
            host: given.text("host").unwrap_or("127.0.0.1").to_owned(),
            port: given.port("port", 12000)?,
            typed_end: given.choice("typed-end", ends)?,
        })
    }
}

/// Longer answers are shown only up to here.
const LONGEST_ANSWER: u64 = 16 * 1024 * 1024;
