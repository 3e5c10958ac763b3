//! A dialogue server of another design: a thread for each client, one line,
//! one reply, then it waits for the client to leave.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};

fn talk(mut client: TcpStream) -> std::io::Result<()> {
    client.write_all(b"Your name, please: ")?;
    let mut name = Vec::new();
    let mut reader = BufReader::new(client.try_clone()?);
    reader.read_until(b'\n', &mut name)?;
    client.write_all(b"Thank you.\n")?;
    client.shutdown(Shutdown::Write)?;
    reader.read_to_end(&mut name)?;
    Ok(())
}

fn main() {
    let listener = TcpListener::bind(("0.0.0.0", 12345)).unwrap();
    println!("ready");
    for client in listener.incoming().flatten() {
        std::thread::spawn(move || talk(client));
    }
}
