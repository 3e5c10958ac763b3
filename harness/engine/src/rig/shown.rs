//! Whether a screen shows a text.

/// Whether a screen shows a text: as it is, or in a language's notation for bytes, which escapes quotation marks or not.
pub(super) fn shows(screen: &str, text: &str) -> bool {
    let notation = text.bytes().map(|byte| match byte {
        b'\'' | b'"' => char::from(byte).to_string(),
        byte => std::ascii::escape_default(byte).to_string(),
    });
    let plain: String = notation.collect();
    let (single, double) = (plain.replace('\'', "\\'"), plain.replace('"', "\\\""));
    let both = single.replace('"', "\\\"");
    [text, &plain, &single, &double, &both]
        .iter()
        .any(|form| screen.contains(*form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_counts_as_shown() {
        assert!(shows("From Server: b'CAF\\xc3\\xa9 \"X\"'", "CAFé \"X\""));
        assert!(shows(r#"From Server: b"it's \\ here""#, r"it's \ here"));
        assert!(shows("From Server: HELLO", "HELLO"));
        assert!(!shows("From Server: HEL LO", "HELLO"));
    }
}
