//! `sockspec fuzz`: planted defects are found and made small, for as long as wanted, and what was found is kept.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use assert_cmd::Command;
use predicates::str::contains;
use sockspec_model::SavedCase;
use tempfile::TempDir;

use crate::programs::{command, folder};
use crate::runs::sockspec;

/// A program of the folder, as an argument.
pub(crate) fn planted(name: &str) -> Option<String> {
    command(&folder("fuzz").join(name))
}

/// A search in a folder, against one of these programs.
pub(crate) fn fuzz(place: &Path, server: &str, more: &[&str]) -> Command {
    let mut command = sockspec(&["fuzz", "tcp-uppercase", "--server", server]);
    command.args(more).current_dir(place);
    command
}

/// The cases that were kept, by check.
pub(crate) fn kept(place: &Path) -> Vec<SavedCase> {
    let Ok(files) = fs::read_dir(place.join(".sockspec/cases")) else {
        return Vec::new();
    };
    let files = files.map(|file| file.unwrap().path());
    // A file is written under another name first.
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "json"));
    let case = |file| serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let mut cases: Vec<SavedCase> = files.map(case).collect();
    cases.sort_by_key(|case| case.check.clone());
    cases
}

/// The one minimal case that a property fails.
fn minimal(place: &Path, check: &str) -> String {
    let cases = kept(place);
    let found = cases.iter().find(|case| case.check.ends_with(check));
    let found = found.unwrap_or_else(|| panic!("{check} has no case: {cases:?}"));
    found.minimal.clone()
}

fn place() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_last_byte_that_is_lost_now_and_then_is_found_in_ten_seconds() {
    let Some(server) = planted("loses_last_byte.py") else {
        return;
    };
    let place = place();
    let ended = fuzz(place.path(), &server, &["--for", "10s"]).assert();
    ended.stdout(contains("it ends after 1023 of 1024 bytes"));
    let shown = minimal(place.path(), "any-length");
    assert_eq!(shown, "a sentence of 1024 bytes, all of them \"a\"");
}

#[test]
fn answers_that_are_swapped_need_two_clients() {
    let Some(server) = planted("swaps_answers.py") else {
        return;
    };
    let place = place();
    let more = ["--cases", "200", "--check", "interleaved-*"];
    let ended = fuzz(place.path(), &server, &more).assert().code(1);
    ended.stdout(contains("more like it"));
    assert_eq!(
        minimal(place.path(), "own-answers"),
        "client 1 asks \"a\" (1 byte), client 2 asks \"b\" (1 byte)"
    );
}

#[test]
fn a_character_cut_in_two_is_one_character() {
    let Some(server) = planted("cuts_characters.py") else {
        return;
    };
    let place = place();
    let more = ["--cases", "200", "--check", "joins-any-*"];
    fuzz(place.path(), &server, &more).assert().code(0);
    assert_eq!(
        minimal(place.path(), "joins-any-split-characters"),
        "\"\u{e0}\" (2 bytes: c3 a0), cut after byte 1, inside a character"
    );
}

#[test]
fn a_program_that_crashes_is_started_again() {
    let Some(server) = planted("crashes_at_q.py") else {
        return;
    };
    let place = place();
    let more = [
        "--cases",
        "300",
        "--check",
        "any-ascii-sentence",
        "--seed",
        "7",
    ];
    let ended = fuzz(place.path(), &server, &more).assert().code(1);
    let ended = ended.stdout(contains("ValueError: no q, please"));
    ended.stdout(contains("more like it"));
    assert_eq!(
        minimal(place.path(), "any-ascii-sentence"),
        "\"q\" (1 byte)"
    );
}

#[test]
fn the_same_seed_gives_the_same_cases_however_many_workers_share_them() {
    let Some(server) = planted("crashes_at_q.py") else {
        return;
    };
    let alike = |jobs: &str| {
        let place = place();
        let check = [
            "--check",
            "any-ascii-sentence",
            "--seed",
            "3",
            "--jobs",
            jobs,
        ];
        let more = [&["--cases", "128"], &check[..]].concat();
        fuzz(place.path(), &server, &more).assert().code(1);
        kept(place.path())
            .iter()
            .map(|case| case.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(alike("1"), alike("2"));
}

#[test]
fn a_correct_program_has_nothing_to_fear() {
    let place = place();
    let server = format!(
        "'{}' reference tcp-uppercase-server",
        env!("CARGO_BIN_EXE_sockspec")
    );
    let ended = fuzz(place.path(), &server, &["--cases", "64", "--seed", "7"]).assert();
    ended.code(0).stdout(contains("0 ways of failing found"));
    assert!(!place.path().join(".sockspec").exists());
}

#[test]
fn ctrl_c_ends_it_with_what_was_found() {
    let Some(server) = planted("loses_last_byte.py") else {
        return;
    };
    let place = place();
    let mut search = std::process::Command::new(env!("CARGO_BIN_EXE_sockspec"))
        .args(["fuzz", "tcp-uppercase", "--server", &server])
        .args(["--for", "1h", "--check", "any-length"])
        .current_dir(place.path())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while kept(place.path()).is_empty() && began.elapsed() < Duration::from_secs(60) {
        std::thread::yield_now();
    }
    let pid = search.id().to_string();
    std::process::Command::new("kill")
        .args(["-INT", &pid])
        .status()
        .unwrap();
    let mut told = String::new();
    std::io::Read::read_to_string(search.stdout.as_mut().unwrap(), &mut told).unwrap();
    assert_eq!(search.wait().unwrap().code(), Some(130), "{told}");
    assert!(told.contains("it ends after 1023 of 1024 bytes"), "{told}");
    assert!(
        told.contains("1 way of failing found, interrupted"),
        "{told}"
    );
}

#[test]
fn only_properties_are_searched() {
    let server = format!(
        "'{}' reference tcp-uppercase-server",
        env!("CARGO_BIN_EXE_sockspec")
    );
    let search = ["--check", "keeps-clients-apart"];
    let ended = fuzz(place().path(), &server, &search).assert().code(4);
    ended.stderr(contains("only properties are searched"));
}
