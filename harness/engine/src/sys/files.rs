//! The files of an attempt: put where a program finds them, taken from where it wrote them.
//!
//! Programs write into a layer over their folder, or into a copy of it, never into the folder itself. Nothing that a
//! program leaves there is followed out of it: only regular files of the folder itself are read.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::{Mode, OFlags};

use super::Trouble;
use super::pod::Layer;

/// The most that is copied of a folder where no layer can be laid over it.
const MOST: u64 = 64 << 20;

/// The most that is read of a file at once.
const LONGEST: u64 = 256 << 20;

/// With less than so many bytes left a disk is full: a program that is refused a write keeps what it has written before.
const ROOM: u64 = 256 << 10;

/// The files of an attempt.
pub struct Files {
    /// What is new or changed lies here.
    folder: PathBuf,
    /// Whether programs are asked for files at all.
    asked_for: bool,
    /// What lay here before any program ran, with its length and time.
    before: BTreeMap<String, (u64, Option<SystemTime>)>,
    /// Where a program of the folder really works.
    pub(crate) workplace: Option<String>,
    /// The folder that the kernel keeps beside a layer.
    work: Option<PathBuf>,
}

impl Files {
    /// The files of programs that work at home, and whether they are asked for any.
    pub(crate) fn at_home(home: &Path, asked_for: bool) -> Self {
        Self {
            folder: home.to_owned(),
            asked_for,
            before: BTreeMap::new(),
            workplace: None,
            work: None,
        }
    }

    /// A layer over a folder, in `home`.
    pub(crate) fn layer(home: &Path, folder: &str) -> Result<(Self, Layer), Trouble> {
        let (upper, work) = (home.join("upper"), home.join("work"));
        for path in [&upper, &work] {
            fs::create_dir(path).map_err(Trouble::while_("making a layer"))?;
        }
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let layer = Layer {
            folder: folder.to_owned(),
            upper: text(&upper),
            work: text(&work),
        };
        let mut files = Self::at_home(&upper, true);
        files.work = Some(work);
        Ok((files, layer))
    }

    /// A copy of a folder, in `home`.
    ///
    /// # Errors
    /// When it is larger than 64 MiB.
    pub(crate) fn copy(home: &Path, folder: &str) -> Result<Self, Trouble> {
        let copy = home.join("copy");
        let mut left = MOST;
        copy_folder(Path::new(folder), &copy, &mut left)
            .map_err(Trouble::while_(&format!("copying {folder}")))?;
        let mut files = Self::at_home(&copy, true);
        files.before = files.listing()?;
        files.workplace = Some(copy.to_string_lossy().into_owned());
        Ok(files)
    }

    /// Puts a file where a program finds it by its name; to be done before the program looks.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<(), Trouble> {
        let doing = Trouble::while_("putting a file");
        self.create(name)?.write_all(bytes.as_ref()).map_err(doing)
    }

    fn create(&self, name: &str) -> Result<File, Trouble> {
        let (path, doing) = (self.folder.join(name), "putting a file");
        // A link that stands there leads somewhere else; a file is written in place, for below a layer the kernel may
        // remember the old one.
        if path.is_symlink() {
            fs::remove_file(&path).map_err(Trouble::while_(doing))?;
        }
        File::create(path).map_err(Trouble::while_(doing))
    }

    /// The same with a file that nobody may read, not even its owner.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn put_locked(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<(), Trouble> {
        self.put(name, bytes)?;
        let (path, nobody) = (self.folder.join(name), fs::Permissions::from_mode(0o000));
        fs::set_permissions(path, nobody).map_err(Trouble::while_("locking a file"))
    }

    /// The same with a file that is made piece by piece, as a function of the offset.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn put_made(
        &self,
        name: &str,
        make: fn(u64, &mut [u8]),
        length: u64,
    ) -> Result<(), Trouble> {
        let doing = Trouble::while_("putting a file");
        let mut file = self.create(name)?;
        let mut piece = vec![0; 64 * 1024];
        let written = (0..length).step_by(piece.len()).try_for_each(|offset| {
            let count = (length - offset).min(piece.len() as u64) as usize;
            make(offset, &mut piece[..count]);
            file.write_all(&piece[..count])
        });
        written.map_err(doing)
    }

    /// Makes a folder where a program finds it by its name.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn put_folder(&self, name: &str) -> Result<(), Trouble> {
        fs::create_dir(self.folder.join(name)).map_err(Trouble::while_("making a folder"))?;
        Ok(())
    }

    /// The names of regular files that are new or changed, in order; those that were put among them.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn names(&self) -> Result<Vec<String>, Trouble> {
        let listing = self.listing()?.into_iter();
        Ok(listing
            .filter(|(name, seen)| self.before.get(name) != Some(seen))
            .map(|(name, _)| name)
            .collect())
    }

    /// The bytes of a file, at most 256 MiB of them; nothing where there is no regular file of that name.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let Some(file) = self.open(name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        file.take(LONGEST)
            .read_to_end(&mut bytes)
            .map_err(Trouble::while_("reading a file"))?;
        Ok(Some(bytes))
    }

    /// Opens a regular file for reading, never following a link; nothing where there is none.
    #[must_use]
    pub fn open(&self, name: &str) -> Option<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::open(self.folder.join(name), flags, Mode::empty()).ok()?);
        file.metadata().ok()?.is_file().then_some(file)
    }

    /// Why a program could not write so many bytes here whatever it does; nothing where there is room, or where no
    /// files are asked for.
    #[must_use]
    pub(crate) fn full(&self, bytes: u64) -> Option<String> {
        if !self.asked_for {
            return None;
        }
        let disk = rustix::fs::statvfs(&self.folder).ok()?;
        let room = disk.f_bavail.saturating_mul(disk.f_frsize);
        let has_room =
            room >= bytes.saturating_add(ROOM) && (disk.f_favail > 0 || disk.f_files == 0);
        (!has_room).then(|| format!(
            "the disk is too full for this check: {} KiB are left where the program works, in {}; make room, or name \
             another folder in TMPDIR",
            room >> 10,
            self.folder.display()
        ))
    }

    fn listing(&self) -> Result<BTreeMap<String, (u64, Option<SystemTime>)>, Trouble> {
        let entries = fs::read_dir(&self.folder).map_err(Trouble::while_("listing files"))?;
        let seen = |entry: fs::DirEntry| {
            // Of the entry itself, not of what it may point to.
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let name = entry.file_name().into_string().ok()?;
            Some((name, (metadata.len(), metadata.modified().ok())))
        };
        Ok(entries.flatten().filter_map(seen).collect())
    }
}

impl Drop for Files {
    /// The kernel leaves a folder behind that not even its owner may look into, and so could not be removed.
    fn drop(&mut self) {
        if let Some(work) = &self.work {
            fs::set_permissions(work.join("work"), fs::Permissions::from_mode(0o700)).ok();
        }
    }
}

/// Copies regular files, folders and links as they are; everything else is left out.
fn copy_folder(from: &Path, to: &Path, left: &mut u64) -> std::io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy_folder(&entry.path(), &target, left)?;
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(entry.path())?, target)?;
        } else if kind.is_file() {
            *left = left.checked_sub(entry.metadata()?.len()).ok_or_else(|| {
                std::io::Error::other(
                    "the folder is larger than 64 MiB; put the program into one of its own",
                )
            })?;
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_or_changed_is_listed_and_links_are_not_followed() {
        let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(folder.path().join("old"), "old").unwrap();
        fs::write(folder.path().join("changed"), "before").unwrap();
        let files = Files::copy(home.path(), folder.path().to_str().unwrap()).unwrap();
        assert_eq!(files.names().unwrap(), [""; 0]);
        files.put("new", "n").unwrap();
        files.put("changed", "after all").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", home.path().join("copy/link")).unwrap();
        assert_eq!(files.names().unwrap(), ["changed", "new"]);
        assert_eq!(files.get("new").unwrap().as_deref(), Some(&b"n"[..]));
        assert_eq!(files.get("link").unwrap(), None);
        assert_eq!(files.get("none").unwrap(), None);
        assert_eq!(fs::read(folder.path().join("changed")).unwrap(), b"before");
    }
}
