//! Servers: blocking, one thread, one client after the other, a line each. They are what a native program costs.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use super::port;
use crate::cut::words;
use rustix::time::{ClockId, clock_gettime};

/// Answers in upper case.
pub(super) fn upper_case() -> io::Result<()> {
    serve(&listen()?, |line, _| line.to_ascii_uppercase())
}

/// Says first when `listen` returned, in nanoseconds of the monotonic clock.
pub(super) fn upper_case_with_clock() -> io::Result<()> {
    let listener = listen()?;
    let now = clock_gettime(ClockId::Monotonic);
    let nanoseconds = now.tv_sec * 1_000_000_000 + now.tv_nsec;
    let mut out = io::stdout();
    out.write_all(format!("{nanoseconds}\n").as_bytes())?;
    out.flush()?;
    serve(&listener, |line, _| line.to_ascii_uppercase())
}

/// Answers with the number of bytes that each receive returned.
pub(super) fn sizes() -> io::Result<()> {
    serve(&listen()?, |_, sizes| {
        format!("{}\n", words(sizes.iter().copied())).into_bytes()
    })
}

/// Reads a line, and then waits for a wake-up that nobody sends.
pub(super) fn nothing() -> io::Result<()> {
    serve(&listen()?, |_, _| {
        loop {
            std::thread::park();
        }
    })
}

fn listen() -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::UNSPECIFIED, port()?))
}

/// Answers every client's line and closes.
fn serve(listener: &TcpListener, answer: impl Fn(&[u8], &[usize]) -> Vec<u8>) -> io::Result<()> {
    let (mut buffer, mut sizes) = ([0; 4096], Vec::new());
    loop {
        let (mut client, _) = listener.accept()?;
        // A client that breaks off concerns nobody else.
        if let Ok(length) = read_line(&mut client, &mut buffer, &mut sizes) {
            client.write_all(&answer(&buffer[..length], &sizes)).ok();
        }
    }
}

/// Reads up to a newline or the end, noting what each receive returned.
fn read_line(
    client: &mut TcpStream,
    buffer: &mut [u8],
    sizes: &mut Vec<usize>,
) -> io::Result<usize> {
    sizes.clear();
    let mut length = 0;
    loop {
        let read = client.read(&mut buffer[length..])?;
        length += read;
        sizes.push(read);
        if read == 0 || buffer[..length].ends_with(b"\n") {
            return Ok(length);
        }
    }
}
