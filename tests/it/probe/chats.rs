//! What is found out about chats of other people.

use super::programs::{CLIENT, SERVER, says};

#[test]
fn the_textbooks_chats() {
    let acks = [
        ("mode", "ack"),
        ("ack", "Server received your message: {message}"),
        ("framing", "segment"),
        ("name", "none"),
    ];
    for file in ["ack_server.py", "chat_ack_server.c"] {
        says(
            "chat",
            SERVER,
            &format!("chat/textbook/{file}"),
            &acks,
            &["sender_prefix"],
        );
    }
    let broadcasts = [
        ("mode", "broadcast"),
        ("sender_prefix", ""),
        ("echo_to_sender", "no"),
    ];
    says(
        "chat",
        SERVER,
        "chat/textbook/broadcast_server.py",
        &broadcasts,
        &["ack"],
    );
    let client = [
        ("mode", "ack"),
        ("name", "none"),
        ("shown", "Server response:"),
    ];
    for file in ["ack_client.py", "chat_ack_client.c"] {
        says(
            "chat",
            CLIENT,
            &format!("chat/textbook/{file}"),
            &client,
            &["quit"],
        );
    }
    let talks = [("typed_end", "none"), ("shown", "")];
    let not = ["mode", "name", "prompt"];
    says(
        "chat",
        CLIENT,
        "chat/textbook/broadcast_client.py",
        &talks,
        &not,
    );
}

#[test]
fn chats_of_other_designs() {
    let file = "chat/correct/broadcast_server_selectors.py";
    says(
        "chat",
        SERVER,
        file,
        &[("sender_prefix", "somebody says: ")],
        &[],
    );
    let file = "chat/correct/broadcast_server_chat_select.c";
    says("chat", SERVER, file, &[("echo_to_sender", "yes")], &[]);
    let file = "chat/correct/ack_client_lines.py";
    says(
        "chat",
        CLIENT,
        file,
        &[("framing", "line"), ("prompt", ">")],
        &[],
    );
}

#[test]
fn a_name_that_is_announced_is_no_message() {
    let file = "probe/chat_server_announces.py";
    let room = [
        ("mode", "broadcast"),
        ("name", "asked"),
        ("welcome", "Welcome to the room"),
        ("framing", "line"),
        ("sender_prefix", "[{name}] "),
    ];
    says("chat", SERVER, file, &room, &["ack"]);
}

#[test]
fn how_chat_clients_name_and_end_themselves() {
    let named = [
        ("name", "asked"),
        ("quit", "/quit"),
        ("prompt", "say:"),
        ("shown", "<-"),
    ];
    says(
        "chat",
        CLIENT,
        "probe/chat_client_names.py",
        &named,
        &["mode"],
    );
    // A banner is no question for a name, and nobody can tell that it is none.
    let file = "probe/chat_client_banner.py";
    says(
        "chat",
        CLIENT,
        file,
        &[("quit", "exit"), ("shown", "")],
        &["name"],
    );
}

#[test]
fn a_refusal_is_no_acknowledgement() {
    let file = "probe/chat_server_nick_first.py";
    let room = [
        ("mode", "broadcast"),
        ("name", "NICK {name}"),
        ("sender_prefix", "{name}: "),
        ("echo_to_sender", "no"),
    ];
    says("chat", SERVER, file, &room, &["ack"]);
}
