//! What happens to files on their way.

use super::super::Evidence;
use super::Named;
use super::letters::UNDECODABLE;
use super::text::{bytes, is_cut, quote, quoted, without_end};
use crate::Role;

/// A client read its file as text: a decoder gave up on it.
pub(super) fn reads_as_text(evidence: &Evidence<'_>) -> Named {
    let client = evidence.role == Role::Client && evidence.is(FILES_OF_A_CLIENT);
    evidence.finding.filter(|_| client)?;
    let seen = "it decoded the file, and its decoder complained about the bytes in it";
    evidence
        .says_any(UNDECODABLE)
        .then(|| ("text-mode-file-damage", seen.to_owned()))
}

/// Line ends were converted on the way: without its carriage returns, what was expected is what came.
pub(super) fn converts_line_ends(evidence: &Evidence<'_>) -> Named {
    let files = evidence.is(FILES_OF_A_CLIENT) || evidence.is(FILES_OF_A_SERVER);
    let finding = evidence.finding.filter(|_| files)?;
    let ((expected, _), (actual, _)) = (quoted(&finding.expected)?, quoted(&finding.actual)?);
    let whole = !is_cut(expected) && !is_cut(actual);
    let (expected, actual) = (bytes(expected), bytes(actual));
    let converted = [lines(&expected), without_returns(&expected)];
    let fits = whole && expected != actual && converted.iter().any(|text| same(text, &actual));
    let seen = || format!("{} came, with the line ends converted", quote(&actual));
    fits.then(|| ("text-mode-file-damage", seen()))
}

/// With every kind of line end as a newline, as text files are read in some languages.
fn lines(text: &[u8]) -> Vec<u8> {
    let mut lines = Vec::new();
    for (place, byte) in text.iter().enumerate() {
        match (byte, text.get(place + 1)) {
            (b'\r', Some(b'\n')) => {}
            (b'\r', _) => lines.push(b'\n'),
            _ => lines.push(*byte),
        }
    }
    lines
}

fn without_returns(text: &[u8]) -> Vec<u8> {
    text.iter().copied().filter(|byte| *byte != b'\r').collect()
}

fn same(one: &[u8], other: &[u8]) -> bool {
    without_end(one) == without_end(other)
}

const FILES_OF_A_CLIENT: &[&str] = &["sends-binary", "keeps-line-endings"];
const FILES_OF_A_SERVER: &[&str] = &["receives-binary", "any-bytes-any-segmentation"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_becomes_a_newline() {
        assert_eq!(lines(b"a\r\nb\rc\n\r\n"), b"a\nb\nc\n\n");
        assert_eq!(without_returns(b"a\r\nb\rc"), b"a\nbc");
    }
}
