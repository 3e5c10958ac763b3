//! The hello server: whatever datagram comes in, a greeting goes back to its
//! sender, and the console tells who has said what.
//!
//! What a client sends is not to be trusted: it may be empty, larger than
//! expected, or no text at all, and it is shown all the same.

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
    /// What it answers.
    pub(crate) reply: String,
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
    console::say("UDP server up and listening");
    serve_everybody(&socket, &options)
}

/// Greets one sender after the other, for ever.
fn serve_everybody(socket: &UdpSocket, options: &Options) -> ! {
    // The kernel throws away what does not fit; for a greeting that does not
    // matter, but the console should show all of it.
    let mut room = vec![0; LARGEST_DATAGRAM];
    loop {
        match socket.recv_from(&mut room) {
            Ok((count, client)) => {
                log(&room[..count], client);
                greet(socket, client, &options.reply);
            }
            // Something is wrong with the machine, not with a client. Asking
            // again at once would only burn the CPU.
            Err(_) => std::thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// Tells on the console who has said what.
fn log(message: &[u8], client: SocketAddr) {
    // Bytes that are no text show as "�"; showing them must not fail.
    let message = String::from_utf8_lossy(message);
    console::say(&format!("Message from Client: {message}"));
    console::say(&format!("Client IP Address: {client}"));
}

/// Sends the greeting to where the datagram came from, through the socket that
/// it came to: a client that has connected its socket hears nothing else.
fn greet(socket: &UdpSocket, client: SocketAddr, reply: &str) {
    if let Err(error) = socket.send_to(reply.as_bytes(), client) {
        console::complain(&format!("No reply could be sent to {client}: {error}."));
    }
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port", "reply"])?;
        Ok(Self {
            host: given.text("host").unwrap_or("0.0.0.0").to_owned(),
            port: given.port("port", 20001)?,
            reply: given.text("reply").unwrap_or("Hello UDP Client").to_owned(),
        })
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
