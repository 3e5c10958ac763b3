//! The bare loop of a transfer: connect, send piece after piece, wait for the server's end, with nothing but the standard
//! library. It is the limit that a transfer in the rig is compared with, and makes no content.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpStream};
use std::time::Instant;

use super::port;

/// Is the bare loop; says how many nanoseconds it took.
pub(super) fn run(size: Option<String>) -> io::Result<()> {
    let size: usize = size
        .and_then(|word| word.parse().ok())
        .ok_or(io::ErrorKind::InvalidInput)?;
    let piece = vec![b'x'; 64 * 1024];
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, port()?))?;
    let began = Instant::now();
    (0..size * 16).try_for_each(|_| server.write_all(&piece))?;
    server.shutdown(Shutdown::Write)?;
    server.read_to_end(&mut Vec::new())?;
    let said = format!("{}\n", began.elapsed().as_nanos());
    io::stdout().write_all(said.as_bytes())
}
