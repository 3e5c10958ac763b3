//! What texts show that were heard or stand on a screen: pure functions.

use sockspec_engine::rig::{Answer, Ended, Found, Silence, quoted};

/// The last line of a screen with anything on it.
pub(crate) fn last_line(screen: &str, how: &str, nothing: &str) -> Found {
    let mut lines = screen.lines().map(str::trim);
    match lines.rfind(|line| !line.is_empty()) {
        Some(line) => Found::out(line, how),
        None => Found::nothing(nothing),
    }
}

/// What stands before a text in its line, the beginning of a language's notation for bytes left out.
pub(crate) fn before(screen: &str, text: &str) -> Option<String> {
    let before = in_line_before(screen.as_bytes(), text)?;
    let plain = before.strip_suffix("b'").or(before.strip_suffix("b\""));
    Some(plain.unwrap_or(&before).trim().to_owned())
}

/// What stands right before a text in its line, as it is.
pub(crate) fn in_line_before(heard: &[u8], text: &str) -> Option<String> {
    let (before, _) = around(heard, text)?;
    let line = before.rsplit(|byte| *byte == b'\n').next();
    String::from_utf8(line.unwrap_or_default().to_vec()).ok()
}

/// Where a text stands in what was heard: what is before it and what is behind.
pub(crate) fn around<'a>(heard: &'a [u8], text: &str) -> Option<(&'a [u8], &'a [u8])> {
    let text = text.as_bytes();
    let at = heard.windows(text.len()).position(|part| part == text)?;
    Some((&heard[..at], &heard[at + text.len()..]))
}

/// Letters with an upper case in ASCII and beyond it.
pub(crate) const LETTERS: &str = "élan, ñandú; привет; καλημέρα";

/// Which of [`LETTERS`] have become capitals.
pub(crate) fn mapped(heard: &[u8]) -> Found {
    let is = |text: &str| around(heard, text).is_some();
    let evidence = format!("{} became {}", quoted(LETTERS.as_bytes()), quoted(heard));
    match () {
        () if is(&LETTERS.to_uppercase()) => Found::out("unicode", evidence),
        () if is(&LETTERS.to_ascii_uppercase()) => Found::out("ascii", evidence),
        () => Found::nothing(evidence),
    }
}

/// How that ended which a client has sent when `which end` was typed.
pub(crate) fn ended_in(sent: &[u8]) -> Found {
    let evidence = format!("when \"which end\" was typed, it sent {}", quoted(sent));
    match around(sent, "which end") {
        Some((_, b"")) => Found::out("none", evidence),
        Some((_, b"\n" | b"\r\n")) => Found::out("newline", evidence),
        Some(_) | None => Found::nothing(evidence),
    }
}

/// What was said, as a text; line ends and padding behind it left out.
pub(crate) fn said(words: &[u8], evidence: &str) -> Found {
    let text = String::from_utf8(without_end(words).to_vec());
    match text {
        Ok(text) if text.is_empty() => Found::nothing("nothing was said"),
        Ok(text) => Found::out(text, evidence),
        Err(_) => Found::nothing(format!("what was said is no text: {}", quoted(words))),
    }
}

/// How it is known that a program waits on for more of what it is sent; why not, where it is not known.
pub(crate) fn waits(heard: &Answer) -> Result<String, Found> {
    match heard.ended {
        Ended::Silent(silence @ (Silence::Proved | Silence::Quiet(_))) => Ok(silence.words()),
        Ended::Silent(Silence::Gone | Silence::Busy(_))
        | Ended::Complete
        | Ended::Eof
        | Ended::Reset => Err(Found::nothing(format!(
            "the right answer did not come: it sent {}",
            heard.words()
        ))),
    }
}

/// Bytes without the ends of lines and the padding behind them, about which the assignments are silent.
pub(crate) fn without_end(bytes: &[u8]) -> &[u8] {
    let end = bytes
        .iter()
        .rposition(|byte| !matches!(byte, b'\r' | b'\n' | 0));
    &bytes[..end.map_or(0, |last| last + 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_before_the_answer_in_its_line() {
        let of = |screen| before(screen, "ABC");
        assert_eq!(of("From Server: ABC\n").as_deref(), Some("From Server:"));
        assert_eq!(of("Reply: b'ABC'\n").as_deref(), Some("Reply:"));
        assert_eq!(of("one\nABC\n").as_deref(), Some(""));
        assert_eq!(of("abc"), None);
    }

    #[test]
    fn an_answer_has_a_place() {
        assert_eq!(around(b"> ABC\n", "ABC"), Some((&b"> "[..], &b"\n"[..])));
        assert_eq!(around(b"AB", "ABC"), None);
    }
}
