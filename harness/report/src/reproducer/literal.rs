//! Bytes as Python writes them.

use super::repetition::Repetition;

/// The bytes as an expression of Python: a literal, or a repetition of one where they are long and repeat themselves.
pub(super) fn bytes(bytes: &[u8]) -> String {
    expression(bytes, "b")
}

/// The same, and never more than a literal.
pub(super) fn plain(bytes: &[u8]) -> String {
    literal(bytes, "b")
}

/// The same as a text.
pub(super) fn text(bytes: &[u8]) -> String {
    match (bytes.is_ascii(), Repetition::of(bytes)) {
        (true, _) => expression(bytes, ""),
        (false, None) => format!("{}.decode()", plain(bytes)),
        (false, Some(_)) => format!("({}).decode()", expression(bytes, "b")),
    }
}

fn expression(bytes: &[u8], kind: &str) -> String {
    let Some(found) = Repetition::of(bytes) else {
        return literal(bytes, kind);
    };
    let own = |part: &[u8]| (!part.is_empty()).then(|| literal(part, kind));
    let repeated = format!("{} * {}", literal(found.piece, kind), found.times);
    let parts = [own(found.head), Some(repeated), own(found.tail)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" + ")
}

fn literal(bytes: &[u8], kind: &str) -> String {
    let escaped: String = bytes.iter().map(|byte| escaped(*byte)).collect();
    format!("{kind}\"{escaped}\"")
}

/// One byte between quotation marks. Whatever is not plain ASCII is told by its number.
fn escaped(byte: u8) -> String {
    match byte {
        b'\n' => "\\n".to_owned(),
        b'\r' => "\\r".to_owned(),
        b'\t' => "\\t".to_owned(),
        b'\\' | b'"' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        other => format!("\\x{other:02x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_literal_early() {
        assert_eq!(bytes(b"say \"hi\"\\\n"), r#"b"say \"hi\"\\\n""#);
        assert_eq!(bytes(b"\0\x1b[2J\r\t\x7f"), r#"b"\x00\x1b[2J\r\t\x7f""#);
        assert_eq!(bytes("é{x}%s'".as_bytes()), r#"b"\xc3\xa9{x}%s'""#);
        assert_eq!(bytes(b""), "b\"\"");
    }

    #[test]
    fn only_plain_ascii_stands_in_a_literal() {
        let all: Vec<u8> = (0..=255).collect();
        let text = bytes(&all);
        assert!(text.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        let inner = &text[2..text.len() - 1];
        assert!(!inner.replace("\\\\", "").replace("\\\"", "").contains('"'));
    }

    #[test]
    fn a_text_is_plain_where_it_can_be() {
        assert_eq!(text(b"say \"hi\""), r#""say \"hi\"""#);
        assert_eq!(text("é".as_bytes()), r#"b"\xc3\xa9".decode()"#);
        let long = "é".repeat(200);
        assert_eq!(text(long.as_bytes()), r#"(b"\xc3\xa9" * 200).decode()"#);
    }

    #[test]
    fn a_repetition_is_told_as_one() {
        assert_eq!(bytes(&[b'a'; 1024]), "b\"a\" * 1024");
        assert_eq!(text(&[b'a'; 1024]), "\"a\" * 1024");
        let line = [b"abc".repeat(100), b"ab\n".to_vec()].concat();
        assert_eq!(bytes(&line), "b\"abc\" * 100 + b\"ab\\n\"");
    }

    #[test]
    fn a_repetition_may_have_words_around_it() {
        let words = "the quick brown fox jumps over the lazy dog ";
        let mut long = words.repeat(1490);
        long.replace_range(65534.., "z");
        let rest = "the quick brown foz";
        assert_eq!(long, format!("{}{rest}", words.repeat(1489)));
        let told = format!(r#"b"{words}" * 1489 + b"{rest}""#);
        assert_eq!(bytes(long.as_bytes()), told);
        let said = format!("Ben: {}\n", "a".repeat(65000));
        let told = r#"b"Ben: " + b"a" * 65000 + b"\n""#;
        assert_eq!(bytes(said.as_bytes()), told);
    }
}
