//! Bytes as Python writes them.

/// Longer ones are looked through for a repetition.
const LONG: usize = 60;
/// A repetition is looked for in pieces of at most this length.
const LONGEST_PIECE: usize = 512;

/// The bytes as an expression of Python: a literal, or a repetition of one where they are long and repeat themselves.
pub(super) fn bytes(bytes: &[u8]) -> String {
    let body = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let period = (body.len() > LONG).then(|| period(body)).flatten();
    let Some(period) = period else {
        return literal(bytes);
    };
    let (times, rest) = (body.len() / period, &bytes[body.len() / period * period..]);
    let repeated = format!("{} * {times}", literal(&bytes[..period]));
    if rest.is_empty() {
        repeated
    } else {
        format!("{repeated} + {}", literal(rest))
    }
}

/// The same as a text.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes.is_ascii() {
        true => literal(bytes)[1..].to_owned(),
        false => format!("{}.decode()", literal(bytes)),
    }
}

fn literal(bytes: &[u8]) -> String {
    let escaped: String = bytes.iter().map(|byte| escaped(*byte)).collect();
    format!("b\"{escaped}\"")
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

/// The length of a piece that makes up the whole when it is repeated, the last time perhaps not to its end.
fn period(bytes: &[u8]) -> Option<usize> {
    let longest = LONGEST_PIECE.min(bytes.len() / 2);
    (1..=longest).find(|period| bytes[*period..] == bytes[..bytes.len() - period])
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
    }

    #[test]
    fn a_repetition_is_told_as_one() {
        assert_eq!(bytes(&[b'a'; 1024]), "b\"a\" * 1024");
        let line = [b"abc".repeat(100), b"ab\n".to_vec()].concat();
        assert_eq!(bytes(&line), "b\"abc\" * 100 + b\"ab\\n\"");
        let plain: Vec<u8> = (b'!'..=b'~').take(70).collect();
        assert!(!bytes(&plain).contains(" * "));
    }
}
