//! The machine: isolation by rungs, the bundled programs, the words of `doctor`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use predicates::str::contains;
use sockspec_model::{Event, Finished, Level, Verdict};

use crate::programs::{command, folder};
use crate::runs::{judge, sockspec};

#[test]
fn the_reference_programs_pass_everything() {
    sockspec(&[])
        .assert()
        .success()
        .stdout(contains("tcp-uppercase"));
}

#[test]
fn without_namespaces_the_reference_passes_too() {
    let reference = format!(
        "{} reference tcp-uppercase-server",
        env!("CARGO_BIN_EXE_sockspec")
    );
    let ended = judge(
        "--server",
        &reference,
        &["--isolation", "none", "--cases", "8"],
    );
    let bad: Vec<_> = ended
        .finished()
        .filter(|finished| finished.verdict != Verdict::Pass)
        .collect();
    assert!(bad.is_empty(), "{}", ended.story());
    assert_eq!(ended.code, 0, "{}", ended.story());
    assert!(
        ended.err.contains("none"),
        "the lower rung is told: {:?}",
        ended.err
    );
}

#[test]
fn without_namespaces_nothing_is_left_behind() {
    let Some(server) = command(&folder("hostile").join("leaves_children.c")) else {
        return;
    };
    let ended = judge(
        "--server",
        &server,
        &["--isolation", "none", "--check", "becomes-ready"],
    );
    assert!(ended.failed(Level::Must).is_empty(), "{}", ended.story());
    let name = server.rsplit('/').next().unwrap().to_owned();
    let processes = std::fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .map(|entry| entry.path().join("cmdline"));
    let left = processes
        .filter(|path| {
            std::fs::read(path).is_ok_and(|line| String::from_utf8_lossy(&line).contains(&server))
        })
        .count();
    assert_eq!(left, 0, "{name} is still running");
}

#[test]
fn an_interrupted_run_leaves_nothing_behind() {
    // Ctrl-C, a request to end, and the end of the terminal.
    for signal in ["-INT", "-TERM", "-HUP"] {
        assert_eq!(signalled(&[], signal), Some(130), "{signal}");
    }
}

#[test]
fn under_nohup_the_end_of_the_terminal_is_none_of_the_run() {
    assert_eq!(signalled(&["nohup"], "-HUP"), Some(1));
}

/// A server that says nothing, and is gone before anybody loses patience.
const MUTE: &str = "sleep 3";

/// The status of a run that gets a signal in its first attempt, and leaves nothing behind.
fn signalled(through: &[&str], signal: &str) -> Option<i32> {
    let folder = tempfile::tempdir().unwrap();
    let words = [through, &[env!("CARGO_BIN_EXE_sockspec")]].concat();
    let mut run = Command::new(words[0])
        .args(&words[1..])
        .args(["run", "tcp-uppercase", "--server", MUTE])
        .args(["--check", "becomes-ready", "--report", "jsonl=-"])
        .env("TMPDIR", folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(run.stdout.take().unwrap()).lines();
    let begun = told
        .by_ref()
        .map_while(Result::ok)
        .any(|line| line.contains("attempt_started"));
    assert!(begun, "the attempt is told while it is under way");
    let sent = Command::new("kill")
        .args([signal, &run.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
    let status = run.wait().unwrap().code();
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    status
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let Some(server) = command(&folder("textbook").join("tcp_server.c")) else {
        return;
    };
    let told = || {
        let ended = judge("--server", &server, &["--check", "any-*", "--cases", "20"]);
        let one = |finished: &Finished| {
            let minimal = finished.case.as_ref().map(|case| case.minimal.clone());
            (finished.check.clone(), finished.verdict, minimal)
        };
        ended.finished().map(one).collect::<Vec<_>>()
    };
    assert_eq!(told(), told());
}

#[test]
fn an_empty_run_is_no_pass() {
    let ended = judge("--server", "sleep 600", &["--check", "becomes-ready"]);
    assert_eq!(ended.code, 1, "{}", ended.story());
    assert!(matches!(
        ended.events.last(),
        Some(Event::RunFinished {
            conforms: false,
            ..
        })
    ));
}

#[test]
fn doctor_tells_the_rung_and_every_observation() {
    sockspec(&["doctor"])
        .assert()
        .success()
        .stdout(contains("isolation"));
}

#[test]
fn what_can_be_listed_can_be_explained() {
    for name in [
        "UT-S6",
        "joins-a-split-sentence",
        "tcp-uppercase/client/prompts-first",
        "one-receive-is-one-message",
        "ALL-S1",
    ] {
        sockspec(&["explain", name]).assert().success();
    }
    sockspec(&["list", "tcp-uppercase", "--dialect"])
        .assert()
        .success()
        .stdout(contains("framing"));
    sockspec(&["list", "tcp-uppercase", "--format", "json"])
        .assert()
        .success()
        .stdout(contains("\"UT-S1\""));
}
