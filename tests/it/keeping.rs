//! What is kept: of failures always, of every attempt where that is asked for; by every command that tells of failures.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::assert::Assert;
use predicates::prelude::*;
use predicates::str::contains;

use crate::fuzz::{kept, planted};
use crate::runs::sockspec;

const CHECK: &str = "any-length";

/// `sockspec` in this folder.
fn run(place: &Path, args: &[&str]) -> Assert {
    sockspec(args).current_dir(place).assert()
}

/// Judges a server by a check that it passes and one that it fails.
fn judged(place: &Path, server: &str, more: &[&str]) {
    let words = [
        "run",
        "tcp-uppercase",
        "--server",
        server,
        "--check",
        CHECK,
        "--check",
        "answers-in-upper-case",
        "--seed",
        "7",
        "--report",
        "jsonl=run.jsonl",
    ];
    run(place, &[&words[..], more].concat()).code(0);
}

/// Files of a folder by the end of their names.
fn endings(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let name = |file: fs::DirEntry| file.file_name().into_string().unwrap();
    let names: BTreeSet<String> = files.map(name).collect();
    let ending = |name: &String| name.rsplit_once('.').map(|(_, end)| end.to_owned());
    names.iter().filter_map(ending).collect()
}

#[test]
fn every_attempt_is_kept_where_that_is_asked_for() {
    let (place, Some(server)) = (tempfile::tempdir().unwrap(), planted("loses_last_byte.py"))
    else {
        return;
    };
    judged(place.path(), &server, &["--keep", "all"]);
    let all = place.path().join("all");
    let told = |check: &str| {
        fs::read_to_string(all.join(format!("tcp-uppercase.server.{check}.attempt-1.txt"))).unwrap()
    };
    let passed = told("answers-in-upper-case");
    assert!(
        passed.starts_with("PASS  tcp-uppercase/server/answers-in-upper-case"),
        "{passed}"
    );
    assert!(
        passed.contains("we sent") && passed.contains("you answered"),
        "{passed}"
    );
    let failed = told(CHECK);
    assert!(
        failed.starts_with("FAIL") && failed.contains("1023 of 1024"),
        "{failed}"
    );
    // The attempts, two of them, and what shows the failure.
    assert_eq!(
        endings(&all),
        ["pcapng", "py", "pcapng", "txt", "pcapng", "txt"]
    );
}

#[test]
fn of_what_passes_nothing_is_kept_else() {
    let (place, Some(server)) = (tempfile::tempdir().unwrap(), planted("loses_last_byte.py"))
    else {
        return;
    };
    judged(place.path(), &server, &[]);
    let usual = place.path().join(".sockspec");
    assert_eq!(endings(&usual), ["pcapng", "py"]);
    let recorded = fs::read_to_string(place.path().join("run.jsonl")).unwrap();
    assert!(!recorded.contains("attempt_finished"));
}

#[test]
fn a_recorded_run_shows_its_failures_again() {
    let (place, Some(server)) = (tempfile::tempdir().unwrap(), planted("loses_last_byte.py"))
    else {
        return;
    };
    judged(place.path(), &server, &[]);
    let files = |folder: &str| {
        let files = fs::read_dir(place.path().join(folder)).unwrap().flatten();
        let captures =
            files.filter(|file| file.path().extension().is_some_and(|end| end == "pcapng"));
        captures
            .map(|file| fs::read(file.path()).unwrap())
            .collect::<Vec<_>>()
    };
    run(place.path(), &["report", "--from", "run.jsonl"]).code(0);
    let again = ["report", "--from", "run.jsonl", "--keep", "again"];
    run(place.path(), &again)
        .code(0)
        .stdout(contains("python3 again/repro-"));
    assert_eq!(files("again"), files(".sockspec"));
    assert_eq!(endings(&place.path().join("again")), ["pcapng", "py"]);
}

#[test]
fn what_is_found_and_what_is_replayed_is_shown_too() {
    let (place, Some(server)) = (tempfile::tempdir().unwrap(), planted("loses_last_byte.py"))
    else {
        return;
    };
    let search = [
        "fuzz",
        "tcp-uppercase",
        "--server",
        &server,
        "--check",
        CHECK,
        "--cases",
        "200",
        "--seed",
        "7",
        "--keep",
        "found",
    ];
    run(place.path(), &search).stdout(contains("python3 found/repro-"));
    let id = kept(place.path()).first().unwrap().id.clone();
    let replay = ["replay", &id, "--keep", "replayed"];
    let shown = contains("python3 replayed/repro-").and(contains("FAILED"));
    run(place.path(), &replay).code(1).stdout(shown);
    for folder in ["found", "replayed"] {
        assert_eq!(
            endings(&place.path().join(folder)),
            ["pcapng", "py"],
            "{folder}"
        );
    }
}
