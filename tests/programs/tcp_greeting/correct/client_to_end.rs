//! A greeting client of another design: reads to the end, shows the bytes as
//! the language writes them.
use std::io::Read;
use std::net::TcpStream;

fn main() -> std::io::Result<()> {
    let mut greeting = Vec::new();
    TcpStream::connect("localhost:12345")?.read_to_end(&mut greeting)?;
    println!("got {:?} bytes: b'{}'", greeting.len(), greeting.escape_ascii());
    Ok(())
}
