//! A greeting server of another design: a thread for each client, the greeting
//! sent in three pieces and ended with CR LF, nothing shown of who came.
use std::io::Write;
use std::net::{Shutdown, TcpListener, TcpStream};

fn greet(mut client: TcpStream) -> std::io::Result<()> {
    client.set_nodelay(true)?;
    for piece in ["Thank ", "you for ", "connecting\r\n"] {
        client.write_all(piece.as_bytes())?;
    }
    client.shutdown(Shutdown::Write)
}

fn main() {
    let listener = TcpListener::bind(("0.0.0.0", 12345)).unwrap();
    println!("ready");
    for client in listener.incoming().flatten() {
        std::thread::spawn(move || greet(client));
    }
}
