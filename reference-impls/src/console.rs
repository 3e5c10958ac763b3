//! What a program says to the person in front of it.
//!
//! Normal words go to standard output, complaints to standard error, and both
//! leave at once: a text that waits in a buffer is no help to anybody. A
//! console that is gone (a closed pipe, say) is no reason for a program to
//! stop, so failures to write are ignored, and nothing here may panic.

use std::io::{self, Write};
use std::process::ExitCode;

/// Exit status of a program that could not do its work.
pub(crate) const FAILED: u8 = 1;

/// Exit status of a program that was called wrongly.
pub(crate) const MISUSED: u8 = 2;

/// Shows `text` as it is, without ending the line: a prompt.
pub(crate) fn prompt(text: &str) {
    let mut console = io::stdout().lock();
    let _ = console.write_all(text.as_bytes());
    let _ = console.flush();
}

/// Shows `text` as a line of its own.
pub(crate) fn say(text: &str) {
    prompt(&format!("{text}\n"));
}

/// Explains on standard error what went wrong.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Explains what went wrong, and gives the exit status that says so too.
pub(crate) fn give_up(status: u8, text: &str) -> ExitCode {
    complain(text);
    ExitCode::from(status)
}
