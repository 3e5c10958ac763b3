//! What was wanted, as Python compares it.

use sockspec_model::{Comparison, Wanted};

use super::literal;

/// Ends of lines and padding, about which assignments are silent.
const PADDING: &str = r#"b"\r\n\0""#;

/// How much has to come before a pause means the end.
pub(super) fn enough(wanted: &Wanted) -> String {
    match wanted.how {
        Comparison::Nothing | Comparison::GoesOn => "0".to_owned(),
        Comparison::Something => "1".to_owned(),
        Comparison::Ends => "1 << 40".to_owned(),
        Comparison::Begins
        | Comparison::Is
        | Comparison::Lines
        | Comparison::Bare
        | Comparison::Exactly
        | Comparison::Contains
        | Comparison::Connects
        | Comparison::Arrives => "len(WANTED)".to_owned(),
    }
}

/// The last lines of a script: `heard` and `ended` are judged, and the verdict is told.
pub(super) fn verdict(wanted: &Wanted) -> String {
    format!(
        "good = {}\n\
         came = f\"{{heard[:300]!r}} came, then {{'the end of the connection' if ended else 'nothing more'}}\"\n\
         print(f\"It behaves: {{came}}.\" if good else f\"The failure shows: {} was expected; {{came}}.\")\n\
         sys.exit(0 if good else 1)\n",
        condition(wanted.how),
        words(wanted.how)
    )
}

/// The line that says what is wanted, where it is a text.
pub(super) fn constant(wanted: &Wanted) -> String {
    let text = wanted.text.decoded();
    let is_trimmed = matches!(wanted.how, Comparison::Begins | Comparison::Is);
    let text = if is_trimmed {
        without_end(&text)
    } else {
        &text
    };
    if text.is_empty() && wanted.how != Comparison::Arrives {
        return String::new();
    }
    format!("WANTED = {}\n", literal::bytes(text))
}

fn without_end(text: &[u8]) -> &[u8] {
    let last = text.iter().rposition(|byte| !b"\r\n\0".contains(byte));
    &text[..last.map_or(0, |last| last + 1)]
}

fn condition(how: Comparison) -> String {
    match how {
        Comparison::Begins => format!("heard.lstrip({PADDING}).startswith(WANTED)"),
        Comparison::Is => format!("heard.strip({PADDING}) == WANTED"),
        Comparison::Lines => r#"[line.rstrip() for line in heard.split(b"\n") if line.strip()] == WANTED.split(b"\n")"#.to_owned(),
        Comparison::Bare => r#"heard in (WANTED, WANTED + b"\n", WANTED + b"\r\n")"#.to_owned(),
        Comparison::Exactly => "heard == WANTED".to_owned(),
        Comparison::Contains => "WANTED in heard".to_owned(),
        Comparison::Nothing => "heard == b\"\"".to_owned(),
        Comparison::Something => format!("heard.strip({PADDING}) != b\"\""),
        Comparison::Ends => "ended".to_owned(),
        Comparison::GoesOn => "not ended".to_owned(),
        Comparison::Connects | Comparison::Arrives => "True".to_owned(),
    }
}

fn words(how: Comparison) -> &'static str {
    match how {
        Comparison::Begins => "an answer that begins with {WANTED[:300]!r}",
        Comparison::Is | Comparison::Lines => "{WANTED[:300]!r} and no other text",
        Comparison::Bare => "{WANTED[:300]!r} and at most one end of a line",
        Comparison::Exactly => "{WANTED[:300]!r} and no other byte",
        Comparison::Contains => "something with {WANTED[:300]!r} in it",
        Comparison::Nothing => "nothing",
        Comparison::Something => "some answer",
        Comparison::Ends => "the end of the connection",
        Comparison::GoesOn => "a connection that stays open",
        Comparison::Connects => "another connection",
        Comparison::Arrives => "a file",
    }
}
