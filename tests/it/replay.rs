//! Cases that last: kept when they fail, run first the next time, and run alone by `sockspec replay`.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

use crate::fuzz::{fuzz, kept, planted};
use crate::runs::sockspec;

const SEARCH: [&str; 6] = ["--check", "any-length", "--cases", "200", "--seed", "7"];
const CHECK: &str = "tcp-uppercase/server/any-length";
const MINIMAL: &str = "a sentence of 1024 bytes, all of them \"a\"";

fn reference() -> String {
    format!(
        "'{}' reference tcp-uppercase-server",
        env!("CARGO_BIN_EXE_sockspec")
    )
}

/// A folder with one case in it, its id, and the program that fails it.
fn failed() -> Option<(TempDir, String, String)> {
    let (place, server) = (tempfile::tempdir().unwrap(), planted("loses_last_byte.py")?);
    let _found = fuzz(place.path(), &server, &SEARCH).assert();
    let id = kept(place.path()).first().unwrap().id.clone();
    Some((place, id, server))
}

fn run(place: &Path, args: &[&str]) -> assert_cmd::assert::Assert {
    sockspec(args).current_dir(place).assert()
}

#[test]
fn a_case_is_listed_and_answers_what_has_become_of_it() {
    let Some((place, id, _)) = failed() else {
        return;
    };
    let listed = run(place.path(), &["replay"]).code(0);
    listed.stdout(contains(format!("{id}  {CHECK}  {MINIMAL}")));
    let again = run(place.path(), &["replay", &id]).code(1);
    again.stdout(contains(format!("FAILED  {id}")).and(contains("1023 of 1024")));
    let mended = ["replay", &id[..4], "--server", &reference()];
    let mended = run(place.path(), &mended).code(0);
    mended.stdout(contains(format!("FIXED  {id}")));
    let broken = ["replay", &id, "--server", "false"];
    run(place.path(), &broken).code(3).stdout(contains("ERROR"));
    let unknown = run(place.path(), &["replay", "zzzz"]).code(2);
    unknown.stderr(contains("no case that begins with zzzz"));
}

#[test]
fn the_command_that_is_told_works_as_it_stands() {
    let Some((place, id, server)) = failed() else {
        return;
    };
    let another = format!("{server} --another");
    let told = run(place.path(), &["replay", &id, "--server", &another]).code(1);
    let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    let again = told
        .lines()
        .find_map(|line| line.trim().strip_prefix("again   sockspec "));
    let words = shell_words::split(again.unwrap()).unwrap();
    assert_eq!(words, ["replay", &id, "--server", &another]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    run(place.path(), &words).code(1);
}

#[test]
fn one_case_is_no_verdict_about_the_program() {
    let Some((place, id, _)) = failed() else {
        return;
    };
    let told = run(place.path(), &["replay", &id]).code(1);
    told.stdout(contains("conforms").not().and(contains("1 failed").not()));
    let nothing = run(place.path(), &["replay", ""]).code(2);
    nothing.stderr(contains("the id of the case is empty"));
}

#[test]
fn a_file_is_no_folder_of_cases() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("cases"), "").unwrap();
    let more = ["--server", "true", "--case-dir", "cases"];
    for command in [
        &["replay"][..],
        &["run", "tcp-uppercase"],
        &["fuzz", "tcp-uppercase"],
    ] {
        let more = if command.len() == 1 {
            &more[2..]
        } else {
            &more
        };
        let refused = run(place.path(), &[command, more].concat()).code(2);
        refused.stderr(contains("cases are kept in a folder, and cases is a file"));
    }
}

#[test]
fn a_case_is_run_first_the_next_time() {
    let Some((place, id, server)) = failed() else {
        return;
    };
    // The seed is one that would find it late, or not at all.
    let judge = [
        "run",
        "tcp-uppercase",
        "--server",
        &server,
        "--check",
        "any-length",
    ];
    let judge = [&judge[..], &["--cases", "1", "--seed", "1"]].concat();
    let again = run(place.path(), &judge);
    again.stdout(contains(format!(
        "{id}: {MINIMAL}, found after 1 case, 0 shrinks"
    )));
    let another = format!("{server} --another");
    let other = judge.iter().map(|word| {
        if *word == server {
            another.as_str()
        } else {
            word
        }
    });
    let other: Vec<&str> = other.collect();
    let other = run(place.path(), &other);
    let first = "found after 1 case";
    other.stdout(contains(first).not());
    let elsewhere = tempfile::tempdir().unwrap();
    run(elsewhere.path(), &judge)
        .code(0)
        .stdout(contains(first).not());
}

#[test]
fn what_cannot_be_read_is_told_and_nothing_is_lost() {
    let Some((place, id, server)) = failed() else {
        return;
    };
    let cases = place.path().join(".sockspec/cases");
    let text = fs::read_to_string(cases.join(format!("{id}.json"))).unwrap();
    let changed = text.replace("1024,", "1025,");
    fs::write(cases.join("changed.json"), changed).unwrap();
    fs::write(cases.join("torn.json"), &text[..40]).unwrap();
    let listed = run(place.path(), &["replay"]).code(0).stdout(contains(&id));
    listed.stderr(contains("not the one that was saved").and(contains("torn.json is left aside")));
    let judge = [
        "run",
        "tcp-uppercase",
        "--server",
        &server,
        "--check",
        "any-length",
    ];
    run(place.path(), &judge).stderr(contains("torn.json is left aside"));
    assert!(cases.join("torn.json").exists() && cases.join("changed.json").exists());
}

#[test]
fn a_folder_that_cannot_be_written_to_fails_no_run() {
    let Some(server) = planted("loses_last_byte.py") else {
        return;
    };
    let place = tempfile::tempdir().unwrap();
    // Where this is run by root, permissions stop nobody: a file in the way does.
    fs::write(place.path().join(".sockspec"), "").unwrap();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let ended = fuzz(place.path(), &server, &SEARCH).assert().code(0);
    ended
        .stdout(contains("1023 of 1024"))
        .stderr(contains("cannot be saved in .sockspec/cases"));
}

#[test]
fn the_bundled_programs_keep_nothing() {
    let place = tempfile::tempdir().unwrap();
    let judge = ["run", "udp-hello", "--check", "*/server/*", "--cases", "2"];
    run(place.path(), &judge).code(0);
    assert!(!place.path().join(".sockspec").exists());
}
