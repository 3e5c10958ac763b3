//! Clients that end their own direction and wait for the server to end the other one: we are that server.

use crate::programs::{command, folder};
use crate::runs::sockspec;

fn passes(scenario: &str, file: &str, check: &str, more: &[&str]) {
    let folder = folder(&scenario.replace('-', "_")).join("correct");
    let Some(client) = command(&folder.join(file)) else {
        return;
    };
    let run = ["run", scenario, "--client", &client, "--check", check];
    sockspec(&[&run[..], &["--strict"], more].concat())
        .assert()
        .code(0);
}

#[test]
fn a_file_client_is_let_go_after_an_empty_file() {
    let file = "client_half_close.py";
    passes("file-transfer", file, "sends-an-empty-file", &[]);
}

#[test]
fn a_chat_client_is_let_go_at_the_end_of_input() {
    let (file, broadcast) = (
        "broadcast_client_half_close.py",
        ["--set", "mode=broadcast"],
    );
    passes("chat", file, "ends-on-end-of-input", &broadcast);
}
