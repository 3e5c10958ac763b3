//! The transcript of an attempt while it grows.

use std::cell::{Cell, RefCell};
use std::time::Instant;

use crate::sys::deadline::now;
use sockspec_model::{Entry, Escaped, Heard, Lane, MOST_LINES, Said, Step, Untrusted};

/// So many bytes of one line are kept for showing.
const MOST_BYTES: usize = 4096;
/// While an attempt has kept less than this, lines are kept whole, so that they can be said again by hand.
const KEPT_WHOLE: usize = 512 << 10;
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

    fn add(&self, lane: Lane, peer: u32, step: Step, bytes: &[u8], note: &str) {
        let mut lines = self.lines.borrow_mut();
        if lines.len() < MOST_LINES {
            let t_us = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
            let kept = bytes[..self.worth_keeping(bytes.len())].to_vec();
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

    /// How many bytes of a line of this length are kept.
    fn worth_keeping(&self, length: usize) -> usize {
        if self.kept.get() + length > KEPT_WHOLE {
            return length.min(MOST_BYTES);
        }
        self.kept.set(self.kept.get() + length);
        length
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
        let shown = &self.bytes[..self.bytes.len().min(MOST_BYTES)];
        Entry {
            t_us: self.t_us,
            lane: self.lane,
            peer: if several { self.peer } else { 0 },
            step: self.step,
            bytes: Untrusted::new(shown).cut(most),
            note: self.note(),
            left_out: self.left_out(most),
            whole: self.whole(most),
        }
    }

    fn note(&self) -> String {
        if self.length <= MOST_BYTES || self.is_description {
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

fn has_lines(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| **byte == b'\n').count() > 2
}
