//! No prompt, no label, any address family that the name has.

use std::io::{self, BufRead};
use std::net::UdpSocket;
use std::time::Duration;

fn main() -> io::Result<()> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let socket = UdpSocket::bind("[::]:0")?;
    socket.connect("[::1]:12000")?;
    socket.set_read_timeout(Some(Duration::from_secs(1)))?;
    socket.send(line.trim_end().as_bytes())?;
    let mut room = [0; 2048];
    let count = socket.recv(&mut room)?;
    println!("{}", String::from_utf8_lossy(&room[..count]));
    Ok(())
}
