//! Several texts as Python writes them, as briefly as can be understood.

use super::literal;

/// A line of texts gets no longer.
const WIDTH: usize = 100;
/// So many numbered texts are told by their numbers.
const MANY: usize = 4;

/// What stands in the head of a loop over these pieces, and what one of them is called in it.
pub(super) fn each(pieces: &[&[u8]]) -> (String, &'static str) {
    if pieces.iter().all(|piece| piece.len() == 1) {
        let all = literal::bytes(&pieces.concat());
        return (format!("byte in {all}"), "bytes([byte])");
    }
    (format!("piece in {}", list(pieces)), "piece")
}

/// A list of texts, on several lines where they are long.
pub(super) fn list(texts: &[impl AsRef<[u8]>]) -> String {
    if let Some(numbered) = numbered(texts) {
        return numbered;
    }
    let literals: Vec<String> = texts
        .iter()
        .map(|text| literal::bytes(text.as_ref()))
        .collect();
    let length: usize = literals.iter().map(|text| text.len() + 2).sum();
    if length <= WIDTH {
        format!("[{}]", literals.join(", "))
    } else {
        format!("[\n    {},\n]", literals.join(",\n    "))
    }
}

/// The same for texts that differ in a number alone, which counts from the first to the last.
fn numbered(texts: &[impl AsRef<[u8]>]) -> Option<String> {
    let first = std::str::from_utf8(texts.first()?.as_ref()).ok()?;
    let begin = first.find(|letter: char| letter.is_ascii_digit())?;
    let digits = first[begin..].find(|letter: char| !letter.is_ascii_digit());
    let end = begin + digits.unwrap_or(first.len() - begin);
    let (before, after, width) = (&first[..begin], &first[end..], end - begin);
    let from: usize = first[begin..end].parse().ok()?;
    let text = |number: usize| format!("{before}{number:0width$}{after}");
    let is_in_turn =
        |(at, one): (usize, &_)| AsRef::<[u8]>::as_ref(one) == text(from + at).as_bytes();
    if texts.len() < MANY || first.contains('%') || !texts.iter().enumerate().all(is_in_turn) {
        return None;
    }
    let pattern = literal::plain(format!("{before}%0{width}d{after}").as_bytes());
    let range = match from {
        0 => format!("range({})", texts.len()),
        from => format!("range({from}, {})", from + texts.len()),
    };
    Some(format!("[{pattern} % number for number in {range}]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_told_by_its_numbers() {
        let lines: Vec<String> = (1..100)
            .map(|number| format!("number {number:03}\n"))
            .collect();
        let told = r#"[b"number %03d\n" % number for number in range(1, 100)]"#;
        assert_eq!(list(&lines), told);
        assert_eq!(list(&["a 1", "a 2"]), r#"[b"a 1", b"a 2"]"#);
        assert!(!list(&["a 1", "a 2", "a 3", "a 5"]).contains("range"));
    }

    #[test]
    fn single_bytes_are_one_text() {
        assert_eq!(
            each(&[b"a", b"b"]),
            ("byte in b\"ab\"".to_owned(), "bytes([byte])")
        );
        assert_eq!(each(&[b"a", b"bc"]).0, r#"piece in [b"a", b"bc"]"#);
    }
}
