//! What is found out about programs of other people: the textbook's, and some of other designs; chats stand apart.

use super::{found, option};
use crate::programs::{command, folder};
use crate::runs::run;
use sockspec_model::Role;

/// What is found out about a program in `tests/programs`, by key; a key that is not to be found out has no value.
pub(super) fn says(
    scenario: &str,
    role: Role,
    file: &str,
    expected: &[(&str, &str)],
    not: &[&str],
) {
    let Some(command) = command(&folder(file)) else {
        return;
    };
    let ended = run(&["probe", scenario, option(role), &command]);
    let found = found(&ended);
    for (key, value) in expected {
        let is = found.get(*key).map(String::as_str);
        assert_eq!(is, Some(*value), "{file} {key}\n{}", ended.out);
    }
    for key in not {
        assert_eq!(found.get(*key), None, "{file} {key}\n{}", ended.out);
    }
}

pub(super) const SERVER: Role = Role::Server;
pub(super) const CLIENT: Role = Role::Client;

#[test]
fn the_textbooks_upper_case_over_tcp() {
    let server = [
        ("framing", "segment"),
        ("session", "single"),
        ("answer_end", "as-sent"),
    ];
    for (file, mapping) in [("tcp_server.py", "unicode"), ("tcp_server.c", "ascii")] {
        let expected = [&server[..], &[("mapping", mapping), ("answer_prefix", "")]].concat();
        says(
            "tcp-uppercase",
            SERVER,
            &format!("textbook/{file}"),
            &expected,
            &[],
        );
    }
    let client = [
        ("typed_end", "none"),
        ("session", "any"),
        ("prompt", "Input lowercase sentence:"),
        ("shown", "From Server:"),
    ];
    for file in ["tcp_client.py", "tcp_client.c"] {
        says(
            "tcp-uppercase",
            CLIENT,
            &format!("textbook/{file}"),
            &client,
            &[],
        );
    }
}

#[test]
fn upper_case_programs_of_other_designs() {
    let server = |file: &str, expected: &[(&str, &str)], not: &[&str]| {
        says(
            "tcp-uppercase",
            SERVER,
            &format!("correct/{file}"),
            expected,
            not,
        );
    };
    server(
        "server_threads.c",
        &[("framing", "line"), ("session", "many")],
        &[],
    );
    server(
        "server_newline_always.py",
        &[("framing", "line"), ("answer_end", "newline")],
        &[],
    );
    server(
        "server_no_newline_many.py",
        &[("framing", "segment"), ("answer_end", "none")],
        &[],
    );
    server("server_to_eof.py", &[("framing", "eof")], &["session"]);
    server(
        "server_socketserver.py",
        &[("framing", "line"), ("session", "many")],
        &[],
    );
    server("server_loopback_only.py", &[("bind", "loopback")], &[]);
    server("server_block_buffered.py", &[], &["ready"]);
    let client = |file: &str, expected: &[(&str, &str)], not: &[&str]| {
        says(
            "tcp-uppercase",
            CLIENT,
            &format!("correct/{file}"),
            expected,
            not,
        );
    };
    client(
        "client_reads_to_eof.c",
        &[("session", "single"), ("typed_end", "none")],
        &[],
    );
    client(
        "client_italian.py",
        &[("shown", "Risposta dal server:")],
        &[],
    );
    client(
        "client_no_prompt.py",
        &[("typed_end", "newline")],
        &["prompt"],
    );
}

#[test]
fn the_textbooks_datagrams() {
    for (file, mapping) in [("server.py", "unicode"), ("server.c", "ascii")] {
        let file = format!("udp_uppercase/textbook/{file}");
        says(
            "udp-uppercase",
            SERVER,
            &file,
            &[("buffer", "2048"), ("mapping", mapping)],
            &[],
        );
    }
    let client = [("buffer", "2048"), ("retries", "any"), ("shown", "")];
    says(
        "udp-uppercase",
        CLIENT,
        "udp_uppercase/textbook/client.py",
        &client,
        &[],
    );
    let server = [
        ("reply", "Hello UDP Client"),
        ("buffer", "1024"),
        ("message", "Message from Client:"),
        ("address", "Client IP Address:"),
    ];
    for file in ["server.py", "server.c"] {
        says(
            "udp-hello",
            SERVER,
            &format!("udp_hello/textbook/{file}"),
            &server,
            &[],
        );
    }
    let client = [
        ("hello", "Hello UDP Server"),
        ("shown", "Message from Server"),
    ];
    says(
        "udp-hello",
        CLIENT,
        "udp_hello/textbook/client.py",
        &client,
        &[],
    );
}

#[test]
fn the_textbooks_servers_that_speak_first() {
    for (file, session) in [("server.py", "forever"), ("server_once.py", "once")] {
        let file = format!("tcp_greeting/textbook/{file}");
        let expected = [
            ("greeting", "Thank you for connecting"),
            ("session", session),
        ];
        says("tcp-greeting", SERVER, &file, &expected, &[]);
    }
    let server = [
        ("prompt", "What is your name? "),
        ("reply", "Good day, {line}!"),
        ("rounds", "one"),
        ("typed_end", "any"),
    ];
    for file in ["server.py", "server.c"] {
        says(
            "tcp-dialogue",
            SERVER,
            &format!("tcp_dialogue/textbook/{file}"),
            &server,
            &[],
        );
    }
}

#[test]
fn the_textbooks_file_transfer() {
    let server = [
        ("clients", "asked"),
        ("names", "output{n}.txt"),
        ("end", "eof"),
        ("question", "Enter number of clients:"),
        ("received", "Received successfully! New filename is:"),
    ];
    says(
        "file-transfer",
        SERVER,
        "file_transfer/textbook/server.py",
        &server,
        &["text_only"],
    );
    says(
        "file-transfer",
        SERVER,
        "file_transfer/textbook/server.c",
        &server,
        &[],
    );
    let file = "file_transfer/correct/server_in_turn.rs";
    says(
        "file-transfer",
        SERVER,
        file,
        &[("names", "empfangen-{n}")],
        &["ready"],
    );
    let file = "file_transfer/correct/server_threads.py";
    says("file-transfer", SERVER, file, &[("end", "eof")], &["names"]);
    let bad_name = "You entered an invalid filename! Please enter a valid name";
    let client = [("end", "eof"), ("bad_name", bad_name)];
    for file in ["client.py", "client.c"] {
        let file = format!("file_transfer/textbook/{file}");
        says("file-transfer", CLIENT, &file, &client, &["names", "quit"]);
    }
}

#[test]
fn lines_that_end_with_nothing_but_cr_lf() {
    let lines = [
        ("framing", "line"),
        ("newline", "crlf"),
        ("session", "many"),
        ("answer_prefix", "Answer> "),
        ("bind", "loopback"),
    ];
    let file = "probe/upper_server_crlf_only.py";
    says("tcp-uppercase", SERVER, file, &lines, &["answer_end"]);
}
