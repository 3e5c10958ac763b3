//! A transcript as lines for people.
//!
//! What goes without saying is left out, and what became of bytes is said behind them: two lines of a transcript, "sent"
//! and "read", are one line here.

use sockspec_model::{Entry, Escaped, Heard, Lane, Role, Said, Step};

use super::{quotation, words};

/// Begins what came after bytes on the same line; there is room for one such thing.
const THEN: &str = "then ";

/// One line.
pub(super) struct Line {
    /// Which of our peers, where there are several.
    pub(super) peer: String,
    /// The subject with its verb.
    pub(super) who: &'static str,
    /// What was said or done.
    pub(super) what: String,
    /// The same over several lines, where that is easier to read.
    pub(super) laid_out: Option<Escaped>,
    /// What else there is to say.
    pub(super) remark: String,
    lane: Lane,
    step: Step,
    number: u32,
}

/// The transcript of a program in this role.
pub(super) fn lines(role: Role, transcript: &[Entry]) -> Vec<Line> {
    let transcript = &screens_joined(transcript);
    let mut lines = Vec::new();
    for (at, entry) in transcript.iter().enumerate() {
        let (before, after) = (&transcript[..at], &transcript[at + 1..]);
        if let Some((line, remark)) = joined(&mut lines, entry) {
            line.say(&remark);
        } else if is_worth_telling(before, entry, after) {
            lines.push(Line::new(role, before, entry));
        }
    }
    lines
}

/// What was shown in several pieces, with nothing of ours between them, is one text: a console and a connection are two
/// ways, and what comes first on which of them is chance.
fn screens_joined(transcript: &[Entry]) -> Vec<Entry> {
    let mut joined: Vec<Entry> = Vec::new();
    for entry in transcript {
        let mut latest = joined.iter_mut().rev();
        let ends =
            |entry: &&mut Entry| quotation::is_shown(entry) || matches!(entry.step, Step::Said(_));
        match latest.find(ends) {
            Some(last) if quotation::is_shown(entry) && quotation::is_shown(last) => {
                last.bytes = last.bytes.then(&entry.bytes);
                last.note = [last.note.as_str(), &entry.note]
                    .join(" ")
                    .trim()
                    .to_owned();
            }
            Some(_) | None => joined.push(entry.clone()),
        }
    }
    joined
}

impl Line {
    fn new(role: Role, before: &[Entry], entry: &Entry) -> Self {
        let (who, what) = words::of(role, before, entry);
        let remark = bracketed(&entry.note);
        let is_text = quotation::is_shown(entry) && quotation::has_lines(&entry.bytes);
        Self {
            laid_out: is_text.then(|| entry.bytes.clone()),
            peer: peer(role, entry.peer),
            who,
            what,
            remark,
            lane: entry.lane,
            step: entry.step,
            number: entry.peer,
        }
    }

    fn say(&mut self, remark: &str) {
        let space = if self.remark.is_empty() { "" } else { " " };
        self.remark.push_str(space);
        self.remark.push_str(remark);
    }

    /// Whether it is this step of this peer, on a wire or of the kernel.
    fn is(&self, step: Step, peer: u32) -> bool {
        let between_us = matches!(self.lane, Lane::Wire | Lane::Kernel);
        between_us && self.number == peer && self.step == step
    }
}

fn peer(role: Role, number: u32) -> String {
    match (number, role) {
        (0, _) => String::new(),
        (number, Role::Server | Role::Pair) => format!("client {number}"),
        (number, Role::Client) => format!("connection {number}"),
    }
}

/// The line that `entry` belongs to, and what it adds there.
fn joined<'a>(lines: &'a mut [Line], entry: &Entry) -> Option<(&'a mut Line, String)> {
    let (to, remark) = remark(entry)?;
    // What the program showed meanwhile does not come between; for a silence it does.
    let is_silence = entry.step == Step::Heard(Heard::Silence);
    let mut latest = lines.iter_mut().rev();
    let last = latest.find(|line| is_silence || line.lane != Lane::Screen)?;
    let belongs = last.is(to, entry.peer) && !last.remark.contains(THEN);
    belongs.then_some((last, remark))
}

/// Behind which step a step is told, and how.
fn remark(entry: &Entry) -> Option<(Step, String)> {
    let Step::Heard(heard) = entry.step else {
        return None;
    };
    let (sent, answered) = (Step::Said(Said::Bytes), Step::Heard(Heard::Bytes));
    Some(match heard {
        Heard::Ready => (Step::Said(Said::Started), "(it listens)".to_owned()),
        Heard::Read => (sent, "(your program read it)".to_owned()),
        Heard::Unread if entry.note.is_empty() => {
            (sent, "(your program did not read it)".to_owned())
        }
        Heard::Unread => (sent, "(your program had not read it yet)".to_owned()),
        Heard::Eof => (answered, format!("{THEN}closed the connection")),
        Heard::Reset => (answered, format!("{THEN}reset the connection")),
        Heard::Silence => (answered, silence(&entry.note)),
        Heard::Bytes | Heard::Refused | Heard::Exited => return None,
    })
}

fn silence(note: &str) -> String {
    let note = bracketed(note);
    format!("{THEN}nothing more {note}").trim_end().to_owned()
}

/// Whether a line says something that its neighbours do not.
fn is_worth_telling(before: &[Entry], entry: &Entry, after: &[Entry]) -> bool {
    let next = after
        .iter()
        .find(|entry| entry.lane != Lane::Screen)
        .map(|entry| entry.step);
    let alone = entry.peer == 0;
    match entry.step {
        Step::Said(Said::Started) => before.iter().any(|earlier| earlier.step == entry.step),
        Step::Said(Said::Connected) => !(alone && next == Some(Step::Said(Said::Bytes))),
        Step::Said(Said::Accepted) => !(alone && next == Some(Step::Heard(Heard::Bytes))),
        Step::Heard(Heard::Ready) => false,
        Step::Said(_) | Step::Heard(_) => true,
    }
}

fn bracketed(note: &str) -> String {
    if note.is_empty() {
        String::new()
    } else {
        format!("({note})")
    }
}
