//! The live line on standard error, where somebody watches.

use std::io::{self, Stderr, Write};
use std::time::Instant;

use sockspec_engine::sys::deadline::now;
use sockspec_model::Event;
use sockspec_report::Progress;

use crate::output;

/// A live line about a run, or nothing.
pub(crate) struct Live {
    progress: Option<Progress<Stderr>>,
    began: Instant,
    begun: bool,
}

impl Live {
    /// A live line if somebody watches.
    pub(crate) fn new() -> Self {
        let progress =
            output::is_watched().then(|| Progress::new(io::stderr(), output::error_width()));
        Self {
            progress,
            began: now(),
            begun: false,
        }
    }

    /// Takes an event in, or the passing of time. To be called before anything is printed about the event.
    pub(crate) fn hear(&mut self, event: Option<&Event>) {
        let Some(progress) = &mut self.progress else {
            return;
        };
        let elapsed = self.began.elapsed();
        let shown = match event {
            Some(event) => {
                self.begun = !matches!(event, Event::RunFinished { .. });
                progress.on(event, elapsed)
            }
            None if self.begun => progress.show(elapsed),
            None => Ok(()),
        };
        // A live line that cannot be written is no loss.
        shown.ok();
    }

    /// Takes the line away, whatever becomes of the run.
    fn clear(&mut self) {
        self.progress.iter_mut().for_each(|progress| {
            progress.clear().ok();
        });
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.clear();
    }
}

/// One line of words that replaces the last one, where somebody watches.
pub(crate) struct Step {
    shown: usize,
}

impl Step {
    pub(crate) fn new() -> Self {
        Self { shown: 0 }
    }

    /// Shows what is being done.
    pub(crate) fn show(&mut self, words: &str) {
        if !output::is_watched() {
            return;
        }
        let words: String = words
            .chars()
            .take(output::error_width().saturating_sub(1))
            .collect();
        let mut out = io::stderr();
        write!(out, "\r{words:<0$}", self.shown)
            .and_then(|()| out.flush())
            .ok();
        self.shown = words.chars().count();
    }

    /// Takes the line away.
    pub(crate) fn clear(&mut self) {
        if self.shown > 0 {
            write!(io::stderr(), "\r{:1$}\r", "", self.shown).ok();
            self.shown = 0;
        }
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        self.clear();
    }
}
