//! The transcript of an attempt while it grows.

use std::cell::{Cell, RefCell};
use std::time::Instant;

use crate::sys::deadline::now;
use sockspec_model::{Entry, Escaped, Heard, Lane, MOST_LINES, Said, Step, Untrusted};

/// While an attempt has kept less than this, lines are kept whole, so that they can be said again by hand.
const KEPT_WHOLE: usize = 512 << 10;
/// Of a longer line then only the beginning and the end.
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
    kept: Cell<usize>,
}

struct Line {
    t_us: u64,
    lane: Lane,
    peer: u32,
    step: Step,
    bytes: Vec<u8>,
    length: usize,
    note: String,
    /// Whether the bytes are words of ours about those that were sent.
    is_description: bool,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self {
            began: now(),
            lines: RefCell::default(),
            kept: Cell::new(0),
        }
    }

    /// When time began to count.
    pub(crate) fn began(&self) -> Instant {
        self.began
    }

    /// Notes what we did.
    pub(crate) fn said(&self, lane: Lane, peer: u32, said: Said, bytes: &[u8]) {
        self.add(lane, peer, Step::Said(said), bytes, "");
    }

    /// Notes what we did in a way that the step alone does not tell.
    pub(crate) fn said_so(&self, lane: Lane, peer: u32, said: Said, bytes: &[u8], note: &str) {
        self.add(lane, peer, Step::Said(said), bytes, note);
    }

    /// Notes that we sent more bytes than are kept, which these words describe.
    pub(crate) fn said_much(&self, peer: u32, words: &str, length: usize) {
        self.add(
            Lane::Wire,
            peer,
            Step::Said(Said::Bytes),
            words.as_bytes(),
            "",
        );
        if let Some(line) = self.lines.borrow_mut().last_mut() {
            line.length = length.max(words.len() + 1);
            line.is_description = true;
        }
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
            let called = format!("called {name}");
            line.note = match line.note.as_str() {
                "" => called,
                // What is special about a connection stays to be said.
                note => format!("{note}; {called}"),
            };
        }
    }

    /// Who of our peers is called so; 0 where nobody is.
    pub(crate) fn peer_called(&self, name: &str) -> u32 {
        let called = format!("called {name}");
        let lines = self.lines.borrow();
        let came = lines.iter().rfind(|line| line.note.ends_with(&called));
        came.map_or(0, |line| line.peer)
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
            let kept = self.worth_keeping(bytes);
            lines.push(Line {
                t_us,
                lane,
                peer,
                step,
                bytes: kept,
                length: bytes.len(),
                note: note.to_owned(),
                is_description: false,
            });
        }
    }

    /// What is kept of a line.
    fn worth_keeping(&self, bytes: &[u8]) -> Vec<u8> {
        if self.kept.get() + bytes.len() > KEPT_WHOLE {
            return ends(bytes);
        }
        self.kept.set(self.kept.get() + bytes.len());
        bytes.to_vec()
    }

    /// The number of the last line.
    pub(crate) fn last(&self) -> usize {
        self.lines.borrow().len().saturating_sub(1)
    }

    /// Forgets what was said and heard so far: a new case of a property begins.
    pub(crate) fn clear(&self) {
        self.lines.borrow_mut().clear();
        self.kept.set(0);
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
        let most = match self.lane {
            Lane::Screen if has_lines(&self.bytes) => SHOWN_OF_A_SCREEN,
            Lane::Screen | Lane::Keyboard | Lane::Wire | Lane::Kernel => SHOWN,
        };
        Entry {
            t_us: self.t_us,
            lane: self.lane,
            peer: if several { self.peer } else { 0 },
            step: self.step,
            bytes: Untrusted::new(self.bytes.as_slice()).cut_of(most, self.length),
            note: self.note(),
            left_out: self.left_out(most),
            whole: self.whole(most),
        }
    }

    fn note(&self) -> String {
        if self.length <= FIRST_BYTES + LAST_BYTES || self.is_description {
            return self.note.clone();
        }
        let note = format!("{} bytes in all {}", self.length, self.note);
        note.trim_end().to_owned()
    }

    /// How many bytes are not shown.
    fn left_out(&self, most: usize) -> u64 {
        match self.length {
            length if self.is_description => length as u64,
            length => length.saturating_sub(most) as u64,
        }
    }

    /// All of the bytes, where not all are shown and all were kept.
    fn whole(&self, most: usize) -> Escaped {
        let is_kept = self.bytes.len() == self.length && self.length > most;
        let whole = if is_kept { self.bytes.as_slice() } else { &[] };
        Untrusted::new(whole).cut(usize::MAX)
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
