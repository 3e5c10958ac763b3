//! The dialogue client: shows what the server asks, and sends what is typed.
//!
//! The server speaks first, and nobody knows where its question ends: there
//! may be no newline, and the question may come in two pieces. So this client
//! does not try to find the end. It listens to both sides at once: what the
//! server says is shown as it comes, what is typed is sent as it is typed.
//!
//! A thread waits for the keyboard, another one for the server, and both tell
//! the main thread when their side has ended.

use std::io::{self, BufRead, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use crate::console::{self, FAILED, MISUSED};
use crate::options::Given;

/// What the client can be told on its command line.
pub(crate) struct Options {
    /// The name or address of the server's machine.
    pub(crate) host: String,
    /// The server's port.
    pub(crate) port: u16,
    /// What is sent behind a typed line.
    pub(crate) typed_end: &'static str,
}

/// What the main thread is told.
enum News {
    /// The server has ended its side, after so many bytes, or the connection broke.
    ServerEnded(io::Result<u64>),
    /// Nothing more will be typed.
    KeyboardEnded,
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

/// Connects, and listens to both sides until one of them ends.
fn converse(options: &Options) -> Result<(), String> {
    let Options { host, port, .. } = options;
    let server = TcpStream::connect((host.as_str(), *port)).map_err(|error| {
        format!("There is no server to talk to on {host} port {port}: {error}.")
    })?;
    let (tell, news) = mpsc::channel();
    let server = Arc::new(server);
    let (to_show, to_send, end) = (Arc::clone(&server), Arc::clone(&server), options.typed_end);
    let (from_server, from_keyboard) = (tell.clone(), tell);
    std::thread::spawn(move || show_what_is_said(&to_show, &from_server));
    std::thread::spawn(move || send_what_is_typed(&to_send, end, &from_keyboard));
    let mut first = news.recv();
    if let Ok(News::KeyboardEnded) = first {
        // The server learns that nothing more will come, and has a moment for
        // its last words; not longer, for it may have none.
        let _ = server.shutdown(Shutdown::Write);
        first = news.recv_timeout(PATIENCE).or(Ok(News::KeyboardEnded));
    }
    match first {
        Ok(News::ServerEnded(Ok(0))) => {
            Err("The server closed the connection without a word.".to_owned())
        }
        Ok(News::ServerEnded(Err(error))) => Err(format!("The connection broke: {error}.")),
        // Ending the program ends the thread that still waits.
        Ok(News::ServerEnded(Ok(_)) | News::KeyboardEnded) | Err(_) => Ok(()),
    }
}

/// Shows every byte that the server says, as soon as it comes.
fn show_what_is_said(mut server: &TcpStream, tell: &Sender<News>) {
    let mut shown = 0;
    let mut piece = [0; 4096];
    let ended = loop {
        match server.read(&mut piece) {
            Ok(0) => break Ok(shown),
            Ok(count) => {
                // As bytes: a piece may end in the middle of a character, and
                // the terminal puts the halves together.
                let mut console = io::stdout().lock();
                let _ = console.write_all(&piece[..count]);
                let _ = console.flush();
                shown += count as u64;
            }
            Err(error) => break Err(error),
        }
    };
    let _ = tell.send(News::ServerEnded(ended));
}

/// Sends every line that is typed.
fn send_what_is_typed(mut server: &TcpStream, end: &str, tell: &Sender<News>) {
    // Bytes, not a `String`: whatever a keyboard can type can be sent.
    for line in io::stdin().lock().split(b'\n') {
        let Ok(mut line) = line else { break };
        // In one piece with its end: two writes would be two segments.
        line.extend_from_slice(end.as_bytes());
        if server.write_all(&line).is_err() {
            // The other thread says what became of the connection.
            return;
        }
    }
    let _ = tell.send(News::KeyboardEnded);
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port", "typed-end"])?;
        Ok(Self {
            host: given.text("host").unwrap_or("127.0.0.1").to_owned(),
            port: given.port("port", 12345)?,
            typed_end: given.choice("typed-end", [("newline", "\n"), ("none", "")])?,
        })
    }
}

/// How long the server may go on speaking when the keyboard has ended.
const PATIENCE: Duration = Duration::from_millis(200);
