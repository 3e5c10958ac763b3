//! Whole runs of the executable: what they recorded, how long they took, and how much memory they used.

use std::io::Read;
use std::process::{Command, Stdio};

use sockspec_model::{Event, Finished};

use crate::place::Place;
use crate::trouble::{Told, Trouble};

/// What came of a run of one check.
pub(crate) struct Whole {
    finished: Finished,
    /// The most resident memory of the harness's largest process, in mebibytes; of the programs too, where one of them
    /// is larger.
    pub(crate) memory: f64,
}

impl Whole {
    /// Runs one check of a scenario, `role/name`, against the bundled programs, which work in a folder of their own.
    pub(crate) fn run(place: &Place, scenario: &str, check: &str, more: &[&str]) -> Told<Self> {
        let mut command = Command::new(&place.sockspec);
        command
            .args(["run", scenario, "--no-manifest", "--check"])
            .arg(format!("{scenario}/{check}"))
            .args(["--report", "jsonl=-", "--seed", "1"])
            .args(more)
            .stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let mut recorded = Vec::new();
        if let Some(out) = &mut child.stdout {
            out.read_to_end(&mut recorded)?;
        }
        let memory = most_memory(child.id())?;
        let recording = sockspec_report::jsonl::read(recorded.as_slice())
            .map_err(|error| Trouble::new(format!("what sockspec recorded: {error}")))?;
        let finished = recording.events.into_iter().find_map(|event| match event {
            Event::CheckFinished(finished) => Some(*finished),
            Event::RunStarted(_)
            | Event::AttemptStarted { .. }
            | Event::AttemptFinished(_)
            | Event::CheckSkipped(_)
            | Event::RunFinished { .. } => None,
        });
        let finished = finished.ok_or_else(|| Trouble::new("sockspec finished no check"))?;
        Ok(Self { finished, memory })
    }

    /// A figure that the check recorded.
    pub(crate) fn figure(&self, name: &str) -> Told<f64> {
        let mut figures = self.finished.figures.iter();
        let figure = figures.find(|figure| figure.name == name);
        figure.map(|figure| figure.value).ok_or_else(|| {
            let Finished {
                check,
                verdict,
                finding,
                ..
            } = &self.finished;
            let why = finding
                .as_ref()
                .map_or("", |finding| finding.message.as_str());
            Trouble::new(format!("{check} ({verdict:?}) recorded no {name}; {why}"))
        })
    }
}

/// Waits for a child; the most resident memory of it, or of anything that it waited for, in mebibytes.
#[expect(unsafe_code, reason = "wait4(2) has no safe wrapper")]
fn most_memory(child: u32) -> Told<f64> {
    // SAFETY: the structure is plain data for which all zeroes is a value, and both live during the call.
    let used = unsafe {
        let (mut status, mut used): (_, libc::rusage) = (0, std::mem::zeroed());
        if libc::wait4(child.cast_signed(), &raw mut status, 0, &raw mut used) < 0 {
            return Err(std::io::Error::last_os_error().into());
        }
        used
    };
    Ok(used.ru_maxrss as f64 / 1024.0)
}
