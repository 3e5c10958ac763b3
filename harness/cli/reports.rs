//! Where reports go: `--report FORMAT[=PATH]`.
//!
//! Invariant: a file is there whole or not at all. It is written beside its place and moved there when the run is over.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use sockspec::folder::PASSING;
use sockspec::mistake::{Mistake, reason};
use sockspec::nearest::suggestion;
use sockspec::target::Target;
use sockspec_model::{Event, Policy};
use sockspec_report::{Gradescope, Jsonl, Junit, Report, Style, Terminal};
use tempfile::NamedTempFile;

use crate::ending::Ending;
use crate::output;

const FORMATS: [&str; 4] = ["terminal", RECORDING, "junit", GRADESCOPE];
/// The one from which all others can be made.
const RECORDING: &str = "jsonl";
/// The one that is about nothing but points.
const GRADESCOPE: &str = "gradescope";
/// Standard output, where a path is asked for.
const STANDARD_OUTPUT: &str = "-";

/// The reports of a run.
pub(crate) struct Reports(Vec<Open>);

/// A report that is being written.
struct Open {
    /// As it was asked for.
    text: String,
    report: Box<dyn Report>,
    goal: Goal,
}

/// Where a report is to be in the end.
enum Goal {
    StandardOutput,
    /// It is written elsewhere first.
    File(NamedTempFile, PathBuf),
    /// A pipe or a device, which is written to as it is.
    Device(PathBuf),
}

impl Reports {
    /// Opens what was asked for, each as `FORMAT[=PATH]`; the report for people on standard output where nothing was.
    pub(crate) fn open(wanted: &[String]) -> Result<Self, Mistake> {
        let usual = [FORMATS[0].to_owned()];
        let wanted = if wanted.is_empty() { &usual } else { wanted };
        let mut reports = Self(Vec::new());
        for text in wanted {
            let report = open(text)?;
            if matches!(report.goal, Goal::StandardOutput) && reports.use_standard_output() {
                let mistake =
                    Mistake::new("two reports cannot both go to standard output").at(text);
                return Err(mistake.remedy("write one to a file: --report FORMAT=PATH"));
            }
            reports.0.push(report);
        }
        Ok(reports)
    }

    /// Refuses a report about points of nobody's program.
    pub(crate) fn expect_somebody(&self, target: &Target) -> Result<(), Mistake> {
        let about_points = self.0.iter().find(|open| open.text.starts_with(GRADESCOPE));
        let nobody = target.server.is_none() && target.client.is_none();
        about_points.filter(|_| nobody).map_or(Ok(()), |open| {
            let sentence = "a report for Gradescope is about somebody's program, and none is named";
            let remedy = "name it with --server or --client, or below [target] in the manifest";
            Err(Mistake::new(sentence).at(&open.text).remedy(remedy))
        })
    }

    /// Refuses a report about points where there are none.
    pub(crate) fn expect_points(&self, policy: &Policy) -> Result<(), Mistake> {
        let about_points = self.0.iter().find(|open| open.text.starts_with(GRADESCOPE));
        match about_points.filter(|_| policy.points.is_empty()) {
            None => Ok(()),
            Some(open) => {
                let sentence = "a report for Gradescope shows points, and none are given";
                let remedy = "write them in the manifest, for example below [points]: must = 4";
                Err(Mistake::new(sentence).at(&open.text).remedy(remedy))
            }
        }
    }

    fn use_standard_output(&self) -> bool {
        self.0
            .iter()
            .any(|open| matches!(open.goal, Goal::StandardOutput))
    }

    /// Takes the next event in.
    pub(crate) fn on(&mut self, event: &Event) -> Result<(), Ending> {
        let mut kept = Vec::new();
        for mut open in self.0.drain(..) {
            match open.report.on(event) {
                Ok(()) => kept.push(open),
                // Its reader has seen enough. The verdict is not changed by that, nor is another report.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                Err(error) => return Err(open.goal.trouble(&error)),
            }
        }
        self.0 = kept;
        Ok(())
    }

    /// Closes the reports of a run that was interrupted, and keeps them. A recording stays without an end: by that its
    /// readers know that it is incomplete.
    pub(crate) fn close(mut self, closing: &Event) -> Result<(), Ending> {
        let (recordings, others) = self.0.into_iter().partition(|open| open.is_recording());
        self.0 = others;
        self.on(closing)?;
        self.0.extend::<Vec<Open>>(recordings);
        self.keep()
    }

    /// Moves every file to its place.
    pub(crate) fn keep(self) -> Result<(), Ending> {
        for open in self.0 {
            drop(open.report);
            if let Goal::File(file, path) = open.goal {
                let kept = file.persist(&path);
                kept.map_err(|error| trouble(&path.display().to_string(), &error.error))?;
            }
        }
        Ok(())
    }
}

impl Open {
    fn is_recording(&self) -> bool {
        self.text.starts_with(RECORDING)
    }
}

impl Goal {
    fn trouble(&self, error: &io::Error) -> Ending {
        match self {
            Self::StandardOutput => Ending::Output(io::Error::new(error.kind(), error.to_string())),
            Self::File(_, path) | Self::Device(path) => trouble(&path.display().to_string(), error),
        }
    }
}

fn trouble(path: &str, error: &io::Error) -> Ending {
    Ending::Trouble(format!("the report {path} could not be written: {error}"))
}

fn open(text: &str) -> Result<Open, Mistake> {
    let (format, path) = text.split_once('=').unwrap_or((text, STANDARD_OUTPUT));
    if !FORMATS.contains(&format) {
        let known = format!("the formats are {}", FORMATS.join(", "));
        let mistake =
            Mistake::new(format!("there is no report format {format:?}")).within(text, format);
        return Err(mistake.remedy(suggestion(format, FORMATS, &known)));
    }
    if path == STANDARD_OUTPUT {
        let report = report(format, Box::new(io::stdout()), output::style());
        return Ok(Open {
            text: text.to_owned(),
            report,
            goal: Goal::StandardOutput,
        });
    }
    let (out, goal) = create(Path::new(path)).map_err(|error| cannot_write(text, path, &error))?;
    Ok(Open {
        text: text.to_owned(),
        report: report(format, Box::new(BufWriter::new(out)), Style::default()),
        goal,
    })
}

fn report(format: &str, out: Box<dyn Write>, style: Style) -> Box<dyn Report> {
    match format {
        RECORDING => Box::new(Jsonl::new(out)),
        "junit" => Box::new(Junit::new(out)),
        GRADESCOPE => Box::new(Gradescope::new(out)),
        _ => Box::new(Terminal::new(out, style)),
    }
}

/// Makes the file that is written to, and says what becomes of it.
fn create(path: &Path) -> io::Result<(File, Goal)> {
    let known = fs::metadata(path);
    if known.as_ref().is_ok_and(fs::Metadata::is_dir) {
        return Err(io::Error::other("it is a folder"));
    }
    if known.as_ref().is_ok_and(|known| !known.is_file()) {
        return Ok((
            File::options().write(true).open(path)?,
            Goal::Device(path.to_owned()),
        ));
    }
    // A link stays a link: what it names is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new();
    beside
        .prefix(PASSING)
        .permissions(Permissions::from_mode(0o666));
    let file = beside.tempfile_in(folder)?;
    Ok((file.reopen()?, Goal::File(file, path)))
}

fn cannot_write(text: &str, path: &str, error: &io::Error) -> Mistake {
    let reason = if error.kind() == io::ErrorKind::NotFound {
        "there is no such folder".to_owned()
    } else {
        reason(error)
    };
    Mistake::new(format!("the report cannot be written to {path}: {reason}")).within(text, path)
}

#[cfg(test)]
#[path = "reports_tests.rs"]
mod tests;
