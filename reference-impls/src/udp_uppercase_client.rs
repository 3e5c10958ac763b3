//! The upper-case client over UDP: asks for a line, sends it as one datagram,
//! and shows the datagram that comes back.
//!
//! UDP promises nothing: the question may be lost, or the answer, or there is
//! no server at all, and nobody says so. So this program never waits without
//! an end: it asks again when nothing has come for a while, and gives up when
//! it has asked often enough.

use std::io::{self, BufRead};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs, UdpSocket};
use std::process::ExitCode;
use std::time::Duration;

use crate::console::{self, FAILED, MISUSED};
use crate::options::Given;

/// What the client can be told on its command line.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The name or address of the server's machine.
    pub(crate) host: String,
    /// The server's port.
    pub(crate) port: u16,
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

/// Types, sends, receives, shows: the whole exercise.
fn converse(options: &Options) -> Result<(), String> {
    let socket = options
        .socket()
        .map_err(|error| options.no_answer(&error))?;
    // End of input (Ctrl-D) means that there is nothing to say.
    let Some(typed) = ask()? else {
        return Ok(());
    };
    let answer = exchange(&socket, &typed).map_err(|error| options.no_answer(&error))?;
    // Bytes that are no text at all show as "�".
    console::say(&String::from_utf8_lossy(&answer));
    Ok(())
}

/// Asks for a line: its bytes without the newline, or nothing at end of input.
fn ask() -> Result<Option<Vec<u8>>, String> {
    console::prompt("Input lowercase sentence: ");
    let mut typed = Vec::new();
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

/// Sends a question and waits for its answer, a few times over.
fn exchange(socket: &UdpSocket, question: &[u8]) -> io::Result<Vec<u8>> {
    let mut room = vec![0; LARGEST_DATAGRAM];
    for _ in 0..ATTEMPTS {
        // The whole text in one call is one datagram; an empty one is a
        // datagram too, so an empty line is nothing special.
        socket.send(question)?;
        match socket.recv(&mut room) {
            Ok(count) => return Ok(room[..count].to_vec()),
            // Nothing came in time: question or answer were lost. Ask again.
            Err(error) if is_timeout(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("it does not answer"))
}

/// Whether a receive ended because its time was over.
fn is_timeout(error: &io::Error) -> bool {
    // Systems disagree about the name of this error.
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    )
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port"])?;
        Ok(Self {
            host: given.text("host").unwrap_or("127.0.0.1").to_owned(),
            port: given.port("port", 12000)?,
        })
    }

    /// A socket that talks with the server alone, and never waits for ever.
    fn socket(&self) -> io::Result<UdpSocket> {
        let mut addresses = (self.host.as_str(), self.port).to_socket_addrs()?;
        let server = addresses.next().ok_or(io::ErrorKind::NotFound)?;
        // Port 0: the system picks a free one on this side.
        let own: SocketAddr = match server {
            SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
            SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
        };
        let socket = UdpSocket::bind(own)?;
        // Connecting a UDP socket sends nothing. From now on the kernel throws
        // away what others send here, and reports it if nobody has the port.
        socket.connect(server)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        Ok(socket)
    }

    /// Explains that there was no answer.
    fn no_answer(&self, error: &io::Error) -> String {
        let Self { host, port } = self;
        format!("There is no answer from {host} port {port}: {error}.")
    }
}

/// How often the question is sent before the client gives up.
const ATTEMPTS: u32 = 4;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_millis(700);

/// No datagram is larger: its length is a number of 16 bits.
const LARGEST_DATAGRAM: usize = 65_535;
