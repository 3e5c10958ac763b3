//! The file of a manifest as it was found, and mistakes in it.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::mistake::{Mistake, reason};

/// The manifest that is looked for where none is named.
pub const USUAL: &str = "sockspec.toml";

/// Which manifest is wanted.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// This one.
    Named(&'a Path),
    /// The usual one, if it is there.
    Usual,
    /// None.
    No,
}

/// A manifest as it was found.
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

impl Source {
    /// Finds the file.
    pub(super) fn find(wanted: Wanted<'_>) -> Result<Option<Self>, Mistake> {
        let path = match wanted {
            Wanted::No => return Ok(None),
            Wanted::Usual => Path::new(USUAL),
            Wanted::Named(path) => path,
        };
        match fs::read_to_string(path) {
            Ok(text) => Ok(Some(Self {
                path: path.to_owned(),
                text,
            })),
            Err(error)
                if matches!(wanted, Wanted::Usual) && error.kind() == io::ErrorKind::NotFound =>
            {
                Ok(None)
            }
            Err(error) => Err(unreadable(path, &error)),
        }
    }

    /// The file's name, as it was given.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// The folder of the file.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// A mistake at this place of the file.
    pub(super) fn wrong(&self, place: Range<usize>, sentence: impl Into<String>) -> Mistake {
        self.place(Mistake::new(sentence), place)
    }

    /// The mistake, which is at this place of the file.
    pub(super) fn place(&self, mistake: Mistake, place: Range<usize>) -> Mistake {
        mistake.in_file(&self.name(), &self.text, place)
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Mistake {
    let name = path.to_string_lossy();
    let mistake = Mistake::new(format!(
        "the manifest {name} cannot be read: {}",
        reason(error)
    ))
    .at(&name);
    if error.kind() == io::ErrorKind::NotFound {
        mistake.remedy("sockspec init writes one to start from")
    } else {
        mistake
    }
}
