// Correct, and of another design: a thread for each client, lines, and the
// answer is made of two writes.
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

fn talk(client: TcpStream) -> std::io::Result<()> {
    let mut writer = client.try_clone()?;
    let mut reader = BufReader::new(client);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        writer.write_all(b"Server received your message: ")?;
        writer.write_all(&line)?;
        line.clear();
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:12345")?;
    println!("Server listening on 0.0.0.0:12345");
    for client in listener.incoming().flatten() {
        std::thread::spawn(move || talk(client));
    }
    Ok(())
}
