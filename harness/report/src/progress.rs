//! One live line about a run, for a terminal that somebody watches.
//!
//! It is rewritten in place and gone whenever another report has something to print: give an event to the progress
//! first, then to the reports. Time is passed in; nothing here reads a clock. Elsewhere than on a terminal it has no use.

use std::io::{self, Write};
use std::time::Duration;

use sockspec_model::{Event, Verdict};

use crate::tame::tame;

/// Writes the live line.
pub struct Progress<W: Write> {
    out: W,
    width: usize,
    planned: usize,
    done: usize,
    failed: usize,
    /// The checks under way, the last begun at the end.
    running: Vec<String>,
    /// How many columns are written on.
    shown: usize,
}

impl<W: Write> Progress<W> {
    /// A live line in `out`, which is so many columns wide.
    pub fn new(out: W, width: usize) -> Self {
        Self {
            out,
            width,
            planned: 0,
            done: 0,
            failed: 0,
            running: Vec::new(),
            shown: 0,
        }
    }

    /// Takes the next event in, so long after the run began.
    ///
    /// # Errors
    /// When the line cannot be written.
    pub fn on(&mut self, event: &Event, elapsed: Duration) -> io::Result<()> {
        match event {
            Event::RunStarted(run) => {
                self.planned = run.checks;
                self.clear()
            }
            Event::AttemptStarted { check, .. } => {
                self.begin(check);
                self.show(elapsed)
            }
            Event::CheckFinished(finished) => {
                self.end(&finished.check);
                self.failed += usize::from(finished.verdict == Verdict::Fail);
                if finished.verdict == Verdict::Pass {
                    self.show(elapsed)
                } else {
                    self.clear()
                }
            }
            Event::CheckSkipped(skipped) => {
                self.end(&skipped.check);
                self.show(elapsed)
            }
            Event::AttemptFinished(_) => Ok(()),
            Event::RunFinished { .. } => self.clear(),
        }
    }

    /// Writes the line, again or anew: reports may have printed since, or time has gone by.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn show(&mut self, elapsed: Duration) -> io::Result<()> {
        let check = self.running.last().map_or("", String::as_str);
        let failed = match self.failed {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        let line = format!(
            "[{}/{}{failed}] {:.1} s  {}",
            self.done,
            self.planned,
            elapsed.as_secs_f64(),
            tame(check)
        );
        // A line as wide as the terminal would begin a new one.
        let line: String = line
            .trim_end()
            .chars()
            .take(self.width.saturating_sub(1))
            .collect();
        write!(self.out, "\r{line:<0$}", self.shown)?;
        self.shown = line.chars().count();
        self.out.flush()
    }

    /// Takes the line away.
    ///
    /// # Errors
    /// When it cannot be overwritten.
    pub fn clear(&mut self) -> io::Result<()> {
        if self.shown > 0 {
            write!(self.out, "\r{:1$}\r", "", self.shown)?;
            self.shown = 0;
        }
        self.out.flush()
    }

    fn begin(&mut self, check: &str) {
        self.running.retain(|running| running != check);
        self.running.push(check.to_owned());
    }

    /// Only what was attempted was planned.
    fn end(&mut self, check: &str) {
        let before = self.running.len();
        self.running.retain(|running| running != check);
        self.done += before - self.running.len();
    }
}
