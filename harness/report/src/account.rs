//! An attempt told in full, whatever its verdict: every line of its transcript with its time.

use std::fmt::Write;

use sockspec_model::{Entry, Finished, Role};

use crate::check_id::CheckId;
use crate::tame::tame;
use crate::terminal::words;

/// The text, which nothing in it can get out of.
#[must_use]
pub fn account(finished: &Finished) -> String {
    let role = CheckId::of(&finished.check).role();
    let mut text = head(finished);
    for (at, entry) in finished.transcript.iter().enumerate() {
        let line = line(role, &finished.transcript[..at], entry);
        writeln!(text, "{line}").ok();
    }
    if let Some(finding) = &finished.finding {
        let (message, expected, actual) = (&finding.message, &finding.expected, &finding.actual);
        write!(
            text,
            "\nfound     {message}\nexpected  {expected}\ninstead   {actual}\n"
        )
        .ok();
    }
    tame(&text)
}

fn head(finished: &Finished) -> String {
    let (word, id, clause) = (finished.verdict.word(), &finished.check, &finished.clause);
    let (number, took) = (finished.attempt, finished.elapsed_ms);
    format!(
        "{word}  {id}  {clause} {}\n{}\nattempt {number}, {took:.1} ms\n\n",
        finished.level.word(),
        finished.sentence
    )
}

fn line(role: Role, before: &[Entry], entry: &Entry) -> String {
    let (who, what) = words::of(role, before, entry);
    let peer = if entry.peer == 0 {
        String::new()
    } else {
        format!("[{}] ", entry.peer)
    };
    let time = entry.t_us as f64 / 1000.0;
    let note = if entry.note.is_empty() {
        String::new()
    } else {
        format!("({})", entry.note)
    };
    format!("{time:>12.3} ms  {peer}{who} {what} {note}")
        .trim_end()
        .to_owned()
}
