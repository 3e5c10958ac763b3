//! Says hello again each 400 ms, for as long as three seconds.

use std::net::UdpSocket;
use std::time::Duration;

fn main() {
    let socket = UdpSocket::bind("0.0.0.0:0").expect("there is a free port");
    socket.connect("127.0.0.1:20001").expect("it is an address");
    socket
        .set_read_timeout(Some(Duration::from_millis(400)))
        .expect("a time-out can be set");
    let mut room = [0; 4096];
    for _ in 0..8 {
        socket.send(b"Hello UDP Server").expect("it can be sent");
        if let Ok(count) = socket.recv(&mut room) {
            println!("-> {}", String::from_utf8_lossy(&room[..count]));
            return;
        }
    }
    eprintln!("no reply");
    std::process::exit(1);
}
