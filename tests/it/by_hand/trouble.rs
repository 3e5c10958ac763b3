//! What keeps a script from trying anything: it says so and ends with 2, and accuses nobody.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

use super::case::{Case, free_port};
use crate::programs::python;

const ANYWHERE: &str = "0.0.0.0";

/// Where nothing can be tried: what is said of it.
fn trouble(script: &str, arguments: &[&str], place: &Path) -> String {
    let mut command = Command::new(python().unwrap());
    command.arg(script).args(arguments).current_dir(place);
    let ended = command.output().unwrap();
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(said.contains("It could not be tried: "), "{said}");
    assert!(ended.stderr.is_empty(), "{ended:?}");
    said
}

fn script_of(name: &str, check: &str, place: &Path) -> String {
    let ended = Case::of(name).judge(check, place, &[]);
    ended.check(check).by_hand.script.clone().unwrap()
}

#[test]
fn a_server_that_is_not_there_has_not_failed() {
    if python().is_none() {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let script = script_of(
        "closes-after-the-first-line",
        "answers-every-line",
        place.path(),
    );
    let port = free_port().to_string();
    let said = |arguments: &[&str]| trouble(&script, arguments, place.path());
    assert!(said(&["127.0.0.1", &port]).contains("nobody takes a connection at port"));
    assert!(said(&["127.0.0.1"]).contains("say both HOST and PORT"));
    assert!(said(&["127.0.0.1", &port, "1"]).contains("say both HOST and PORT"));
}

#[test]
fn a_process_that_is_gone_has_not_failed() {
    if python().is_none() {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let script = script_of("stops-after-one-greeting", "survives-a-reset", place.path());
    let mut gone = Command::new("true").spawn().unwrap();
    gone.wait().unwrap();
    let arguments = ["127.0.0.1", "9", &gone.id().to_string()];
    assert!(trouble(&script, &arguments, place.path()).contains("No such process"));
}

#[test]
fn a_client_is_not_judged_where_a_port_or_a_file_is_taken() {
    if python().is_none() {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let script = script_of(
        "sends-a-newline-for-nothing",
        "sends-an-empty-file",
        place.path(),
    );
    let taken = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = || trouble(&script, &[ANYWHERE, &port], place.path());
    assert!(said().contains("another program may have it"));
    drop(taken);
    let file = place.path().join("empty.txt");
    fs::write(&file, "mine").unwrap();
    assert!(said().contains("File exists"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}
