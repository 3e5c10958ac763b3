//! The upper-case server over UDP: a datagram comes in, and a datagram with
//! the same text in capital letters goes back.
//!
//! UDP carries messages, not a stream: one receive is one datagram, never half
//! of one and never two. There are no connections either, so nobody has to be
//! accepted and nobody can leave: each datagram comes with the address of its
//! sender, and that is where its answer goes.
//!
//! Nothing that a client sends may end the server. A loop around one socket is
//! enough, since no client can keep it waiting.

use std::io;
use std::net::{SocketAddr, UdpSocket};
use std::process::ExitCode;
use std::time::Duration;

use crate::console::{self, FAILED, MISUSED};
use crate::options::Given;

/// What the server can be told on its command line.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The address to receive on; 0.0.0.0 stands for all that the machine has.
    pub(crate) host: String,
    /// The port to receive on.
    pub(crate) port: u16,
    /// Which letters have a capital.
    pub(crate) mapping: Mapping,
}

/// Which letters have a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mapping {
    /// All that Unicode knows.
    Unicode,
    /// Only a to z.
    Ascii,
}

/// Runs the server until it is interrupted.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    let socket = match UdpSocket::bind((options.host.as_str(), options.port)) {
        Ok(socket) => socket,
        Err(error) => return console::give_up(FAILED, &options.cannot_bind(&error)),
    };
    // A bound socket receives at once; there is no listen() and no accept().
    console::say("The server is ready to receive");
    serve_everybody(&socket, &options)
}

/// Answers one datagram after the other, for ever.
fn serve_everybody(socket: &UdpSocket, options: &Options) -> ! {
    // Room for the largest datagram there is: the kernel throws away whatever
    // does not fit into the buffer, and nobody would notice.
    let mut room = vec![0; LARGEST_DATAGRAM];
    loop {
        match socket.recv_from(&mut room) {
            // Only the first `count` bytes are this datagram; what stands
            // behind them was somebody else's. None at all is fine too: a
            // datagram can be empty, and then so is its answer.
            Ok((count, client)) => answer(socket, client, &options.upper_case(&room[..count])),
            // Something is wrong with the machine, not with a client. Asking
            // again at once would only burn the CPU.
            Err(_) => std::thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// Sends an answer to where its question came from.
///
/// It leaves through the socket that the question came to, so that it has the
/// address to which the client has sent: one that has connected its socket
/// hears nothing from elsewhere.
fn answer(socket: &UdpSocket, client: SocketAddr, answer: &[u8]) {
    if let Err(error) = socket.send_to(answer, client) {
        // The client may be gone, or its capitals do not fit into a datagram.
        // That is between the two of us and no reason to stop.
        console::complain(&format!("No answer could be sent to {client}: {error}."));
    }
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port", "mapping"])?;
        let mappings = [("unicode", Mapping::Unicode), ("ascii", Mapping::Ascii)];
        Ok(Self {
            host: given.text("host").unwrap_or("0.0.0.0").to_owned(),
            port: given.port("port", 12000)?,
            mapping: given.choice("mapping", mappings)?,
        })
    }

    /// The text in capital letters; bytes that are no text stay as they are.
    pub(crate) fn upper_case(&self, text: &[u8]) -> Vec<u8> {
        if self.mapping == Mapping::Ascii {
            return text.to_ascii_uppercase();
        }
        // Each chunk is some text followed by some bytes that are none.
        let chunks = text.utf8_chunks();
        chunks
            .flat_map(|chunk| [chunk.valid().to_uppercase().as_bytes(), chunk.invalid()].concat())
            .collect()
    }

    /// Explains that the port could not be had.
    pub(crate) fn cannot_bind(&self, error: &io::Error) -> String {
        let Self { host, port, .. } = self;
        let taken = error.kind() == io::ErrorKind::AddrInUse;
        let hint = taken.then_some(" Is another server running there?");
        let hint = hint.unwrap_or_default();
        format!("The server cannot receive on {host} port {port}: {error}.{hint}")
    }
}

/// No datagram is larger: its length is a number of 16 bits.
const LARGEST_DATAGRAM: usize = 65_535;

#[cfg(test)]
mod tests {
    use super::Options;

    #[track_caller]
    fn check(line: &str, text: &[u8], expected: &[u8]) {
        let args: Vec<String> = line.split_whitespace().map(String::from).collect();
        let options = Options::read(&args).expect("the test's options are right");
        assert_eq!(options.upper_case(text), expected);
    }

    #[test]
    fn letters_become_capitals_and_nothing_else_changes() {
        check("", b"hello, World 1\n", b"HELLO, WORLD 1\n");
        check("", "é ß".as_bytes(), "É SS".as_bytes());
        check("--mapping ascii", "é x".as_bytes(), "é X".as_bytes());
        check("", b"", b"");
    }

    #[test]
    fn what_is_no_text_stays_as_it_is() {
        check("", b"a\xff\0b\xc3", b"A\xff\0B\xc3");
    }
}
