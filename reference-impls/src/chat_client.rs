//! The chat client: sends what is typed, and shows what the server says, at
//! whatever moment it says it.
//!
//! Keyboard and connection can both have something to say at any time, so a
//! thread of its own waits for each: this one for the keyboard, and another
//! one ([`show_everything`]) for the server. A program with one thread would
//! have to ask the system which of the two is ready (`poll`); one that simply
//! read the keyboard would show what others say only when its own user types.

use std::io::{self, BufRead, Read, Write};
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
    /// Where something that the server says ends.
    pub(crate) framing: Framing,
    /// Whether a newline follows what was typed.
    pub(crate) typed_end: &'static str,
    /// How the name is told to the server, with {name} for it; nothing if
    /// there are no names here.
    pub(crate) name: Option<String>,
    /// The word with which the user leaves.
    pub(crate) quit: Option<String>,
}

/// Where something that the server says ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Where one receive ends.
    Segment,
    /// At a newline.
    Line,
}

/// Takes part in a chat until somebody ends it.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match chat(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => console::give_up(FAILED, &trouble),
    }
}

/// Connects, lets somebody else show what comes, and sends what is typed.
fn chat(options: &Options) -> Result<(), String> {
    let Options { host, port, .. } = options;
    let mut server = TcpStream::connect((host.as_str(), *port)).map_err(|error| {
        format!("There is no server to talk to on {host} port {port}: {error}.")
    })?;
    let hears = server
        .try_clone()
        .map_err(|error| format!("The connection cannot be read: {error}."))?;
    let framing = options.framing;
    std::thread::spawn(move || show_everything(hears, framing));
    if let Some(introduction) = &options.name {
        // End of input (Ctrl-D) means that the user leaves: no error.
        let Some(name) = ask("Enter your name: ")? else {
            return Ok(());
        };
        let name = String::from_utf8_lossy(&name).into_owned();
        send(
            &mut server,
            introduction.replace("{name}", &name).as_bytes(),
            options,
        )?;
    }
    while let Some(typed) = ask(PROMPT)? {
        let leaves = |word: &String| word.as_bytes() == typed;
        if options.quit.as_ref().is_some_and(leaves) {
            break;
        }
        send(&mut server, &typed, options)?;
    }
    // The other thread ends with the program, and the connection with it.
    Ok(())
}

/// Asks for a line: its bytes, or nothing at end of input.
fn ask(prompt: &str) -> Result<Option<Vec<u8>>, String> {
    console::prompt(prompt);
    let mut typed = Vec::new();
    // Bytes, not a `String`: whatever a keyboard can type can be sent.
    let count = io::stdin()
        .lock()
        .read_until(b'\n', &mut typed)
        .map_err(|error| format!("The keyboard cannot be read: {error}."))?;
    if typed.last() == Some(&b'\n') {
        typed.pop();
    }
    Ok((count > 0).then_some(typed))
}

/// Sends a line, in one piece with its newline.
fn send(server: &mut TcpStream, text: &[u8], options: &Options) -> Result<(), String> {
    let line = [text, options.typed_end.as_bytes()].concat();
    // `write` may send only a part of a long text, `write_all` goes on.
    server
        .write_all(&line)
        .map_err(|error| format!("The message could not be sent: {error}."))
}

/// Shows what the server says until it says no more; then the chat is over.
fn show_everything(mut server: TcpStream, framing: Framing) {
    let mut received = vec![0; 16 * 1024];
    // Invariant: holds what has arrived of a line that is not complete yet.
    let mut pending = Vec::new();
    let reason = loop {
        match server.read(&mut received) {
            // Receiving nothing is TCP's way of saying "no more will come".
            Ok(0) => break "The server has closed the connection.".to_owned(),
            Ok(count) => pending.extend_from_slice(&received[..count]),
            Err(error) => break format!("The connection broke: {error}."),
        }
        for line in take_complete(&mut pending, framing) {
            // The prompt stands on the screen already, so a new line first;
            // and then once more the prompt, for the user is still being asked.
            let text = String::from_utf8_lossy(&line);
            console::prompt(&format!("\nServer response: {}\n{PROMPT}", text.trim_end()));
        }
    };
    console::complain(&format!("\n{reason}"));
    #[expect(
        clippy::exit,
        reason = "the other thread waits for the keyboard, and nothing else can call it away"
    )]
    std::process::exit(i32::from(FAILED))
}

/// Removes from `pending` what can be shown now.
fn take_complete(pending: &mut Vec<u8>, framing: Framing) -> Vec<Vec<u8>> {
    let length = match framing {
        Framing::Segment => pending.len(),
        Framing::Line => pending
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1),
    };
    let complete: Vec<u8> = pending.drain(..length).collect();
    let lines = complete.split_inclusive(|byte| *byte == b'\n');
    lines.map(<[u8]>::to_vec).collect()
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(
            args,
            &["host", "port", "framing", "typed-end", "name", "quit"],
        )?;
        let framings = [("segment", Framing::Segment), ("line", Framing::Line)];
        let name = match given.text("name").unwrap_or("none") {
            "none" => None,
            "first-line" | "asked" => Some("{name}".to_owned()),
            command => Some(command.to_owned()),
        };
        let quit = given.text("quit").filter(|word| !word.is_empty());
        Ok(Self {
            host: given.text("host").unwrap_or("127.0.0.1").to_owned(),
            port: given.port("port", 12345)?,
            framing: given.choice("framing", framings)?,
            typed_end: given.choice("typed-end", [("newline", "\n"), ("none", "")])?,
            name,
            quit: quit.map(str::to_owned),
        })
    }
}

const PROMPT: &str = "Enter your message: ";

#[cfg(test)]
mod tests {
    use super::{Framing, take_complete};

    #[test]
    fn a_line_is_shown_when_it_is_complete() {
        let mut pending = b"one\ntwo\nthr".to_vec();
        assert_eq!(
            take_complete(&mut pending, Framing::Line),
            [b"one\n", b"two\n"]
        );
        assert_eq!(pending, b"thr");
        assert_eq!(take_complete(&mut pending, Framing::Segment), [b"thr"]);
    }
}
