//! Opening and reading the file.
//!
//! A sound turn reports whatever cannot be opened and asks again, and reads
//! bytes, piece by piece.

use std::fs::File;
use std::io::{self, Read};
use std::process::ExitCode;

use super::{Behaviour, give_up};
use crate::console::{self, FAILED};

/// What it does about a name that does not exist.
#[derive(Clone, Copy, Debug)]
pub(super) enum BadName {
    IsReported,
    IsReportedInOtherWords,
    IsPassedOver,
    EndsTheProgram,
    IsSentItself,
}

/// What it does about a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folder {
    IsReported,
    IsPassedOver,
    Aborts,
}

/// What it does about a file that it may not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forbidden {
    IsReported,
    IsTakenForEmpty,
}

/// How it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    Bytes,
    WholeIntoMemory,
    WithLineEndsConverted,
    AsStrictText,
    AsLenientText,
    WithALastNewline,
    UpToTheFirstNul,
}

/// What is to be sent.
pub(super) enum Source {
    Pieces(File),
    Whole(Vec<u8>),
}

/// Why there is nothing to send.
pub(super) enum Refused {
    AskAgain,
    End(ExitCode),
}

/// Opens a file by its name.
pub(super) fn open(behaviour: Behaviour, name: &str) -> Result<Source, Refused> {
    let file = File::open(name);
    let is_forbidden = |error: &io::Error| error.kind() == io::ErrorKind::PermissionDenied;
    if behaviour.forbidden == Forbidden::IsTakenForEmpty && file.as_ref().is_err_and(is_forbidden) {
        return Ok(Source::Whole(Vec::new()));
    }
    let file = file.map_err(|error| refuse(behaviour.bad_name, &error));
    let file = match file {
        Err(None) => return Ok(Source::Whole(name.as_bytes().to_vec())),
        Err(Some(refused)) => return Err(refused),
        Ok(file) => file,
    };
    let is_folder = file.metadata().is_ok_and(|about| about.is_dir());
    match behaviour.folder {
        Folder::IsReported if is_folder => {
            complain("it is a directory");
            Err(Refused::AskAgain)
        }
        Folder::IsPassedOver if is_folder => Err(Refused::AskAgain),
        Folder::Aborts if is_folder => std::process::abort(),
        Folder::IsReported | Folder::IsPassedOver | Folder::Aborts => {
            source(behaviour.reads, file).map_err(|error| Refused::End(give_up(&error)))
        }
    }
}

/// What is done about a name that does not exist; nothing where it is sent.
fn refuse(bad_name: BadName, error: &io::Error) -> Option<Refused> {
    match bad_name {
        BadName::IsReported => complain(&error.to_string()),
        BadName::IsReportedInOtherWords => console::say("No."),
        BadName::IsPassedOver => {}
        BadName::EndsTheProgram => {
            let words =
                format!("You entered an invalid filename! Please enter a valid name ({error})");
            return Some(Refused::End(console::give_up(FAILED, &words)));
        }
        BadName::IsSentItself => {
            complain(&error.to_string());
            return None;
        }
    }
    Some(Refused::AskAgain)
}

fn complain(why: &str) {
    console::say(&format!(
        "You entered an invalid filename! Please enter a valid name ({why})"
    ));
}

/// Reads the file, or leaves that to whoever sends it.
fn source(reads: Reads, mut file: File) -> io::Result<Source> {
    if reads == Reads::Bytes || is_large(&file) && reads != Reads::WholeIntoMemory {
        return Ok(Source::Pieces(file));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Source::Whole(match reads {
        Reads::Bytes | Reads::WholeIntoMemory => bytes,
        Reads::WithLineEndsConverted => converted(&bytes),
        Reads::AsStrictText => {
            let text = String::from_utf8(bytes);
            text.map_err(|_| io::Error::other("the file is no text"))?
                .into_bytes()
        }
        Reads::AsLenientText => String::from_utf8_lossy(&bytes).into_owned().into_bytes(),
        Reads::WithALastNewline => with_a_last_newline(bytes),
        Reads::UpToTheFirstNul => {
            let text = bytes.split(|byte| *byte == 0).next();
            text.unwrap_or_default().to_vec()
        }
    }))
}

/// A large file goes through in pieces whatever the defect, so that the
/// memory it needs is no second one.
fn is_large(file: &File) -> bool {
    file.metadata().is_ok_and(|about| about.len() > 1 << 20)
}

fn converted(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .copied()
        .filter(|byte| *byte != b'\r')
        .collect()
}

fn with_a_last_newline(mut bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.is_empty() && !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    bytes
}
