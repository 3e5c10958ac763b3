//! The file client: asks for the name of a file and sends that file, until
//! nobody names another one.
//!
//! A file is a sequence of bytes. It is opened as such, read piece by piece,
//! and every piece is sent whole before the next one is read, so that a file
//! of any size and any kind passes through a few kilobytes of memory.
//!
//! The end of a connection is what tells the server that a file is complete.
//! So every file has a connection of its own.

use std::fs::File;
use std::io::{self, BufRead, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::ExitCode;

use crate::console::{self, FAILED, MISUSED};
use crate::file_transfer_server::{ENDS, End};
use crate::options::Given;

/// What the client can be told on its command line.
pub(crate) struct Options {
    /// The name or address of the server's machine.
    pub(crate) host: String,
    /// The server's port.
    pub(crate) port: u16,
    /// How a file ends.
    pub(crate) end: End,
    /// Whether the server is told the file's name.
    pub(crate) tells_the_name: bool,
    /// The word that ends the client, if there is one.
    pub(crate) quit: Option<String>,
}

/// Sends files until nobody names another one.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match ask_and_send(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => console::give_up(FAILED, &trouble),
    }
}

/// Asks for a name and sends the file, again and again.
fn ask_and_send(options: &Options) -> Result<(), String> {
    // End of input (Ctrl-D) means that there is nothing more to send, and that
    // is not an error.
    while let Some(name) = ask()? {
        if options.quit.as_ref() == Some(&name) {
            break;
        }
        match open(&name) {
            Ok(file) => send(options, &name, file)?,
            // A mistyped name is no reason to stop.
            Err(error) => console::say(&format!(
                "You entered an invalid filename! Please enter a valid name ({error})"
            )),
        }
    }
    Ok(())
}

/// Asks for a name: one line, or nothing at end of input.
pub(crate) fn ask() -> Result<Option<String>, String> {
    // The prompt does not end its line, so it would stay in the buffer if it
    // were not flushed; `prompt` takes care of that.
    console::prompt("Input filename you want to send: ");
    let mut typed = String::new();
    let count = io::stdin()
        .lock()
        .read_line(&mut typed)
        .map_err(|error| format!("The keyboard cannot be read: {error}."))?;
    Ok((count > 0).then(|| typed.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Opens the file, with its length.
fn open(name: &str) -> io::Result<(File, u64)> {
    let file = File::open(name)?;
    let about = file.metadata()?;
    // A directory can be opened; it is reading it that would fail, and by then
    // the server would be waiting for a file.
    if about.is_dir() {
        return Err(io::Error::other("it is a directory"));
    }
    Ok((file, about.len()))
}

/// Sends a file on a connection of its own.
fn send(options: &Options, name: &str, (file, length): (File, u64)) -> Result<(), String> {
    let mut server = connect(options)?;
    // A write may fail because the server has closed the connection, or
    // because it broke. Rust reports that as an error; in C it would be a
    // signal as well, SIGPIPE, which ends a program that has not seen to it.
    write_file(options, name, file, length, &mut server)
        .map_err(|error| format!("The file could not be sent: {error}."))
    // The connection is closed here, when `server` goes out of scope.
}

/// Opens the connection.
pub(crate) fn connect(options: &Options) -> Result<TcpStream, String> {
    let Options { host, port, .. } = options;
    TcpStream::connect((host.as_str(), *port))
        .map_err(|error| format!("There is no server to send to on {host} port {port}: {error}."))
}

/// Writes what stands in front of the file, its bytes, and what ends it.
fn write_file(
    options: &Options,
    name: &str,
    file: File,
    length: u64,
    server: &mut TcpStream,
) -> io::Result<()> {
    server.write_all(&options.head(name, length))?;
    // If the file grows meanwhile, what was announced still holds.
    let mut file = file.take(length);
    let mut piece = vec![0; 64 * 1024];
    loop {
        let count = file.read(&mut piece)?;
        if count == 0 {
            break;
        }
        // `write` may send only a part of it, `write_all` goes on.
        server.write_all(&piece[..count])?;
    }
    server.write_all(options.tail())
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port", "end", "names", "quit"])?;
        let quit = given.text("quit").filter(|word| !word.is_empty());
        Ok(Self {
            host: given.text("host").unwrap_or("127.0.0.1").to_owned(),
            port: given.port("port", 8080)?,
            end: given.choice("end", ENDS)?,
            tells_the_name: given.text("names") == Some("given"),
            quit: quit.map(str::to_owned),
        })
    }

    /// What stands in front of a file.
    pub(crate) fn head(&self, name: &str, length: u64) -> Vec<u8> {
        let mut head = String::new();
        if self.tells_the_name {
            // The server has no use for our folders.
            let last = Path::new(name).file_name().unwrap_or_default();
            head.push_str(&format!("{}\n", last.to_string_lossy()));
        }
        if self.end == End::Length {
            head.push_str(&format!("{length}\n"));
        }
        head.into_bytes()
    }

    /// What stands behind a file.
    pub(crate) fn tail(&self) -> &'static [u8] {
        match self.end {
            End::Line => b"\nEOF\n",
            End::Connection | End::Length => b"",
        }
    }
}
