//! What an attempt is about: the programs, the dialect, the sources of chance and the patience.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use sockspec_model::Dialect;
use tokio::runtime::Runtime;

use super::{Casework, Transport};
use crate::sys::cpu::Cpus;
use crate::sys::pod::{Isolation, Launch, Stdio};

/// A program that can be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The executable's absolute path and the arguments.
    pub argv: Vec<String>,
    /// The working directory, absolute; [`Self::AT_HOME`] stands for the attempt's own empty home folder.
    pub dir: String,
    /// Where programs are looked for; the one thing that is taken over from the caller's environment.
    pub path: String,
}

/// Everything that an attempt needs to know; the same for every attempt of a worker.
#[derive(Clone)]
pub struct Plan {
    /// The server under test.
    pub server: Option<Command>,
    /// The client under test.
    pub client: Option<Command>,
    /// The declared choices.
    pub dialect: Dialect,
    /// What the two sides speak over.
    pub transport: Transport,
    /// Whether the programs read or write files.
    pub files: bool,
    /// The port of the assignment.
    pub port: u16,
    /// Seed of all random input.
    pub seed: u64,
    /// Cases of a property.
    pub cases: u32,
    /// The longest that a failing case is made smaller.
    pub shrinking: Duration,
    /// Cases that were kept, and where others come from.
    pub casework: Casework,
    /// Stretches every time-based judgement; 1 except when a failure is confirmed.
    pub stretch: u32,
    /// How much a check of much deals with, such as clients at once, where it is asked for; the limits of programs grow
    /// with it.
    pub scale: Option<u32>,
    /// How many clients at once the limits of a program have to allow for, where that is more than usual.
    pub crowd: u32,
    /// Whether the plain exercise is being tried out: what an open dialect key means is not known yet.
    pub exploring: bool,
    /// Whether an attempt that passes is told as fully as one that fails.
    pub in_full: bool,
    /// Whether somebody listens in on the wire from the beginning, so that a failure has its packets to show.
    pub tapped: bool,
    /// Whether the kernel holds only a few kilobytes of what a program sends.
    pub small_buffers: bool,
    /// How attempts are kept apart.
    pub isolation: Isolation,
    /// Set when whoever asked for the run wants no more of it.
    pub cancelled: Arc<AtomicBool>,
    /// The processors.
    pub cpus: Cpus,
    /// The worker's runtime.
    pub runtime: Rc<Runtime>,
}

impl Plan {
    /// How a typed line ends on the wire.
    pub(crate) fn newline(&self) -> &'static [u8] {
        if self.dialect.find("newline") == Some("crlf") {
            b"\r\n"
        } else {
            b"\n"
        }
    }

    /// The folder of the programs, where they have one.
    pub(crate) fn folder(&self) -> Option<&str> {
        let programs = [&self.server, &self.client].into_iter().flatten();
        programs
            .map(|command| command.dir.as_str())
            .find(|dir| *dir != Command::AT_HOME)
    }
}

impl Command {
    /// The working directory of a program that needs none.
    pub const AT_HOME: &str = "";

    /// The command started with this console, at this port, with its home in `home`; `workplace` stands in for its
    /// folder where that must not be changed.
    ///
    /// The environment is built from nothing: what a shell happens to export must not decide a verdict.
    #[must_use]
    pub(crate) fn launch(
        &self,
        port: u16,
        stdio: Stdio,
        home: &str,
        workplace: Option<&str>,
    ) -> Launch {
        let env = [
            ("PATH", self.path.as_str()),
            ("HOME", home),
            ("LC_ALL", "C.UTF-8"),
            ("TERM", "dumb"),
            ("NO_COLOR", "1"),
            ("SOCKSPEC_HOST", "localhost"),
            ("SOCKSPEC_PORT", &port.to_string()),
        ];
        let env: BTreeMap<String, String> = env
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Launch {
            argv: self.argv.clone(),
            env,
            dir: if self.dir == Self::AT_HOME {
                home.to_owned()
            } else {
                workplace.unwrap_or(&self.dir).to_owned()
            },
            stdio,
            watch: true,
        }
    }
}
