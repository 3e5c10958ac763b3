//! The home folder of an attempt: made empty, and gone afterwards with whatever a program has put there.
//!
//! Never follows a link out of it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;

use super::Trouble;

/// Where folders lie in memory, on most machines: a disk takes a tenth of the time of a short attempt.
const IN_MEMORY: &str = "/dev/shm";
/// Room that has to be left there: more than any program of an exercise is sent, many times over.
const ROOM: u64 = 2 << 30;

/// A home folder; it is removed when this is dropped.
pub(crate) struct Home(TempDir);

impl Home {
    /// Makes an empty one: where `TMPDIR` says, or else in memory, or else where temporary files lie.
    ///
    /// # Errors
    /// When the temporary folder cannot be written to.
    pub(crate) fn new() -> Result<Self, Trouble> {
        let in_memory = (std::env::var_os("TMPDIR").is_none() && has_room(IN_MEMORY))
            .then(|| TempDir::with_prefix_in("sockspec-", IN_MEMORY).ok());
        in_memory
            .flatten()
            .map_or_else(|| TempDir::with_prefix("sockspec-"), Ok)
            .map(Self)
            .map_err(Trouble::while_("making a home folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Home {
    /// Folders that a program has closed to everybody are opened first, where that is needed.
    fn drop(&mut self) {
        if fs::remove_dir_all(self.path()).is_err() {
            unlock(self.path());
        }
    }
}

fn has_room(folder: &str) -> bool {
    rustix::fs::statvfs(folder).is_ok_and(|stat| stat.f_bavail * stat.f_frsize >= ROOM)
}

fn unlock(folder: &Path) {
    fs::set_permissions(folder, Permissions::from_mode(0o700)).ok();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.for_each(|entry| unlock(&entry.path()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_closed_to_everybody_goes_too() {
        let home = Home::new().unwrap();
        let path = home.path().to_owned();
        let deep = path.join("closed/deep");
        fs::create_dir_all(&deep).unwrap();
        fs::write(deep.join("file"), "x").unwrap();
        for folder in [&deep, &path.join("closed")] {
            fs::set_permissions(folder, Permissions::from_mode(0o0)).unwrap();
        }
        drop(home);
        assert!(!path.exists());
    }

    #[test]
    fn what_a_link_leads_to_stays_as_it_is() {
        let elsewhere = tempfile::tempdir().unwrap();
        fs::set_permissions(elsewhere.path(), Permissions::from_mode(0o500)).unwrap();
        let home = Home::new().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), home.path().join("link")).unwrap();
        unlock(home.path());
        drop(home);
        let mode = fs::metadata(elsewhere.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o500);
    }
}
