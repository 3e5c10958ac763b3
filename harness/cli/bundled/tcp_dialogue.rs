//! Options of the bundled dialogue programs.

use sockspec_model::{Dialect, Role};

use super::closed;

/// What the bundled server asks where any question will do.
const PROMPT: &str = "What is your name?";

/// The options that fit a dialect.
pub(super) fn options(role: Role, dialect: &Dialect) -> Vec<String> {
    let given: &[(&str, String)] = match role {
        Role::Server => &server(dialect),
        Role::Client => &[("--typed-end", closed(dialect, "typed_end", "newline"))],
        Role::Pair => &[],
    };
    let words = given.iter();
    words
        .flat_map(|(option, value)| [(*option).to_owned(), value.clone()])
        .collect()
}

fn server(dialect: &Dialect) -> [(&'static str, String); 4] {
    let prompt = Some(dialect.value("prompt")).filter(|prompt| !prompt.is_empty());
    // A client may send its line without a newline, unless that is declared.
    let framing = match dialect.value("typed_end") {
        "newline" => "line",
        _ => "segment",
    };
    [
        ("--prompt", prompt.unwrap_or(PROMPT).to_owned()),
        ("--reply", dialect.value("reply").to_owned()),
        ("--rounds", closed(dialect, "rounds", "one")),
        ("--framing", framing.to_owned()),
    ]
}
