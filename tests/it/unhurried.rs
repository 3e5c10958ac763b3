//! Programs that are correct and pause where others go on at once pass what they were once accused in: a pause is no
//! silence, and what lingers is not kept.

use sockspec_model::Verdict;

use crate::programs::{command, folder};
use crate::runs::judge_in;

/// Judges a program, whose file name tells its role, by these checks alone; it passes them all.
fn passes(scenario: &str, file: &str, checks: &[&str]) {
    let Some(command) = command(&folder("unhurried").join(file)) else {
        return;
    };
    let role = match file.contains("_client_") {
        true => "--client",
        false => "--server",
    };
    let mut more = vec!["--cases", "4"];
    checks
        .iter()
        .for_each(|check| more.extend(["--check", check]));
    let ended = judge_in(scenario, role, &command, &more);
    assert_eq!(ended.finished().count(), checks.len(), "{}", ended.story());
    let passed = |name: &&str| ended.check(name).verdict == Verdict::Pass;
    assert!(checks.iter().all(passed), "{file}: {}", ended.story());
}

#[test]
fn a_server_that_reads_late() {
    let checks = ["takes-the-line", "outlives-its-clients", "survives-nul"];
    passes("tcp-dialogue", "dialogue_server_rests.py", &checks);
}

#[test]
fn a_server_that_polls() {
    let checks = ["receives-a-text-file", "joins-a-split-character"];
    passes("file-transfer", "file_server_polls.py", &checks);
}

#[test]
fn a_server_whose_children_outlive_it() {
    let checks = ["receives-a-text-file", "receives-from-each-client"];
    passes("file-transfer", "file_server_parent_ends_first.py", &checks);
}

#[test]
fn a_server_whose_threads_linger() {
    let checks = ["leaks-no-descriptors", "memory-stays-flat"];
    passes("tcp-uppercase", "upper_server_lingers.py", &checks);
}

#[test]
fn a_server_that_starts_slowly() {
    let file = "upper_server_starts_slowly.py";
    passes("tcp-uppercase", file, &["reports-a-taken-port"]);
}

#[test]
fn a_server_that_logs_late() {
    let checks = ["logs-connections", "logs-messages"];
    passes("chat", "chat_server_logs_late.py", &checks);
}

#[test]
fn a_client_that_pauses() {
    let checks = [
        "survives-a-close",
        "survives-a-reset",
        "survives-an-empty-line",
        "ends-cleanly",
    ];
    passes("tcp-uppercase", "upper_client_pauses.py", &checks);
}
