//! Runs of the executable, with what they recorded.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Output;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use assert_cmd::Command;
use sockspec_model::{Event, Finished, Level, Verdict};
use tempfile::TempDir;

/// A run that has ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) events: Vec<Event>,
}

/// The executable with these arguments, in a folder of its own; ended by force after two minutes.
pub(crate) fn sockspec(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sockspec"));
    let folder = own_folder();
    command.args(args).current_dir(folder);
    command.timeout(Duration::from_secs(120));
    command
}

/// A folder that no other run works in: what one keeps there is no other's business.
fn own_folder() -> PathBuf {
    static ALL: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = ALL.path().join(number.to_string());
    std::fs::create_dir(&folder).unwrap();
    folder
}

/// Runs to the end, whatever comes of it.
pub(crate) fn run(args: &[&str]) -> Ended {
    let Output {
        status,
        stdout,
        stderr,
    } = sockspec(args).output().unwrap();
    let (out, err) = (
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    );
    Ended {
        code: status.code().unwrap_or(-1),
        out,
        err,
        events: Vec::new(),
    }
}

/// Judges a program of tcp-uppercase: `--server` or `--client`, its command line, and more arguments.
pub(crate) fn judge(role: &str, command: &str, more: &[&str]) -> Ended {
    judge_in("tcp-uppercase", role, command, more)
}

/// The same in any scenario.
pub(crate) fn judge_in(scenario: &str, role: &str, command: &str, more: &[&str]) -> Ended {
    let mut args = vec![
        "run", scenario, role, command, "--report", "jsonl=-", "--seed", "7",
    ];
    args.extend(more);
    let mut ended = run(&args);
    ended.events = sockspec_report::jsonl::read(ended.out.as_bytes())
        .map(|recording| recording.events)
        .unwrap_or_default();
    ended
}

impl Ended {
    /// The verdicts of all checks.
    pub(crate) fn finished(&self) -> impl Iterator<Item = &Finished> {
        self.events.iter().filter_map(|event| match event {
            Event::CheckFinished(finished) => Some(finished.as_ref()),
            Event::RunStarted(_)
            | Event::AttemptStarted { .. }
            | Event::AttemptFinished(_)
            | Event::CheckSkipped(_)
            | Event::RunFinished { .. } => None,
        })
    }

    /// Names of the checks of this level that did not pass.
    pub(crate) fn failed(&self, level: Level) -> BTreeSet<&str> {
        let failed = self
            .finished()
            .filter(|finished| finished.level == level && finished.verdict != Verdict::Pass);
        failed
            .map(|finished| finished.check.rsplit('/').next().unwrap())
            .collect()
    }

    /// The result of one check.
    pub(crate) fn check(&self, name: &str) -> &Finished {
        let found = self
            .finished()
            .find(|finished| finished.check.ends_with(name));
        found.unwrap_or_else(|| panic!("{name} has no verdict\n{}\n{}", self.out, self.err))
    }

    /// Every check that did not pass, with its finding, for a message.
    pub(crate) fn story(&self) -> String {
        let bad = self
            .finished()
            .filter(|finished| finished.verdict != Verdict::Pass);
        let lines = bad.map(|finished| {
            format!(
                "{:?} {}: {:?}",
                finished.verdict, finished.check, finished.finding
            )
        });
        lines
            .chain([self.err.clone()])
            .collect::<Vec<_>>()
            .join("\n")
    }
}
