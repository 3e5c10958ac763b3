// Correct, and of another design: a thread for each direction, and whichever
// ends first ends the program.
use std::io::{BufRead, Read, Write};
use std::net::TcpStream;

fn main() {
    let Ok(mut server) = TcpStream::connect("127.0.0.1:12345") else {
        eprintln!("nobody is there");
        std::process::exit(1);
    };
    let mut hears = server.try_clone().expect("a second handle");
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = hears.read(&mut buffer) {
            print!("{}", String::from_utf8_lossy(&buffer[..count]));
            let _ = std::io::stdout().flush();
        }
        println!("the server has left");
        std::process::exit(0);
    });
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        if server.write_all(format!("{line}\n").as_bytes()).is_err() {
            return;
        }
    }
}
