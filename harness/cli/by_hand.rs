//! What is kept of failures: files that show them without sockspec. And, where that is asked for, of every attempt.
//!
//! Their names are told while the run goes on; they are written when it is over, since the folder may be one that
//! programs work in.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sockspec::folder::PASSING;
use sockspec::mistake::{Mistake, reason};
use sockspec_model::{ByHand, Event, Finished, Verdict};
use sockspec_report::{Reproducer, account, pcapng, reproducer};

use crate::output;

/// Where they are kept where nothing is said.
const USUAL: &str = ".sockspec";

/// Keeps what shows failures.
pub(crate) struct Keep {
    /// Nothing where nothing can be written.
    folder: Option<PathBuf>,
    /// The program's port.
    port: u16,
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Keep {
    /// Keeps it in this folder, which is made; else in the usual one, if it can be written.
    pub(crate) fn within(named: Option<&Path>) -> Result<Self, Mistake> {
        let folder = match named {
            Some(folder) => Some(made(folder)?),
            None => can_write_here().then(|| PathBuf::from(USUAL)),
        };
        Ok(Self {
            folder,
            port: 0,
            files: Vec::new(),
        })
    }

    /// The event, with the names of what is kept of a failure.
    pub(crate) fn on(&mut self, event: &Event) -> Event {
        match event {
            Event::RunStarted(run) => self.port = run.port,
            Event::AttemptFinished(attempt) => self.keep_attempt(attempt),
            Event::CheckFinished(finished) if finished.verdict == Verdict::Fail => {
                let by_hand = self.take_in(finished);
                return Event::CheckFinished(Box::new(Finished {
                    by_hand,
                    ..(**finished).clone()
                }));
            }
            Event::AttemptStarted { .. }
            | Event::CheckFinished(_)
            | Event::CheckSkipped(_)
            | Event::RunFinished { .. } => {}
        }
        event.clone()
    }

    /// What was said and heard in an attempt, and its packets.
    fn keep_attempt(&mut self, attempt: &Finished) {
        let Some(folder) = &self.folder else { return };
        let file = |end: &str| folder.join(format!("{}.{end}", file_name(attempt)));
        let (text, capture) = (file("txt"), file("pcapng"));
        self.keep(text, Some(account(attempt).into_bytes()));
        self.keep(capture, pcapng::of(attempt, self.port));
    }

    fn take_in(&mut self, finished: &Finished) -> ByHand {
        let Some(folder) = &self.folder else {
            let nowhere = "this folder cannot be written to; --keep DIR names another one";
            return ByHand {
                no_script: Some(nowhere.to_owned()),
                ..ByHand::default()
            };
        };
        let file = |end: &str| folder.join(format!("repro-{}.{end}", reproducer::id(finished)));
        let (script, capture) = (file("py"), file("pcapng"));
        let made = Reproducer::of(finished, &script.display().to_string(), self.port);
        let why = made.as_ref().err().map(|why| (*why).to_owned());
        let (code, shell) = made
            .map(|made| (made.script.into_bytes(), made.shell))
            .ok()
            .unzip();
        ByHand {
            script: self.keep(script, code),
            no_script: why,
            shell: shell.flatten(),
            capture: self.keep(capture, pcapng::of(finished, self.port)),
        }
    }

    /// Keeps a file that there is. Its path.
    fn keep(&mut self, path: PathBuf, content: Option<Vec<u8>>) -> Option<String> {
        let text = path.display().to_string();
        self.files.push((path, content?));
        Some(text)
    }

    /// Writes the files; a folder that cannot be written changes no verdict.
    pub(crate) fn write(self) {
        let Some(folder) = self.folder.filter(|_| !self.files.is_empty()) else {
            return;
        };
        if let Err(error) = write(&folder, &self.files) {
            let folder = folder.display();
            output::say(&format!(
                "what shows the failures by hand could not be kept in {folder}: {error}"
            ));
        }
    }
}

/// The name of an attempt as one of a file: whoever recorded it may have called it anything.
fn file_name(attempt: &Finished) -> String {
    let letter = |letter: char| match letter {
        '/' => '.',
        plain if plain.is_ascii_alphanumeric() => plain,
        _ => '-',
    };
    let check: String = attempt.check.chars().map(letter).collect();
    format!("{check}.attempt-{}", attempt.attempt)
}

fn write(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    files
        .iter()
        .try_for_each(|(path, content)| fs::write(path, content))
}

fn made(folder: &Path) -> Result<PathBuf, Mistake> {
    let text = folder.to_string_lossy();
    let made = fs::create_dir_all(folder).map(|()| folder.to_owned());
    made.map_err(|error| {
        Mistake::new(format!("nothing can be kept in {text}: {}", reason(&error))).at(&text)
    })
}

fn can_write_here() -> bool {
    let mut passing = tempfile::Builder::new();
    passing.prefix(PASSING).tempfile_in(".").is_ok()
}
