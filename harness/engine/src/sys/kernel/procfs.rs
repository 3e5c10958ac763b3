//! Files and folders of `/proc`, kept open from look to look: to open one costs more than to read it.
//!
//! What is kept open names a process or thread for good: when it has ended, reading fails even if its number is used
//! again. Then everything kept of that number is forgotten, and opened anew.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::os::fd::BorrowedFd;
use std::os::unix::fs::FileExt;

use rustix::fs::{Dir, Mode, OFlags, open, readlinkat};

/// How many are kept open at most; a program with more threads, or more children that it never reaps, pays for it.
const MOST: usize = 256;

/// A place in `/proc`: a process's own, or one of its threads'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// `/proc/PID`
    Process(i32),
    /// `/proc/PID/task/TID`
    Thread(i32, i32),
}

/// What is kept open.
#[derive(Default)]
pub(super) struct ProcFs {
    files: RefCell<HashMap<(Place, &'static str), File>>,
    folders: RefCell<HashMap<(Place, &'static str), Dir>>,
}

impl ProcFs {
    /// Reads a small file.
    ///
    /// # Errors
    /// When it cannot be read, or what it tells of is no more.
    pub(super) fn read(&self, place: Place, name: &'static str) -> io::Result<String> {
        if let Some(text) = self.read_again(place, name) {
            return Ok(text);
        }
        let file = File::open(place.path(name))?;
        let text = slurp(&file)?;
        let mut files = self.files.borrow_mut();
        if files.len() < MOST {
            files.insert((place, name), file);
        }
        Ok(text)
    }

    /// Reads a small file if it is kept open.
    pub(super) fn read_again(&self, place: Place, name: &'static str) -> Option<String> {
        let kept = self.files.borrow().get(&(place, name)).map(slurp)?;
        if kept.is_err() {
            self.forget(place);
        }
        kept.ok()
    }

    /// The names in a folder that are numbers; none where it is no more.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn numbers(&self, place: Place, name: &'static str) -> io::Result<Vec<i32>> {
        self.list(place, name, |_, number| Some(number))
    }

    /// Where each link in a folder leads whose names are numbers.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn links(&self, place: Place, name: &'static str) -> io::Result<Vec<(i32, String)>> {
        self.list(place, name, |folder, number| {
            let link = readlinkat(folder, number.to_string(), Vec::new()).ok()?;
            Some((number, link.to_string_lossy().into_owned()))
        })
    }

    /// Forgets what has ended, so that there is room for what comes.
    pub(super) fn keep(&self, lives: impl Fn(Place) -> bool) {
        self.files
            .borrow_mut()
            .retain(|(place, _), _| lives(*place));
        self.folders
            .borrow_mut()
            .retain(|(place, _), _| lives(*place));
    }

    fn list<T>(
        &self,
        place: Place,
        name: &'static str,
        take: impl Fn(BorrowedFd<'_>, i32) -> Option<T>,
    ) -> io::Result<Vec<T>> {
        let mut folders = self.folders.borrow_mut();
        if let Some(folder) = folders.get_mut(&(place, name)) {
            folder.rewind();
            // A folder of something that has ended is empty, or cannot be read.
            if let Ok(found) = entries(folder, &take)
                && !found.is_empty()
            {
                return Ok(found);
            }
            folders.remove(&(place, name));
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let mut folder = match open(place.path(name), flags, Mode::empty()).and_then(Dir::new) {
            Ok(folder) => folder,
            Err(error) if is_gone(&error.into()) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let found = entries(&mut folder, &take)?;
        if folders.len() < MOST {
            folders.insert((place, name), folder);
        }
        Ok(found)
    }

    fn forget(&self, place: Place) {
        self.files
            .borrow_mut()
            .retain(|(kept, _), _| *kept != place);
    }
}

impl Place {
    fn path(self, name: &str) -> String {
        match self {
            Self::Process(pid) => format!("/proc/{pid}/{name}"),
            Self::Thread(pid, tid) => format!("/proc/{pid}/task/{tid}/{name}"),
        }
    }
}

/// Whether it says that the process or thread is no more, and not merely that it cannot be looked at.
pub(super) fn is_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound || error.raw_os_error() == Some(libc::ESRCH)
}

fn entries<T>(
    folder: &mut Dir,
    take: impl Fn(BorrowedFd<'_>, i32) -> Option<T>,
) -> io::Result<Vec<T>> {
    let mut numbers = Vec::new();
    while let Some(entry) = folder.read() {
        let name = entry?.file_name().to_owned();
        numbers.extend(name.to_str().ok().and_then(|name| name.parse::<i32>().ok()));
    }
    let descriptor = folder.fd()?;
    let taken = numbers.into_iter();
    Ok(taken
        .filter_map(|number| take(descriptor, number))
        .collect())
}

/// Reads from the beginning with as few calls as possible: a short read is the end.
fn slurp(file: &File) -> io::Result<String> {
    let (mut text, mut buffer) = (Vec::new(), [0; 1024]);
    loop {
        let read = file.read_at(&mut buffer, text.len() as u64)?;
        text.extend_from_slice(&buffer[..read]);
        if read < buffer.len() {
            return Ok(String::from_utf8_lossy(&text).into_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_is_read_anew() {
        let (proc, me) = (ProcFs::default(), Place::Process(std::process::id() as i32));
        let count = || proc.links(me, "fd").unwrap().len();
        let before = count();
        let file = File::open("/dev/null").unwrap();
        let now = proc.links(me, "fd").unwrap();
        assert!(now.iter().any(|(_, to)| to == "/dev/null"));
        drop(file);
        assert!(before <= now.len());
        assert!(proc.read(me, "status").unwrap().contains("Pid:"));
        assert_eq!(proc.files.borrow().len(), 1);
        proc.read(me, "status").unwrap();
    }

    #[test]
    fn what_has_ended_is_not_taken_for_somebody_else() {
        let proc = ProcFs::default();
        let mut child = std::process::Command::new("cat")
            .stdin(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let place = Place::Thread(child.id() as i32, child.id() as i32);
        assert!(proc.read(place, "schedstat").is_ok());
        let threads = || proc.numbers(Place::Process(child.id() as i32), "task");
        assert_eq!(threads().unwrap().len(), 1);
        drop(child.stdin.take());
        child.wait().unwrap();
        assert!(proc.read(place, "schedstat").is_err());
        assert!(proc.files.borrow().is_empty());
        let gone = Place::Process(child.id() as i32);
        assert!(proc.numbers(gone, "task").unwrap().is_empty());
        proc.keep(|_| false);
        assert!(proc.folders.borrow().is_empty());
    }
}
