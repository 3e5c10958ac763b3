//! Storing a file: under which name, and up to where.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::net::TcpStream;

/// The line that ends a file, and the newline in front of it.
const MARK: &[u8] = b"\nEOF\n";

/// A name that a client gave, if it is the name of a file and nothing else.
///
/// "../x", "/x" and "a/b" lead somewhere else. Looking for bad parts would
/// miss one; so a good name is defined instead: exactly one plain part.
pub(crate) fn plain_name(name: &str) -> io::Result<String> {
    let mut parts = Path::new(name).components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(part)), None) if part == name => Ok(name.to_owned()),
        _ => Err(io::Error::other(format!("{name:?} is no plain file name"))),
    }
}

/// Creates a file that was not there before: with this number in its name, or
/// with the next one that is free.
///
/// `create_new` makes looking and creating one step. Looking first and
/// creating then would leave a moment in which another client does the same.
pub(crate) fn create(pattern: &str, number: usize) -> io::Result<(String, File)> {
    for number in number.. {
        let name = numbered(pattern, number);
        match OpenOptions::new().write(true).create_new(true).open(&name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            outcome => return outcome.map(|file| (name, file)),
        }
    }
    Err(io::Error::other("there is no free name"))
}

/// A name with its number: in place of {n}, or behind a name that has none.
fn numbered(pattern: &str, number: usize) -> String {
    if pattern.contains("{n}") {
        return pattern.replace("{n}", &number.to_string());
    }
    let taken = Path::new(pattern).exists();
    if taken {
        format!("{pattern}.{number}")
    } else {
        pattern.to_owned()
    }
}

/// Stores everything that comes until the client closes the connection.
///
/// Writing to a file may wait for the disk, and meanwhile all clients do. For
/// pieces of 64 kilobytes that is not worth a thread.
pub(crate) async fn everything(
    client: &mut BufReader<TcpStream>,
    file: &mut File,
) -> io::Result<()> {
    loop {
        let piece = client.fill_buf().await?;
        // Receiving nothing is TCP's way of saying "no more will come". A
        // connection that broke is an error instead, and no end of a file.
        if piece.is_empty() {
            return Ok(());
        }
        file.write_all(piece)?;
        let count = piece.len();
        client.consume(count);
    }
}

/// Stores exactly so many bytes.
pub(crate) async fn exactly(
    client: &mut BufReader<TcpStream>,
    file: &mut File,
    length: u64,
) -> io::Result<()> {
    let mut rest = length;
    while rest > 0 {
        let piece = client.fill_buf().await?;
        if piece.is_empty() {
            return Err(io::Error::other(format!("{rest} bytes are missing")));
        }
        let count = piece.len().min(usize::try_from(rest).unwrap_or(usize::MAX));
        file.write_all(&piece[..count])?;
        client.consume(count);
        rest -= count as u64;
    }
    Ok(())
}

/// Stores everything up to the line that ends it.
pub(crate) async fn up_to_the_mark(
    client: &mut BufReader<TcpStream>,
    file: &mut File,
) -> io::Result<()> {
    let mut received = vec![0; 64 * 1024];
    // Invariant: holds what has arrived and is not written yet. Its end may be
    // the beginning of the mark, so a few bytes are always kept back.
    let mut pending: Vec<u8> = Vec::new();
    loop {
        let count = client.read(&mut received).await?;
        if count == 0 {
            return Err(io::Error::other("the line that ends it is missing"));
        }
        pending.extend_from_slice(&received[..count]);
        let mark = pending.windows(MARK.len()).position(|end| end == MARK);
        if let Some(place) = mark {
            return file.write_all(&pending[..place]);
        }
        let safe = pending.len().saturating_sub(MARK.len() - 1);
        file.write_all(&pending[..safe])?;
        pending.drain(..safe);
    }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn only_plain_names_are_good() {
        for name in ["notes.txt", "a b", "..notes", "ä"] {
            assert_eq!(plain_name(name).ok().as_deref(), Some(name));
        }
        for name in ["", ".", "..", "/etc/x", "../x", "a/b", "a/", "./a"] {
            assert!(plain_name(name).is_err(), "{name}");
        }
    }
}
