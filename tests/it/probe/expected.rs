//! What has to be found out about the bundled programs: what their options say, and what they do whatever they are told.

use std::collections::BTreeMap;

use sockspec_model::Role;

/// What has to be found out about a bundled program that was started so, by key; nothing else may be.
pub(super) fn of(scenario: &str, role: Role, argv: &[String]) -> BTreeMap<String, String> {
    let mut expected = options(argv);
    match expected.remove("framing") {
        // A server that takes a line without a newline is content with one that has it.
        Some(framing) if scenario == "tcp-dialogue" => {
            let needs = if framing == "line" { "newline" } else { "any" };
            expected.insert("typed_end".to_owned(), needs.to_owned());
        }
        Some(framing) => {
            expected.insert("framing".to_owned(), framing);
        }
        None => {}
    }
    let always = always(scenario, role).iter();
    expected.extend(always.map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
    if is_unknowable(scenario, role, &expected) {
        expected.remove("session");
    }
    expected
}

/// What the options say: their names are those of the keys.
fn options(argv: &[String]) -> BTreeMap<String, String> {
    let options = argv[3..].chunks(2);
    let named = options.map(|option| (option[0][2..].replace('-', "_"), option[1].clone()));
    named.filter(|(key, _)| key != "port").collect()
}

/// What is so in every dialect.
fn always(scenario: &str, role: Role) -> &'static [(&'static str, &'static str)] {
    match (scenario, role) {
        ("tcp-uppercase", Role::Server) => &[
            ("newline", "lf"),
            ("bind", "any"),
            ("ready", "The server is ready to receive"),
        ],
        ("tcp-uppercase", _) => &[
            ("session", "any"),
            ("prompt", "Input lowercase sentence:"),
            ("shown", "From Server:"),
        ],
        ("udp-uppercase", Role::Server) => &[
            ("buffer", "8192"),
            ("bind", "any"),
            ("ready", "The server is ready to receive"),
        ],
        ("udp-uppercase", _) => &[
            ("buffer", "8192"),
            ("retries", "yes"),
            ("prompt", "Input lowercase sentence:"),
            ("shown", ""),
        ],
        ("tcp-greeting", Role::Server) => &[("bind", "any"), ("ready", "socket is listening")],
        ("udp-hello", Role::Server) => &[
            ("buffer", "8192"),
            ("bind", "any"),
            ("ready", "UDP server up and listening"),
            ("message", "Message from Client:"),
            ("address", "Client IP Address:"),
        ],
        ("udp-hello", _) => &[("buffer", "8192"), ("shown", "Message from Server:")],
        ("tcp-dialogue", Role::Server) => &[
            ("newline", "lf"),
            ("bind", "any"),
            ("ready", "The server is ready to receive"),
        ],
        _ => &[],
    }
}

/// Where a sentence ends with the sending side, nobody can say a second one.
fn is_unknowable(scenario: &str, role: Role, expected: &BTreeMap<String, String>) -> bool {
    let eof = expected.get("framing").is_some_and(|value| value == "eof");
    scenario == "tcp-uppercase" && role == Role::Server && eof
}
