//! A dialogue client of another design: takes a line for the question, sends a
//! line, and leaves without waiting for a reply.
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

fn main() -> std::io::Result<()> {
    let mut server = TcpStream::connect("localhost:12345")?;
    let mut question = Vec::new();
    BufReader::new(&server).read_until(b'\n', &mut question)?;
    print!("The server asks: {}> ", String::from_utf8_lossy(&question));
    std::io::stdout().flush()?;
    let mut line = Vec::new();
    std::io::stdin().lock().read_until(b'\n', &mut line)?;
    server.write_all(&line)
}
