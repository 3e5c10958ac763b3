//! A file server that takes one client after the other, listens only after it
//! has asked, and writes a file when it is complete.

use std::io::{Read, Write};
use std::net::TcpListener;

fn main() {
    print!("Wie viele Clients? ");
    std::io::stdout().flush().unwrap();
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let count: usize = line.trim().parse().unwrap();
    let listener = TcpListener::bind("127.0.0.1:8080").unwrap();
    for number in 0..count {
        let (mut client, _) = listener.accept().unwrap();
        let mut data = Vec::new();
        match client.read_to_end(&mut data) {
            Ok(_) => std::fs::write(format!("empfangen-{number}"), data).unwrap(),
            Err(error) => println!("Client {number}: {error}"),
        }
    }
}
