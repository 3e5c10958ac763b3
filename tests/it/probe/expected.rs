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
    forget_the_unknowable(scenario, role, &mut expected);
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
        ("chat", Role::Server) => &[
            ("newline", "lf"),
            ("bind", "any"),
            ("ready", "Server listening on 0.0.0.0:12345"),
        ],
        ("chat", _) => &[
            ("prompt", "Enter your message:"),
            ("shown", "Server response:"),
        ],
        ("file-transfer", Role::Server) => &[
            ("text_only", "false"),
            ("bind", "any"),
            ("question", "Enter number of clients:"),
            ("ready", "Initiating clients"),
            ("received", "Received successfully! New filename is:"),
        ],
        ("file-transfer", _) => &[
            ("text_only", "false"),
            ("prompt", "Input filename you want to send:"),
            (
                "bad_name",
                "You entered an invalid filename! Please enter a valid name (No such file or directory (os error 2))",
            ),
        ],
        _ => &[],
    }
}

/// What no experiment can show.
fn forget_the_unknowable(scenario: &str, role: Role, expected: &mut BTreeMap<String, String>) {
    let is = |key: &str, value: &str| expected.get(key).is_some_and(|is| is == value);
    let names_nobody = is("name", "none")
        && expected
            .get("sender_prefix")
            .is_some_and(|prefix| prefix.contains("{name}"));
    let unknowable: &[&str] = match (scenario, role) {
        // Where a sentence ends with the sending side, nobody can say a second one.
        ("tcp-uppercase", Role::Server) if is("framing", "eof") => &["session"],
        ("chat", Role::Server) if is("mode", "ack") => &[
            "sender_prefix",
            "echo_to_sender",
            "join_notice",
            "leave_notice",
        ],
        // Nobody has a name, so addresses stand there.
        ("chat", Role::Server) if names_nobody => &["ack", "sender_prefix"],
        ("chat", Role::Server) => &["ack"],
        // That there is no such word cannot be shown.
        ("chat", Role::Client) if is("quit", "") => &["quit"],
        ("file-transfer", Role::Server) if is("clients", "any") => &["question"],
        // Who sends no name cannot tell how the server calls its files.
        ("file-transfer", Role::Client) => match (is("names", "given"), is("quit", "")) {
            (true, true) => &["quit"],
            (true, false) => &[],
            (false, true) => &["names", "quit"],
            (false, false) => &["names"],
        },
        _ => &[],
    };
    unknowable.iter().for_each(|key| {
        expected.remove(*key);
    });
    // A client that gives its name unasked does so when it is asked, too.
    if scenario == "chat" && role == Role::Client && expected["name"] == "asked" {
        expected.insert("name".to_owned(), "first-line".to_owned());
    }
}
