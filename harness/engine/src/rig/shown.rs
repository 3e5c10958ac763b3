//! Whether a screen shows a text.

/// Whether a screen shows a text: as it is, or in a language's notation for bytes, which escapes quotation marks or not.
pub(super) fn shows(screen: &str, text: &str) -> bool {
    // No notation is shorter than the text.
    screen.len() >= text.len()
        && (screen.contains(text) || notations(text).iter().any(|form| screen.contains(form)))
}

fn notations(text: &str) -> [String; 4] {
    let escaped = |byte: u8| match byte {
        b'\'' | b'"' => String::from(char::from(byte)),
        byte => std::ascii::escape_default(byte).to_string(),
    };
    let plain: String = text.bytes().map(escaped).collect();
    let (single, double) = (plain.replace('\'', "\\'"), plain.replace('"', "\\\""));
    let both = single.replace('"', "\\\"");
    [plain, single, double, both]
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
