//! The transcript of an attempt while it grows.

use std::cell::RefCell;
use std::time::Instant;

use crate::sys::deadline::now;
use sockspec_model::{Entry, Heard, Lane, Said, Step, Untrusted};

/// At most so many lines are kept; a conversation that long is not read by anybody.
const MOST_LINES: usize = 400;
/// At most so many bytes of one line are kept for showing: a longer one's beginning and its end.
const FIRST_BYTES: usize = 3072;
const LAST_BYTES: usize = 1024;
/// At most so many bytes of one line are shown.
const SHOWN: usize = 240;
/// Of several lines on a screen more: the words at the end of a stack trace are those that help.
const SHOWN_OF_A_SCREEN: usize = 1600;

/// Lines as they happen.
pub(crate) struct Log {
    began: Instant,
    lines: RefCell<Vec<Line>>,
}

struct Line {
    t_us: u64,
    lane: Lane,
    peer: u32,
    step: Step,
    bytes: Vec<u8>,
    length: usize,
    note: String,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self {
            began: now(),
            lines: RefCell::default(),
        }
    }

    /// Notes what we did.
    pub(crate) fn said(&self, lane: Lane, peer: u32, said: Said, bytes: &[u8]) {
        self.add(lane, peer, Step::Said(said), bytes, "");
    }

    /// Notes what the program did, or what the kernel told.
    pub(crate) fn heard(&self, lane: Lane, peer: u32, heard: Heard, bytes: &[u8], note: &str) {
        self.add(lane, peer, Step::Heard(heard), bytes, note);
    }

    /// Adds to the line of a peer's coming what it is called in findings.
    pub(crate) fn called(&self, peer: u32, name: &str) {
        let mut lines = self.lines.borrow_mut();
        let came = lines
            .iter_mut()
            .rfind(|line| line.peer == peer && line.step == Step::Said(Said::Connected));
        if let Some(line) = came {
            line.note = format!("called {name}");
        }
    }

    /// Adds something in our words to the last line.
    pub(crate) fn remark(&self, note: String) {
        if let Some(line) = self.lines.borrow_mut().last_mut() {
            line.note = note;
        }
    }

    fn add(&self, lane: Lane, peer: u32, step: Step, bytes: &[u8], note: &str) {
        let mut lines = self.lines.borrow_mut();
        if lines.len() < MOST_LINES {
            let t_us = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
            lines.push(Line {
                t_us,
                lane,
                peer,
                step,
                bytes: ends(bytes),
                length: bytes.len(),
                note: note.to_owned(),
            });
        }
    }

    /// The number of the last line.
    pub(crate) fn last(&self) -> usize {
        self.lines.borrow().len().saturating_sub(1)
    }

    /// Forgets what was said and heard so far: a new case of a property begins.
    pub(crate) fn clear(&self) {
        self.lines.borrow_mut().clear();
    }

    /// Whether there is a line of the program's.
    pub(crate) fn heard_anything(&self) -> bool {
        self.lines
            .borrow()
            .iter()
            .any(|line| matches!(line.step, Step::Heard(_) | Step::Said(Said::Accepted)))
    }

    /// The transcript as it goes into a report.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let lines = self.lines.borrow();
        let several = lines.iter().any(|line| line.peer > 1);
        lines.iter().map(|line| line.entry(several)).collect()
    }
}

impl Line {
    fn entry(&self, several: bool) -> Entry {
        let mut note = self.note.clone();
        if self.length > self.bytes.len() {
            note = format!("{} bytes in all {note}", self.length)
                .trim_end()
                .to_owned();
        }
        let most = match self.lane {
            Lane::Screen if has_lines(&self.bytes) => SHOWN_OF_A_SCREEN,
            Lane::Screen | Lane::Keyboard | Lane::Wire | Lane::Kernel => SHOWN,
        };
        Entry {
            t_us: self.t_us,
            lane: self.lane,
            peer: if several { self.peer } else { 0 },
            step: self.step,
            bytes: Untrusted::new(self.bytes.clone()).cut_of(most, self.length),
            note,
        }
    }
}

/// The beginning and the end of what is too long to be kept.
fn ends(bytes: &[u8]) -> Vec<u8> {
    if bytes.len() <= FIRST_BYTES + LAST_BYTES {
        return bytes.to_vec();
    }
    [&bytes[..FIRST_BYTES], &bytes[bytes.len() - LAST_BYTES..]].concat()
}

fn has_lines(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| **byte == b'\n').count() > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_of_a_long_line_is_its_middle_and_counted() {
        let (log, long) = (Log::new(), "x".repeat(100_000));
        log.said(
            Lane::Wire,
            1,
            Said::Bytes,
            format!("begin{long}end\n").as_bytes(),
        );
        let entry = &log.entries()[0];
        let shown = entry.bytes.as_str();
        assert!(
            shown.starts_with("beginx") && shown.ends_with("xend\\n"),
            "{shown}"
        );
        let left_out = 100_000 + 9 - SHOWN;
        assert!(
            shown.contains(&format!("x…({left_out} more bytes)…x")),
            "{shown}"
        );
        assert_eq!(entry.note, "100009 bytes in all");
    }
}
