//! Texts in findings and transcripts: out of their quotation marks and back.

use crate::Untrusted;

/// The text in quotation marks that these words begin with, still escaped, and what follows it.
pub(super) fn quoted(words: &str) -> Option<(&str, &str)> {
    let inside = words.strip_prefix('"')?;
    let mut escaped = false;
    let end = inside.find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    })?;
    Some((&inside[..end], &inside[end + 1..]))
}

/// Whether something was left out of an escaped text.
pub(super) fn is_cut(escaped: &str) -> bool {
    escaped.contains(CUT)
}

/// The part of an escaped text before anything that was left out.
pub(super) fn beginning(escaped: &str) -> &str {
    escaped.split_once(CUT).map_or(escaped, |(head, _)| head)
}

/// What stands where something was left out.
const CUT: &str = "…(";

/// The bytes behind an escaped text.
pub(super) fn bytes(escaped: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), escaped);
    while let Some((plain, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(plain.as_bytes());
        let (byte, taken) = unescape(after);
        bytes.extend(byte);
        rest = &after[taken..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// The byte that is written behind a backslash, and how long that is.
fn unescape(after: &str) -> (Option<u8>, usize) {
    match after.as_bytes() {
        [b'n', ..] => (Some(b'\n'), 1),
        [b'r', ..] => (Some(b'\r'), 1),
        [b't', ..] => (Some(b'\t'), 1),
        [b'x', ..] => match after.get(1..3).map(|digits| u8::from_str_radix(digits, 16)) {
            Some(Ok(byte)) => (Some(byte), 3),
            Some(Err(_)) | None => (None, 1),
        },
        [letter, ..] if letter.is_ascii() => (Some(*letter), 1),
        _ => (None, 0),
    }
}

/// Bytes as they stand in a finding, without quotation marks.
pub(super) fn escaped(bytes: &[u8]) -> String {
    Untrusted::new(bytes).to_string()
}

/// Bytes in quotation marks, cut when long.
pub(super) fn quote(bytes: &[u8]) -> String {
    format!("\"{}\"", Untrusted::new(bytes).cut(80))
}

/// Without line ends and padding behind.
pub(super) fn without_end(bytes: &[u8]) -> &[u8] {
    let last = bytes.iter().rposition(|byte| !is_end(*byte));
    &bytes[..last.map_or(0, |last| last + 1)]
}

/// Without line ends and padding in front.
pub(super) fn without_start(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !is_end(*byte));
    &bytes[first.unwrap_or(bytes.len())..]
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n' | 0)
}

/// Upper case, character by character; bytes that are no text stay as they are.
pub(super) fn upper(bytes: &[u8]) -> Vec<u8> {
    let mut upper = Vec::new();
    for chunk in bytes.utf8_chunks() {
        upper.extend_from_slice(chunk.valid().to_uppercase().as_bytes());
        upper.extend_from_slice(chunk.invalid());
    }
    upper
}

/// Whether this answers that sentence, whatever stands in front of it; ends of lines are not compared.
pub(super) fn answers(answer: &[u8], sentence: &[u8]) -> bool {
    let (answer, sentence) = (without_end(answer), without_end(sentence));
    let ends = |upper: &[u8]| answer.ends_with(upper);
    !sentence.is_empty() && (ends(&upper(sentence)) || ends(&sentence.to_ascii_uppercase()))
}

/// What an expected answer has in front of the upper case of the sentence.
pub(super) fn prefix<'a>(expected: &'a [u8], sentence: &[u8]) -> Option<&'a [u8]> {
    let sentence = without_end(sentence);
    let converted = [upper(sentence), sentence.to_ascii_uppercase()];
    converted
        .iter()
        .find_map(|upper| expected.strip_suffix(upper.as_slice()))
}

/// Whether a text stands somewhere in another.
pub(super) fn contains(text: &[u8], part: &[u8]) -> bool {
    !part.is_empty() && text.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_out_of_its_quotation_marks() {
        let words = r#""say \"hi\\" and "more""#;
        assert_eq!(quoted(words), Some((r#"say \"hi\\"#, r#" and "more""#)));
        assert_eq!(quoted("nothing"), None);
        assert_eq!(quoted(r#""open"#), None);
    }

    #[test]
    fn bytes_survive_their_rendering() {
        for text in [&b"a\"b\\n\n\r\t\0\xff"[..], "é\u{202e}".as_bytes()] {
            assert_eq!(bytes(&escaped(text)), text);
        }
        assert_eq!(bytes(r"\xz\é\"), "z\u{e9}".as_bytes());
    }

    #[test]
    fn an_answer_is_told_by_its_end() {
        assert!(answers(b"You said: HEL\n", b"hel"));
        assert!(!answers(b"HELLO", b"hel"));
        assert!(!answers(b"", b"\n"));
    }
}
