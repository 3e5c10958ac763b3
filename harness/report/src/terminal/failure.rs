//! A check that did not pass, told in full: the clause first, then what happened in the student's terms, then what is
//! behind it and how to see it again.
//!
//! Also the body of a failure in reports for machines, so that nobody has to look up the other report.

use sockspec_model::{Entry, Finding, Finished, Heard, Step};

use super::paint::Paint;
use super::wrap::{length, wrap};
use super::{Style, conversation, explanation, quotation, table};
use crate::check_id::CheckId;

/// Everything below the first line is indented by so much.
const INDENT: &str = "      ";
/// Narrower than this no text is made.
const NARROWEST: usize = 40;

/// The text, with a newline at its end.
pub(crate) fn text(finished: &Finished, style: Style) -> String {
    told(finished, &[], style)
}

/// The text, with others that did not pass for the same reason.
pub(super) fn told(finished: &Finished, others: &[&Finished], style: Style) -> String {
    let style = Style {
        width: style.width.max(NARROWEST),
        ..style
    };
    let paint = Paint(style.colour);
    let inner = Style {
        width: style.width - INDENT.len(),
        ..style
    };
    let sentence = wrap(&finished.sentence, inner.width);
    let parts = [
        sentence,
        happened(finished, inner.width),
        explanation::lines(finished, others, inner),
    ];
    let body = parts
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| indented(part));
    format!(
        "{}\n{}",
        head(finished, style.width, paint),
        body.collect::<Vec<_>>().join("\n")
    )
}

fn indented(lines: &[String]) -> String {
    let lines = lines.iter().flat_map(|line| line.split('\n'));
    lines.map(|line| format!("{INDENT}{line}\n")).collect()
}

fn head(finished: &Finished, width: usize, paint: Paint) -> String {
    let (word, id) = (finished.verdict.word(), &finished.check);
    let right = format!("{}  {}", finished.clause, finished.level.word());
    let space = width
        .saturating_sub(length(word) + 2 + length(id) + length(&right))
        .max(2);
    format!(
        "{}  {}{:space$}{right}",
        paint.verdict(finished.verdict, word),
        paint.strong(id),
        ""
    )
}

fn happened(finished: &Finished, width: usize) -> Vec<String> {
    let role = CheckId::of(&finished.check).role();
    let finding = finished.finding.as_ref();
    let conversation = conversation::lines(role, &finished.transcript);
    let outcome = finding.map(|finding| outcome(finding, &finished.transcript));
    table::rows(&conversation, &outcome.unwrap_or_default(), width)
}

fn outcome<'a>(finding: &'a Finding, transcript: &[Entry]) -> Vec<(&'static str, &'a str)> {
    let actual = if is_in(transcript, &finding.actual) {
        ""
    } else {
        finding.actual.as_str()
    };
    let both = [("expected", finding.expected.as_str()), ("instead", actual)];
    both.into_iter()
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// Whether the transcript shows already what came instead: as the last thing that was said, or that was shown.
fn is_in(transcript: &[Entry], actual: &str) -> bool {
    let is_screen = actual.matches("\\n").count() > 2;
    let came = |shown: bool| {
        let bytes = |entry: &&Entry| entry.step == Step::Heard(Heard::Bytes);
        let mut came = transcript.iter().rev().filter(bytes);
        came.find(|entry| quotation::is_shown(entry) == shown)
    };
    let is_it = |entry: &Entry| actual.starts_with(&format!("\"{}\"", entry.bytes));
    let is_nothing = |entry: &Entry| {
        let nothing = matches!(
            entry.step,
            Step::Heard(Heard::Eof | Heard::Reset | Heard::Silence)
        );
        nothing && actual.starts_with("nothing")
    };
    came(true).is_some_and(|entry| is_screen || is_it(entry))
        || came(false).is_some_and(is_it)
        || transcript.iter().any(is_nothing)
}
