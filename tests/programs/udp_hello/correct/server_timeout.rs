//! Wakes up twice a second to look after something else.

use std::net::UdpSocket;
use std::time::Duration;

fn main() {
    let socket = UdpSocket::bind("127.0.0.1:20001").expect("the port is free");
    socket
        .set_read_timeout(Some(Duration::from_millis(500)))
        .expect("a time-out can be set");
    let mut room = [0; 1024];
    loop {
        if let Ok((count, client)) = socket.recv_from(&mut room) {
            println!("{client}: {:?}", String::from_utf8_lossy(&room[..count]));
            let _ = socket.send_to(b"Hello UDP Client", client);
        }
    }
}
