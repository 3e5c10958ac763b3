//! A file client that connects before it asks, sends one file and ends.

use std::fs::File;
use std::io::{BufRead, Write};
use std::net::TcpStream;

fn main() {
    let mut server = TcpStream::connect("localhost:8080").expect("no server");
    loop {
        print!("file name> ");
        std::io::stdout().flush().unwrap();
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line).unwrap() == 0 {
            return;
        }
        match File::open(line.trim_end()) {
            Ok(mut file) => {
                if let Err(error) = std::io::copy(&mut file, &mut server) {
                    eprintln!("{error}");
                    std::process::exit(1);
                }
                return;
            }
            Err(error) => println!("{error}, try another one"),
        }
    }
}
