//! Storing a file and saying so.
//!
//! A sound turn creates a file that was not there before, under the next free
//! name, and removes it again if it does not become whole.

use std::fs::File;
use std::io::{self, Write};

use super::{Server, lock};
use crate::console;
use crate::file_transfer_server::{Names, create, plain_name};

/// Where it stores what has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stores {
    Soundly,
    UnderAnotherName,
    UnderOneNameForAll,
    OverWhatIsThere,
    WhereverTheNameLeads,
    IntoOneFileForAll,
    NothingForAnEmptyFile,
    NothingAtAll,
    WholeBuffersOnly(usize),
}

/// What it says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reports {
    InTheGivenWords,
    Nothing,
}

/// A file that is being received.
pub(super) struct Slot {
    name: String,
    file: File,
    written: usize,
    last: u8,
    buffer: Vec<u8>,
}

/// Opens the file for a client; the error is reported.
pub(super) fn open(server: &Server, number: usize, given: &str) -> Option<Slot> {
    match file(server, number, given) {
        Ok((name, file)) => Some(Slot {
            name,
            file,
            written: 0,
            last: b'\n',
            buffer: Vec::new(),
        }),
        Err(error) => {
            console::say(&format!("A file cannot be stored: {error}."));
            None
        }
    }
}

fn file(server: &Server, number: usize, given: &str) -> io::Result<(String, File)> {
    let stores = server.behaviour.stores;
    if stores == Stores::WhereverTheNameLeads {
        return Ok((given.to_owned(), File::create(given)?));
    }
    let name = match &server.options.names {
        Names::Pattern(pattern) => pattern.clone(),
        Names::Given => plain_name(given)?,
    };
    match stores {
        Stores::UnderAnotherName => create("received{n}", number),
        Stores::UnderOneNameForAll => {
            let name = name.replace("{n}", "0");
            let file = File::create(&name)?;
            Ok((name, file))
        }
        Stores::OverWhatIsThere => {
            let name = name.replace("{n}", &number.to_string());
            let file = File::create(&name)?;
            Ok((name, file))
        }
        Stores::IntoOneFileForAll => one_for_all(server, &name),
        Stores::Soundly
        | Stores::WhereverTheNameLeads
        | Stores::NothingForAnEmptyFile
        | Stores::NothingAtAll
        | Stores::WholeBuffersOnly(_) => create(&name, number),
    }
}

/// The file of the first client, whoever comes.
fn one_for_all(server: &Server, name: &str) -> io::Result<(String, File)> {
    let name = name.replace("{n}", "0");
    let mut shared = lock(&server.shared_file);
    let file = match shared.take() {
        Some(file) => file,
        None => File::create(&name)?,
    };
    *shared = Some(file.try_clone()?);
    Ok((name, file))
}

impl Slot {
    /// Writes a piece, but not more than so many bytes in all.
    pub(super) fn write(&mut self, server: &Server, piece: &[u8], most: usize) -> io::Result<()> {
        let room = most.saturating_sub(self.written).min(piece.len());
        match server.behaviour.stores {
            Stores::NothingAtAll => {}
            Stores::WholeBuffersOnly(size) => {
                self.buffer.extend(&piece[..room]);
                let rest = self.buffer.split_off(self.buffer.len() / size * size);
                self.file.write_all(&self.buffer)?;
                self.buffer = rest;
            }
            Stores::Soundly
            | Stores::UnderAnotherName
            | Stores::UnderOneNameForAll
            | Stores::OverWhatIsThere
            | Stores::WhereverTheNameLeads
            | Stores::IntoOneFileForAll
            | Stores::NothingForAnEmptyFile => self.file.write_all(&piece[..room])?,
        }
        self.written += room;
        self.last = piece.last().copied().unwrap_or(self.last);
        Ok(())
    }

    /// Whether the last line has its newline.
    pub(super) fn ends_a_line(&self) -> bool {
        self.last == b'\n'
    }

    /// Whether anything has come.
    pub(super) fn has_begun(&self) -> bool {
        self.written > 0
    }

    /// The file is whole.
    pub(super) fn finish(self, server: &Server) {
        let stores = server.behaviour.stores;
        let nothing = stores == Stores::NothingForAnEmptyFile && self.written == 0;
        if nothing || stores == Stores::NothingAtAll {
            let _ = std::fs::remove_file(&self.name);
        }
        if server.behaviour.reports == Reports::InTheGivenWords {
            let name = self.name;
            console::say(&format!("Received successfully! New filename is: {name}"));
        }
    }

    /// The file is not whole and will never be.
    pub(super) fn give_up(self, why: &str) {
        console::say(&format!("A file was not received: {why}."));
        let _ = std::fs::remove_file(&self.name);
    }
}
