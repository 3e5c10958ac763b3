// Correct client in Rust: connects, asks, sends the sentence without its
// newline, takes one read for the answer and shows it as plain text. Errors
// end it with status 1.
// Must pass: the textbook's client in another language.
use std::io::{self, Read, Write};
use std::net::TcpStream;

fn main() -> io::Result<()> {
    let mut server = TcpStream::connect("127.0.0.1:12000")?;

    print!("Input lowercase sentence: ");
    io::stdout().flush()?;
    let mut sentence = String::new();
    if io::stdin().read_line(&mut sentence)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    server.write_all(sentence.trim_end_matches(['\r', '\n']).as_bytes())?;

    let mut answer = [0u8; 1024];
    let n = server.read(&mut answer)?;
    println!("From Server: {}", String::from_utf8_lossy(&answer[..n]));
    Ok(())
}
