//! What the file server can be told: on its command line, and at its keyboard.

use std::io::{self, BufRead};

use crate::console;
use crate::options::Given;

/// How many clients are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clients {
    /// As many as the person at the keyboard says; then the server ends.
    AsMany,
    /// Whoever comes, until the server is stopped.
    WhoeverComes,
}

/// How a file ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With the connection.
    Connection,
    /// After as many bytes as the line in front of it says.
    Length,
    /// Before a newline and a line that says EOF.
    Line,
}

/// How a stored file is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// By this pattern, in which {n} stands for its number.
    Pattern(String),
    /// As the client says in its first line.
    Given,
}

/// All the choices together.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The address to listen on; 0.0.0.0 stands for all that the machine has.
    pub(crate) host: String,
    /// The port to listen on.
    pub(crate) port: u16,
    /// How many clients are served.
    pub(crate) clients: Clients,
    /// How a file ends.
    pub(crate) end: End,
    /// How a stored file is called.
    pub(crate) names: Names,
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port", "clients", "end", "names"])?;
        Ok(Self {
            host: given.text("host").unwrap_or("0.0.0.0").to_owned(),
            port: given.port("port", 8080)?,
            clients: given.choice("clients", CLIENTS)?,
            end: given.choice("end", ENDS)?,
            names: match given.text("names") {
                None => Names::Pattern("output{n}.txt".to_owned()),
                Some("given") => Names::Given,
                Some(pattern) => Names::Pattern(pattern.to_owned()),
            },
        })
    }

    /// Explains that the port could not be opened.
    pub(crate) fn cannot_listen(&self, error: &io::Error) -> String {
        let Self { host, port, .. } = self;
        let taken = error.kind() == io::ErrorKind::AddrInUse;
        let hint = taken.then_some(" Is another server running there?");
        let hint = hint.unwrap_or_default();
        format!("The server cannot listen on {host} port {port}: {error}.{hint}")
    }
}

/// Asks how many clients will come until the answer is a number.
pub(crate) fn ask_for_a_number() -> Result<usize, String> {
    loop {
        console::prompt("Enter number of clients: ");
        let mut typed = String::new();
        let count = io::stdin()
            .lock()
            .read_line(&mut typed)
            .map_err(|error| format!("The keyboard cannot be read: {error}."))?;
        if count == 0 {
            return Err("Nobody says how many clients will come.".to_owned());
        }
        if let Ok(number) = typed.trim().parse() {
            return Ok(number);
        }
        console::say("Please enter a number, such as 2.");
    }
}

/// The length that a client announces.
pub(crate) fn length(line: &str) -> io::Result<u64> {
    let length = line.trim().parse();
    length.map_err(|_| io::Error::other(format!("{line:?} is no length")))
}

const CLIENTS: [(&str, Clients); 2] = [("asked", Clients::AsMany), ("any", Clients::WhoeverComes)];

pub(crate) const ENDS: [(&str, End); 3] = [
    ("eof", End::Connection),
    ("length", End::Length),
    ("line", End::Line),
];
