//! Standard output and standard error: what they are, and how wide.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use sockspec::exit::Exit;
use sockspec_report::Style;

use crate::ending::Ending;

/// Columns where there is no terminal to ask.
const USUAL_WIDTH: usize = 100;
/// Wider than this no prose is read with pleasure.
const WIDEST_PROSE: usize = 100;

/// Shows a text on standard output; colours in it are left out where they are not wanted.
pub(crate) fn show(text: &str) -> Result<Exit, Ending> {
    write(text).map(|()| Exit::Conforms)
}

/// Writes a text to standard output.
pub(crate) fn write(text: &str) -> Result<(), Ending> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Ending::Output)
}

/// Says something beside the report, on standard error.
pub(crate) fn say(sentence: &str) {
    // Nobody is left to be told that standard error is gone.
    writeln!(anstream::stderr(), "{sentence}").ok();
}

/// How a report for people looks on standard output.
pub(crate) fn style() -> Style {
    let colour = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    Style {
        colour,
        width: columns(terminal_size::terminal_size_of(io::stdout())),
    }
}

/// Columns for prose.
pub(crate) fn prose_width() -> usize {
    style().width.min(WIDEST_PROSE)
}

/// Columns of standard error.
pub(crate) fn error_width() -> usize {
    columns(terminal_size::terminal_size_of(io::stderr()))
}

/// Whether somebody watches standard error.
pub(crate) fn is_watched() -> bool {
    io::stderr().is_terminal() && std::env::var_os("CI").is_none_or(|value| value.is_empty())
}

fn columns(size: Option<(terminal_size::Width, terminal_size::Height)>) -> usize {
    size.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0))
}
