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

/// How many are kept open at most; a program with more threads than that pays for it.
const MOST: usize = 96;

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
        let kept = self.files.borrow().get(&(place, name)).map(slurp);
        match kept {
            Some(Ok(text)) => return Ok(text),
            Some(Err(_)) => self.forget(place),
            None => {}
        }
        let file = File::open(place.path(name))?;
        let text = slurp(&file)?;
        let mut files = self.files.borrow_mut();
        if files.len() < MOST {
            files.insert((place, name), file);
        }
        Ok(text)
    }

    /// The names in a folder that are numbers.
    pub(super) fn numbers(&self, place: Place, name: &'static str) -> Vec<i32> {
        self.list(place, name, |_, number| Some(number))
    }

    /// Where each link in a folder leads whose names are numbers.
    pub(super) fn links(&self, place: Place, name: &'static str) -> Vec<(i32, String)> {
        self.list(place, name, |folder, number| {
            let link = readlinkat(folder, number.to_string(), Vec::new()).ok()?;
            Some((number, link.to_string_lossy().into_owned()))
        })
    }

    fn list<T>(
        &self,
        place: Place,
        name: &'static str,
        take: impl Fn(BorrowedFd<'_>, i32) -> Option<T>,
    ) -> Vec<T> {
        let mut folders = self.folders.borrow_mut();
        if let Some(folder) = folders.get_mut(&(place, name)) {
            folder.rewind();
            let found = entries(folder, &take);
            // A folder of something that has ended is empty.
            if !found.is_empty() {
                return found;
            }
            folders.remove(&(place, name));
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = open(place.path(name), flags, Mode::empty()).and_then(Dir::new);
        let Ok(mut folder) = opened else {
            return Vec::new();
        };
        let found = entries(&mut folder, &take);
        if folders.len() < MOST {
            folders.insert((place, name), folder);
        }
        found
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

fn entries<T>(folder: &mut Dir, take: impl Fn(BorrowedFd<'_>, i32) -> Option<T>) -> Vec<T> {
    let mut numbers = Vec::new();
    while let Some(Ok(entry)) = folder.read() {
        numbers.extend(
            entry
                .file_name()
                .to_str()
                .ok()
                .and_then(|name| name.parse::<i32>().ok()),
        );
    }
    let Ok(descriptor) = folder.fd() else {
        return Vec::new();
    };
    numbers
        .into_iter()
        .filter_map(|number| take(descriptor, number))
        .collect()
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
        let count = || proc.links(me, "fd").len();
        let before = count();
        let file = File::open("/dev/null").unwrap();
        let now = proc.links(me, "fd");
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
        assert_eq!(
            proc.numbers(Place::Process(child.id() as i32), "task")
                .len(),
            1
        );
        drop(child.stdin.take());
        child.wait().unwrap();
        assert!(proc.read(place, "schedstat").is_err());
        assert!(proc.files.borrow().is_empty());
        assert!(
            proc.numbers(Place::Process(child.id() as i32), "task")
                .is_empty()
        );
    }
}
