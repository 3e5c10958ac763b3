// Correct client in Rust: sends the line as typed, newline included, and reads
// the answer through a BufReader up to its newline or the end of the stream.
// Must pass: it tries ::1 and 127.0.0.1 in the order "localhost" gives them.
use std::error::Error;
use std::io::{stdin, BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::ExitCode;

fn talk() -> Result<String, Box<dyn Error>> {
    let mut sentence = String::new();
    println!("Please type a sentence");
    if stdin().lock().read_line(&mut sentence)? == 0 {
        return Err("no sentence was typed".into());
    }
    let mut stream = TcpStream::connect("localhost:12000")?;
    stream.write_all(sentence.as_bytes())?;
    let mut answer = Vec::new();
    if BufReader::new(stream).read_until(b'\n', &mut answer)? == 0 {
        return Err("the server closed without an answer".into());
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn main() -> ExitCode {
    match talk() {
        Ok(answer) => {
            println!("Server says: {}", answer.trim_end_matches(['\r', '\n']));
            ExitCode::SUCCESS
        }
        Err(e) => {
            eprintln!("error: {e}");
            ExitCode::FAILURE
        }
    }
}
