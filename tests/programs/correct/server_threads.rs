// Correct server in Rust: a thread per connection, BufRead::lines, every line
// answered in upper case with a newline, until the client leaves.
// Must pass: it answers nothing before the newline, and letters beyond ASCII
// follow Unicode (one letter may become two).
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

fn serve(stream: TcpStream) -> io::Result<()> {
    let mut answers = stream.try_clone()?;
    for line in BufReader::new(stream).lines() {
        let answer = format!("{}\n", line?.to_uppercase());
        answers.write_all(answer.as_bytes())?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:12000")?;
    println!("The server is ready to receive");
    for stream in listener.incoming() {
        match stream {
            Ok(stream) => {
                thread::spawn(move || {
                    if let Err(e) = serve(stream) {
                        eprintln!("client lost: {e}");
                    }
                });
            }
            Err(e) => eprintln!("accept: {e}"),
        }
    }
    Ok(())
}
