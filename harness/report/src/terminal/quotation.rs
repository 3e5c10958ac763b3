//! A program's text over several lines, as a person reads it.
//!
//! Each line stands behind a mark, so that nothing in it can pass for a line of the report.

use sockspec_model::{Ending, Entry, Escaped, Heard, Lane, Step};

use super::wrap::pieces;

/// Stands in front of every line.
const MARK: &str = "| ";
/// At most so many lines are shown.
const MOST: usize = 12;
/// Of a longer text the first so many.
const FIRST: usize = 4;

/// The text in lines of at most `width` columns, its middle left out when it is long.
pub(super) fn lines(text: &Escaped, width: usize) -> Vec<String> {
    let room = width.saturating_sub(MARK.len());
    let mut text = text.lines();
    let end = text.iter().rposition(|line| !line.trim().is_empty());
    text.truncate(end.map_or(0, |end| end + 1));
    let whole = text.iter().flat_map(|line| match line.as_str() {
        "" => vec![String::new()],
        line => pieces(line, room),
    });
    let marked: Vec<String> = whole
        .map(|line| format!("{MARK}{line}").trim_end().to_owned())
        .collect();
    middle_left_out(&marked)
}

/// Whether a text is better read line by line: a stack trace, and not a prompt with an answer.
pub(super) fn has_lines(text: &Escaped) -> bool {
    text.lines().len() > 3
}

fn middle_left_out(lines: &[String]) -> Vec<String> {
    if lines.len() <= MOST {
        return lines.to_vec();
    }
    let last = lines.len() - (MOST - 1 - FIRST);
    let gap = format!("{MARK}… {} lines left out", last - FIRST);
    [&lines[..FIRST], &[gap], &lines[last..]].concat()
}

/// Whether the transcript tells already what the program said last.
pub(super) fn is_told(ending: &Ending, transcript: &[Entry]) -> bool {
    let shown = transcript.iter().filter(|entry| is_shown(entry));
    // A line may have come in several pieces.
    let texts: Vec<String> = shown.map(|entry| entry.bytes.lines().join("\n")).collect();
    let last = ending.last_line();
    let shown = texts.concat();
    shown.lines().any(|line| line.trim_end().ends_with(&last))
}

/// Whether it is something that the program showed.
pub(super) fn is_shown(entry: &Entry) -> bool {
    entry.lane == Lane::Screen && entry.step == Step::Heard(Heard::Bytes)
}

#[cfg(test)]
mod tests {
    use sockspec_model::Untrusted;

    use super::*;

    fn escaped(text: &str) -> Escaped {
        Untrusted::new(text).cut(4000)
    }

    #[test]
    fn every_line_stands_behind_a_mark() {
        let text = escaped("Traceback:\n  File \"s.py\"\n\nOSError: \x1b[2J");
        let told = [
            "| Traceback:",
            "|   File \"s.py\"",
            "|",
            "| OSError: \\x1b[2J",
        ];
        assert_eq!(lines(&text, 40), told);
        assert_eq!(lines(&escaped("abcdef"), 5), ["| abc", "| def"]);
    }

    #[test]
    fn a_long_text_keeps_its_beginning_and_its_end() {
        let told = lines(&escaped(&"x\n".repeat(99)), 40);
        assert_eq!(told.len(), MOST);
        assert_eq!(told[FIRST], "| … 88 lines left out");
    }
}
