// Correct, and of another design: one thread owns the list of clients and hears
// of everything through a channel; lines are put together by each reader.
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Sender, channel};

enum News {
    Came(usize, TcpStream),
    Said(usize, Vec<u8>),
    Left(usize),
}

fn read(number: usize, client: TcpStream, news: Sender<News>) {
    let mut reader = BufReader::new(client);
    let mut line = Vec::new();
    while matches!(reader.read_until(b'\n', &mut line), Ok(1..)) {
        let _ = news.send(News::Said(number, std::mem::take(&mut line)));
    }
    let _ = news.send(News::Left(number));
}

fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:12345")?;
    println!("Server listening on 0.0.0.0:12345");
    let (news, inbox) = channel();
    std::thread::spawn(move || {
        for (number, client) in listener.incoming().flatten().enumerate() {
            let Ok(reads) = client.try_clone() else { continue };
            let _ = news.send(News::Came(number, client));
            let news = news.clone();
            std::thread::spawn(move || read(number, reads, news));
        }
    });
    let mut clients: BTreeMap<usize, TcpStream> = BTreeMap::new();
    for event in inbox {
        match event {
            News::Came(number, client) => drop(clients.insert(number, client)),
            News::Left(number) => drop(clients.remove(&number)),
            News::Said(sender, line) => {
                clients.retain(|number, client| *number == sender || client.write_all(&line).is_ok());
            }
        }
    }
    Ok(())
}
