// Correct server in Rust: one client at a time, one read is the sentence, the
// answer goes back as it came, then the stream is dropped. Bound to [::].
// Must pass: the textbook's exchange in another language, ASCII letters only.
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};

const PORT: u16 = 12000;

fn exchange(client: &mut TcpStream) -> io::Result<usize> {
    let mut buffer = [0u8; 1024];
    let n = client.read(&mut buffer)?;
    buffer[..n].make_ascii_uppercase();
    client.write_all(&buffer[..n])?;
    Ok(n)
}

fn main() {
    let listener = match TcpListener::bind(("::", PORT)) {
        Ok(listener) => listener,
        Err(e) => {
            eprintln!("cannot listen on port {PORT}: {e}");
            std::process::exit(1);
        }
    };
    println!("Server listening on port {PORT}");
    loop {
        match listener.accept() {
            Ok((mut client, peer)) => match exchange(&mut client) {
                Ok(n) => println!("{peer}: {n} bytes"),
                Err(e) => println!("{peer}: {e}"),
            },
            Err(e) => eprintln!("accept: {e}"),
        }
    }
}
