//! The hello client: says hello to a server in one datagram, without being
//! asked, and shows what comes back.
//!
//! Datagrams get lost, and nobody tells. So it says hello again when nothing
//! has come for a while, and gives up when it has done so often enough.

use std::io;
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
    /// What it says.
    pub(crate) hello: String,
}

/// Says hello once.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match say_hello(&options) {
        Ok(reply) => {
            let reply = String::from_utf8_lossy(&reply);
            console::say(&format!("Message from Server: {reply}"));
            ExitCode::SUCCESS
        }
        Err(error) => console::give_up(FAILED, &options.no_reply(&error)),
    }
}

/// Sends the hello until a reply comes, a few times at most.
fn say_hello(options: &Options) -> io::Result<Vec<u8>> {
    let socket = options.socket()?;
    let mut room = vec![0; LARGEST_DATAGRAM];
    for _ in 0..ATTEMPTS {
        socket.send(options.hello.as_bytes())?;
        match socket.recv(&mut room) {
            Ok(count) => return Ok(room[..count].to_vec()),
            // Nothing came in time. Systems disagree about this error's name.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) if error.kind() == io::ErrorKind::TimedOut => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("it does not answer"))
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port", "hello"])?;
        Ok(Self {
            host: given.text("host").unwrap_or("127.0.0.1").to_owned(),
            port: given.port("port", 20001)?,
            hello: given.text("hello").unwrap_or("Hello UDP Server").to_owned(),
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

    /// Explains that there was no reply.
    fn no_reply(&self, error: &io::Error) -> String {
        let Self { host, port, .. } = self;
        format!("There is no reply from {host} port {port}: {error}.")
    }
}

/// How often it says hello before it gives up.
const ATTEMPTS: u32 = 4;

/// How long a reply may take.
const PATIENCE: Duration = Duration::from_millis(700);

/// No datagram is larger: its length is a number of 16 bits.
const LARGEST_DATAGRAM: usize = 65_535;
