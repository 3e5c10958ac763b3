//! Reports say whom they speak of: a client by its number and its name, a datagram by where it came from.

use crate::programs::{command, folder};
use crate::runs::run;

fn told(args: &[&str]) -> String {
    run(args)
        .out
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_guest_has_its_name_beside_its_number() {
    let file = folder("chat/textbook").join("broadcast_server.py");
    let Some(server) = command(&file) else { return };
    let check = [
        "--set",
        "mode=broadcast",
        "--check",
        "is-not-held-up-by-a-slow-reader",
    ];
    let told = told(&[&["run", "chat", "--server", &server], &check[..]].concat());
    assert!(
        told.contains("client 1 we connected (called Anna)"),
        "{told}"
    );
    assert!(
        told.contains("client 2 we connected (called Ben)"),
        "{told}"
    );
}

#[test]
fn an_answer_from_another_port_shows_where_it_came_from() {
    let file = folder("wrong").join("udp_server_answers_from_elsewhere.py");
    let Some(server) = command(&file) else { return };
    let check = ["--check", "answers-from-its-own-port"];
    let told = told(&[&["run", "udp-uppercase", "--server", &server], &check[..]].concat());
    assert!(told.contains("(from 127.0.0.1:"), "{told}");
    assert!(
        told.contains("and not from 127.0.0.1:12000, where we had sent to)"),
        "{told}"
    );
}

#[test]
fn a_stranger_shows_where_it_speaks_from() {
    let file = folder("wrong").join("udp_client_listens_to_strangers.py");
    let Some(client) = command(&file) else { return };
    let check = ["--check", "ignores-a-stranger"];
    let told = told(&[&["run", "udp-uppercase", "--client", &client], &check[..]].concat());
    assert!(
        told.contains("\"the words of a stranger\" (from port "),
        "{told}"
    );
    assert!(told.contains("to which it never sent)"), "{told}");
}
