//! Options of the bundled upper-case programs.

use sockspec_model::{Dialect, Role};

use super::closed;

/// Options of the bundled servers: the dialect key, the option, and what an open key is to them.
const SERVER: &[(&str, &str, &str)] = &[
    ("framing", "--framing", "segment"),
    ("session", "--session", "many"),
    ("mapping", "--mapping", "unicode"),
    ("answer_end", "--answer-end", "as-sent"),
    ("answer_prefix", "--answer-prefix", ""),
];

/// The options that fit a dialect.
pub(super) fn options(role: Role, dialect: &Dialect) -> Vec<String> {
    match role {
        Role::Server => server_options(dialect),
        Role::Client => client_options(dialect),
        Role::Pair => Vec::new(),
    }
}

fn server_options(dialect: &Dialect) -> Vec<String> {
    let known = SERVER.iter().filter(|(key, ..)| dialect.has(key));
    known
        .flat_map(|(key, option, open)| {
            let open = if *key == "framing" && !answers_pieces(dialect) {
                "line"
            } else {
                open
            };
            [(*option).to_owned(), closed(dialect, key, open)]
        })
        .collect()
}

/// Whether a server that answers every segment by itself answers a whole sentence well too: only where nothing comes
/// before, between or behind the pieces.
fn answers_pieces(dialect: &Dialect) -> bool {
    let is = |key: &str, values: &[&str]| !dialect.has(key) || values.contains(&dialect.value(key));
    is("session", &["any", "many"])
        && is("answer_end", &["any", "as-sent"])
        && is("answer_prefix", &[""])
}

fn client_options(dialect: &Dialect) -> Vec<String> {
    if !dialect.has("typed_end") {
        return Vec::new();
    }
    // Where nothing else tells where a sentence or an answer ends, the end of the sending side has to.
    let has = |key: &str, value: &str| dialect.has(key) && dialect.value(key) == value;
    let by_end = has("framing", "eof") || has("answer_end", "none");
    let open = if by_end { "none" } else { "newline" };
    vec!["--typed-end".to_owned(), closed(dialect, "typed_end", open)]
}

#[cfg(test)]
mod tests {
    use crate::bundled::commands;
    use crate::declared::dialect;
    use crate::target::scenario;

    fn lines(set: &[&str]) -> (String, String) {
        let scenario = scenario("tcp-uppercase").expect("it exists");
        let set: Vec<String> = set.iter().map(|&text| text.to_owned()).collect();
        let dialect = dialect(scenario, &set).expect("a dialect");
        let (server, client) = commands("sockspec", scenario, &dialect, 9);
        (server.argv.join(" "), client.argv.join(" "))
    }

    #[test]
    fn open_keys_are_closed_as_the_textbook_does() {
        let (server, client) = lines(&[]);
        assert!(server.starts_with(
            "sockspec reference tcp-uppercase-server --port 9 --framing segment --session many"
        ));
        assert_eq!(
            client,
            "sockspec reference tcp-uppercase-client --port 9 --typed-end newline"
        );
    }

    #[test]
    fn a_segment_is_a_sentence_only_where_its_pieces_can_be_told_from_nothing_else() {
        for set in ["session=single", "answer_prefix=> ", "answer_end=newline"] {
            assert!(lines(&[set]).0.contains("--framing line"), "{set}");
        }
        assert!(
            lines(&["framing=segment", "session=single"])
                .0
                .contains("--framing segment")
        );
    }

    #[test]
    fn declared_keys_are_passed_on() {
        let (server, client) = lines(&["framing=line", "session=single", "typed_end=none"]);
        assert!(server.contains("--framing line --session single"));
        assert!(client.ends_with("--typed-end none"));
    }

    #[test]
    fn a_client_ends_its_side_where_nothing_else_ends_a_sentence() {
        assert!(lines(&["framing=eof"]).1.ends_with("--typed-end none"));
        assert!(lines(&["answer_end=none"]).1.ends_with("--typed-end none"));
    }
}
