//! The report for people.
//!
//! Who is judged is told at once, everything else when the run is over: what did not pass by its reasons, the most
//! binding first, then a table by clause, the counts and the last word. Read `reasons` for the order, `failure` for what
//! a reader sees first, `conversation` for how a transcript becomes sentences.

mod clauses;
mod conversation;
mod explanation;
mod failure;
mod figures;
mod header;
mod paint;
mod points;
mod policy;
mod quotation;
mod reasons;
mod summary;
mod table;
pub(crate) mod words;
mod wrap;

use std::io::{self, Write};

use sockspec_model::Event;

use crate::Report;
use crate::tame;
pub(crate) use explanation::message;
pub(crate) use failure::text;
pub(crate) use points::remarks;
use reasons::Reasons;
use summary::{End, Summary};
pub(crate) use wrap::wrap;

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
    reasons: Reasons,
    summary: Summary,
}

impl<W: Write> Terminal<W> {
    /// A report in `out`.
    pub fn new(out: W, style: Style) -> Self {
        Self {
            out,
            style,
            reasons: Reasons::default(),
            summary: Summary::default(),
        }
    }

    /// Tells what did not pass up to now, of a run whose end is told elsewhere.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn tell_reasons(&mut self) -> io::Result<()> {
        let reasons = std::mem::take(&mut self.reasons);
        self.write(&reasons.text(self.style))
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
            Event::CheckFinished(finished) => {
                self.reasons.on(finished);
                Ok(())
            }
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
                let (reasons, summary) = (
                    self.reasons.text(self.style),
                    self.summary.text(&end, self.style),
                );
                self.write(&(reasons + &summary))
            }
            Event::AttemptStarted { .. } | Event::AttemptFinished(_) | Event::CheckSkipped(_) => {
                Ok(())
            }
        }
    }
}
