//! The report for people.
//!
//! Every check that did not pass is told in full as it comes; a table by clause, the counts and the last word follow at
//! the end. Read `failure` for what a reader sees first, `conversation` for how a transcript becomes sentences.

mod clauses;
mod conversation;
mod explanation;
mod failure;
mod figures;
mod header;
mod paint;
mod points;
mod policy;
mod summary;
mod table;
mod words;
mod wrap;

use std::io::{self, Write};

use sockspec_model::{Event, Finished, Verdict};

use crate::Report;
use crate::tame;
pub(crate) use explanation::message;
pub(crate) use failure::text;
pub(crate) use points::remarks;
use summary::{End, Summary};

/// How the report looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether colours are written.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            colour: false,
            width: 100,
        }
    }
}

/// Writes the report for people.
pub struct Terminal<W: Write> {
    out: W,
    style: Style,
    summary: Summary,
}

impl<W: Write> Terminal<W> {
    /// A report in `out`.
    pub fn new(out: W, style: Style) -> Self {
        Self {
            out,
            style,
            summary: Summary::default(),
        }
    }

    fn tell(&mut self, finished: &Finished) -> io::Result<()> {
        if finished.verdict == Verdict::Pass {
            return Ok(());
        }
        self.write(&format!("{}\n", text(finished, self.style)))
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }
}

impl<W: Write> Report for Terminal<W> {
    fn on(&mut self, event: &Event) -> io::Result<()> {
        let event = tame::recorded(event)?;
        self.summary.on(&event);
        match &event {
            Event::RunStarted(run) => self.write(&format!("{}\n\n", header::text(run))),
            Event::CheckFinished(finished) => self.tell(finished),
            Event::RunFinished {
                totals,
                conforms,
                elapsed_ms,
                stale,
                score,
            } => {
                let end = End {
                    totals,
                    conforms: *conforms,
                    elapsed_ms: *elapsed_ms,
                    stale,
                    score: score.as_ref(),
                };
                self.write(&self.summary.text(&end, self.style))
            }
            Event::AttemptStarted { .. } | Event::CheckSkipped(_) => Ok(()),
        }
    }
}
