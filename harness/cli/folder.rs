//! The program's folder: where it is started, and a digest that tells whether it has changed.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::mistake::{Mistake, reason};
use crate::nearest::nearest;

/// A folder with more in it has no digest: reading it would take longer than the run.
const MOST_FILES: usize = 2_000;
const MOST_BYTES: u64 = 16 << 20;

/// How files of ours begin that are there only while a run lasts.
pub const PASSING: &str = ".sockspec-";
/// What other programs put beside the sources.
const GENERATED: &[&str] = &["target", "node_modules", "__pycache__"];

/// The folder, absolute; the current one where none is named.
///
/// # Errors
/// When it is not there, is no folder, or cannot be read.
pub fn open(named: Option<&Path>) -> Result<PathBuf, Mistake> {
    let named = named.unwrap_or(Path::new("."));
    let text = named.to_string_lossy();
    let wrong = |sentence: String| Mistake::new(sentence).at(&text);
    let folder = fs::canonicalize(named).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            wrong(format!("there is no folder {text}")).remedy(neighbour(named))
        } else {
            wrong(format!(
                "the folder {text} cannot be used: {}",
                reason(&error)
            ))
        }
    })?;
    if !folder.is_dir() {
        return Err(wrong(format!("{text} is not a folder"))
            .remedy("--dir names the folder in which the program is started"));
    }
    fs::read_dir(&folder).map_err(|error| {
        wrong(format!(
            "the folder {text} cannot be read: {}",
            reason(&error)
        ))
    })?;
    if folder.to_str().is_none() {
        return Err(wrong(format!(
            "the name of the folder {text} is no valid UTF-8"
        )));
    }
    Ok(folder)
}

/// The folder that may have been meant.
fn neighbour(named: &Path) -> String {
    let parent = named
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let names = names(parent.unwrap_or(Path::new("."))).unwrap_or_default();
    let name = named.file_name().unwrap_or_default().to_string_lossy();
    match nearest(&name, names.iter().map(String::as_str)) {
        Some(other) => format!("did you mean {}?", named.with_file_name(other).display()),
        None => "it is looked for from the current folder".to_owned(),
    }
}

fn names(folder: &Path) -> Option<Vec<String>> {
    let entries = fs::read_dir(folder).ok()?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.ok()?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Some(names)
}

/// SHA-256 over the names and contents of the regular files in a folder, in the order of their names; `None` where
/// there are too many, too large ones, or one that cannot be read.
#[must_use]
pub fn digest(folder: &Path) -> Option<String> {
    let mut files = Files {
        names: Vec::new(),
        room: MOST_BYTES,
    };
    files.collect(folder, "")?;
    files.names.sort();
    let mut digest = Sha256::new();
    for name in files.names {
        let content = read(&folder.join(&name))?;
        digest.update(name.as_bytes());
        digest.update([0]);
        digest.update((content.len() as u64).to_be_bytes());
        digest.update(content);
    }
    Some(
        digest
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    )
}

/// The names of the files below a folder, relative to the first one.
struct Files {
    names: Vec<String>,
    /// For so many bytes more.
    room: u64,
}

impl Files {
    /// Looks for them; links are not followed, and too many or too large ones not looked for to the end.
    fn collect(&mut self, folder: &Path, prefix: &str) -> Option<()> {
        for name in names(folder)? {
            let path = folder.join(&name);
            let found = fs::symlink_metadata(&path).ok()?;
            if found.is_file() && !name.starts_with(PASSING) {
                self.room = self.room.checked_sub(found.len())?;
                self.names.push(format!("{prefix}{name}"));
            } else if found.is_dir()
                && !name.starts_with('.')
                && !GENERATED.contains(&name.as_str())
            {
                self.collect(&path, &format!("{prefix}{name}/"))?;
            }
            if self.names.len() > MOST_FILES {
                return None;
            }
        }
        Some(())
    }
}

/// Its content; no more than was looked for, since somebody may be writing to it.
fn read(file: &Path) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let file = fs::File::open(file).ok()?;
    file.take(MOST_BYTES).read_to_end(&mut content).ok()?;
    Some(content)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn write(folder: &TempDir, name: &str, content: &str) {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
        fs::write(file, content).expect("a file");
    }

    #[test]
    fn a_digest_follows_names_and_contents_of_sources() {
        let folder = TempDir::new().expect("a folder");
        write(&folder, "server.py", "one");
        let first = digest(folder.path());
        assert_eq!(first.as_ref().map(String::len), Some(64));
        for generated in [
            "target/x",
            ".git/x",
            "a/node_modules/x",
            "__pycache__/x",
            ".sockspec-x",
        ] {
            write(&folder, generated, "generated");
        }
        assert_eq!(digest(folder.path()), first);
        write(&folder, "server.py", "two");
        let second = digest(folder.path());
        assert_ne!(second, first);
        write(&folder, "a/b.py", "");
        assert_ne!(digest(folder.path()), second);
    }

    #[test]
    fn a_large_folder_has_none() {
        let folder = TempDir::new().expect("a folder");
        write(&folder, "large", "");
        fs::File::options()
            .write(true)
            .open(folder.path().join("large"))
            .and_then(|file| file.set_len(MOST_BYTES + 1))
            .expect("a large file");
        assert_eq!(digest(folder.path()), None);
    }

    #[test]
    fn a_folder_that_is_none_is_a_mistake() {
        let folder = TempDir::new().expect("a folder");
        write(&folder, "students/file", "");
        let said = |name: &str| open(Some(&folder.path().join(name))).expect_err("no folder");
        assert!(
            said("students/file")
                .sentence()
                .ends_with("students/file is not a folder")
        );
        let meant = said("student").what_to_do().map(str::to_owned);
        assert!(meant.is_some_and(|remedy| remedy.ends_with("/students?")));
    }
}
