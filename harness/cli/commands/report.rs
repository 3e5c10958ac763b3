//! `sockspec report`: any report again, from a recorded run.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use sockspec::exit::Exit;
use sockspec::mistake::{Mistake, reason};
use sockspec_model::{Event, Policy};
use sockspec_report::Report;
use sockspec_report::jsonl::{self, Recording};

use crate::by_hand::Keep;
use crate::ending::Ending;
use crate::output;
use crate::reports::Reports;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The recorded run, as --report jsonl=PATH wrote it; - is standard input
    #[arg(long, value_name = "RUN.jsonl")]
    from: PathBuf,
    /// A report: terminal, jsonl, junit or gradescope; PATH - is standard output; repeatable [default: terminal]
    #[arg(long, value_name = "FORMAT[=PATH]")]
    report: Vec<String>,
    /// Make what shows failures without sockspec again, scripts and captures, and keep it here
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// Writes the reports. The exit code tells whether the recording is whole, not what stands in it.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Ending> {
    let recording = read(&arguments.from)?;
    let mut reports = Replayed {
        reports: Reports::open(&arguments.report)?,
        keep: arguments
            .keep
            .as_deref()
            .map(|folder| Keep::within(Some(folder)))
            .transpose()?,
        ended: None,
    };
    if let Some(Event::RunStarted(run)) = recording.events.first()
        && run.worth.is_empty()
    {
        reports.reports.expect_points(&Policy::default())?;
    }
    let replayed = recording.replay(&mut reports);
    if let Some(ending) = reports.ended {
        return Err(ending);
    }
    replayed.map_err(Ending::Output)?;
    reports.reports.keep()?;
    reports.keep.into_iter().for_each(Keep::write);
    if recording.complete {
        return Ok(Exit::Conforms);
    }
    output::say(&format!(
        "{} is incomplete: the run did not come to its end",
        arguments.from.display()
    ));
    Ok(Exit::Unsure)
}

fn read(from: &PathBuf) -> Result<Recording, Mistake> {
    let name = from.to_string_lossy();
    let wrong = |reason: String| Mistake::new(reason).at(&name);
    let input: Box<dyn BufRead> = if name == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let file = File::open(from)
            .map_err(|error| wrong(format!("{name} cannot be read: {}", reason(&error))))?;
        Box::new(BufReader::new(file))
    };
    let recording =
        jsonl::read(input).map_err(|error| wrong(format!("{name} is no recorded run: {error}")))?;
    if recording.events.is_empty() {
        return Err(wrong(format!("{name} holds no event of a run"))
            .remedy("record one: sockspec run … --report jsonl=PATH"));
    }
    Ok(recording)
}

/// The reports as one, which remembers why it ended.
struct Replayed {
    reports: Reports,
    /// Nothing where what was made in the run will do.
    keep: Option<Keep>,
    ended: Option<Ending>,
}

impl Report for Replayed {
    fn on(&mut self, event: &Event) -> io::Result<()> {
        let kept = self.keep.as_mut().map(|keep| keep.on(event));
        self.reports
            .on(kept.as_ref().unwrap_or(event))
            .map_err(|ending| {
                self.ended = Some(ending);
                io::Error::other("a report could not be written")
            })
    }
}
