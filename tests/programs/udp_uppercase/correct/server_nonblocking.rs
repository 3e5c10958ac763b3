//! Empties its socket without blocking, and waits in between with a time-out.

use std::io::ErrorKind;
use std::net::UdpSocket;
use std::time::Duration;

fn main() {
    let socket = UdpSocket::bind("0.0.0.0:12000").expect("the port is free");
    socket
        .set_read_timeout(Some(Duration::from_millis(250)))
        .expect("a time-out can be set");
    println!("up");
    let mut room = [0; 2048];
    loop {
        match socket.recv_from(&mut room) {
            Ok((count, sender)) => {
                let text = String::from_utf8_lossy(&room[..count]).to_uppercase();
                let _ = socket.send_to(text.as_bytes(), sender);
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => eprintln!("{error}"),
        }
    }
}
