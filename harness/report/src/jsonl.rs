//! The run file: one JSON object a line, the lossless form of a run.
//!
//! [`Jsonl`] writes it, [`read`] takes it back. A file is somebody else's text until it was read, so reading refuses
//! whatever this crate would not have written and says where. A file that just stops is an incomplete run, no error.

use std::fmt;
use std::io::{self, BufRead, Write};

use serde_json::Value;
use sockspec_model::{Event, Ledger, SCHEMA};

use crate::Report;
use crate::tame;

/// Writes a run file.
pub struct Jsonl<W: Write> {
    out: W,
}

/// A run as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// Whether the run came to its end.
    pub complete: bool,
}

/// Why a file is no recording of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    line: usize,
    reason: String,
}

impl<W: Write> Jsonl<W> {
    /// A run file in `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Report for Jsonl<W> {
    fn on(&mut self, event: &Event) -> io::Result<()> {
        let mut line = tame::line(&tame::recorded(event)?)?;
        line.push(b'\n');
        self.out.write_all(&line)?;
        if is_last(event) {
            self.out.flush()
        } else {
            Ok(())
        }
    }
}

impl Recording {
    /// Makes a report from the run. An incomplete one is closed with its counts up to then, and conforms to nothing.
    ///
    /// # Errors
    /// When the report cannot be written.
    pub fn replay(&self, report: &mut dyn Report) -> io::Result<()> {
        self.events.iter().try_for_each(|event| report.on(event))?;
        if self.complete || self.events.is_empty() {
            Ok(())
        } else {
            report.on(&self.closing())
        }
    }

    fn closing(&self) -> Event {
        Ledger::of(&self.events).close(false, 0.0)
    }

    fn add(&mut self, event: Event) -> Result<(), String> {
        if self.complete {
            return Err("stands behind the end of the run".to_owned());
        }
        if matches!(event, Event::RunStarted(_)) != self.events.is_empty() {
            return Err(
                "does not stand where it should: a run begins once, with run_started".to_owned(),
            );
        }
        self.complete = is_last(&event);
        self.events.push(event);
        Ok(())
    }
}

impl ReadError {
    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {} {}", self.line, self.reason)
    }
}

impl std::error::Error for ReadError {}

/// Reads a run file.
///
/// # Errors
/// With the first line that is no event of a run, or could not be read.
pub fn read(mut input: impl BufRead) -> Result<Recording, ReadError> {
    let mut recording = Recording::default();
    let mut line = Vec::new();
    for number in 1.. {
        let refused = |reason| ReadError {
            line: number,
            reason,
        };
        line.clear();
        input
            .read_until(b'\n', &mut line)
            .map_err(|error| refused(format!("cannot be read: {error}")))?;
        match parse(&line).map_err(refused)? {
            Some(event) => recording.add(event).map_err(refused)?,
            None => break,
        }
    }
    Ok(recording)
}

/// The event on a line; `None` where the file ends, be it in the middle of one.
fn parse(line: &[u8]) -> Result<Option<Event>, String> {
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) if error.is_eof() && !line.ends_with(b"\n") => return Ok(None),
        Err(error) => return Err(no_event(&error)),
    };
    check_schema(&value)?;
    let event = serde_json::from_value(value).map_err(|error| no_event(&error))?;
    let tame = tame::recorded(&event).is_ok_and(|recorded| recorded == event);
    if tame {
        Ok(Some(event))
    } else {
        Err("holds characters that could act on a terminal; sockspec writes none".to_owned())
    }
}

/// Another schema may have other fields, so it is named before they are looked at.
fn check_schema(value: &Value) -> Result<(), String> {
    match value
        .get("schema")
        .filter(|_| value["event"] == "run_started")
    {
        Some(schema) if *schema != SCHEMA => {
            let schema = tame::tame(&schema.to_string());
            Err(format!(
                "is of another version of sockspec: its schema is {schema}, this one reads {SCHEMA}"
            ))
        }
        Some(_) | None => Ok(()),
    }
}

fn no_event(error: &serde_json::Error) -> String {
    let message = error.to_string();
    // Its own line number is always 1, which would mislead.
    let reason = message.split(" at line ").next().unwrap_or_default();
    format!("is no event of a sockspec run: {}", tame::tame(reason))
}

fn is_last(event: &Event) -> bool {
    matches!(event, Event::RunFinished { .. })
}
