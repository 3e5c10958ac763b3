//! Programs that are correct and differ where the assignment is silent pass every Must, and no cause is named for them but
//! those that they deserve.

use std::path::Path;

use sockspec_model::{Level, Verdict};

use crate::deserved::expect_no_other_cause;
use crate::programs::{all, command};
use crate::runs::judge;

fn passes_every_must(role: &str, file: &Path) {
    let Some(command) = command(file) else { return };
    let ended = judge(role, &command, &["--cases", "12"]);
    expect_no_other_cause("tcp-uppercase", file, &ended);
    assert!(
        ended.failed(Level::Must).is_empty(),
        "{}\n{}",
        file.display(),
        ended.story()
    );
    let passed = ended
        .finished()
        .filter(|finished| finished.verdict == Verdict::Pass)
        .count();
    assert!(
        passed >= 7,
        "{}: only {passed} checks passed\n{}",
        file.display(),
        ended.story()
    );
    assert_eq!(ended.code, 0, "{}\n{}", file.display(), ended.story());
}

fn all_pass(role: &str, prefix: &str, language: &str) {
    let files = all("correct", prefix).into_iter().filter(|file| {
        file.extension()
            .is_some_and(|extension| extension == language)
    });
    files.for_each(|file| passes_every_must(role, &file));
}

#[test]
fn servers_in_python() {
    all_pass("--server", "server_", "py");
}

#[test]
fn servers_in_c() {
    all_pass("--server", "server_", "c");
}

#[test]
fn servers_in_rust() {
    all_pass("--server", "server_", "rs");
}

#[test]
fn clients_in_python() {
    all_pass("--client", "client_", "py");
}

#[test]
fn clients_in_c() {
    all_pass("--client", "client_", "c");
}

#[test]
fn clients_in_rust() {
    all_pass("--client", "client_", "rs");
}
