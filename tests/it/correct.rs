//! Programs that are correct and differ where the assignment is silent pass every Must, and no cause is named for them but
//! those that they deserve.

use std::path::Path;

use sockspec_model::{Level, Verdict};

use crate::causes;
use crate::deserved::expect_no_other_cause;
use crate::programs::{all, command, folder};
use crate::runs::judge;

/// Of programs that wait by the clock nothing can be proved: what they lack is waited for, with the processor idle. More of
/// their attempts run side by side, and where each conversation takes its time the same three hundred are not held thrice.
const BY_THE_CLOCK: &[(&str, &[&str])] = &[
    ("client_timeout.py", &["--jobs", "8", "--cases", "4"]),
    ("server_lingering.py", &["--jobs", "8", "--cases", "12"]),
    ("server_socketserver.py", &["--jobs", "8", "--cases", "12"]),
    (
        "server_polling.py",
        &[
            "--jobs",
            "8",
            "--cases",
            "12",
            "--skip",
            "*/leaks-no-descriptors",
            "--skip",
            "*/leaves-no-zombies",
            "--skip",
            "*/flushes-its-console",
        ],
    ),
];

/// How a program is judged that waits by the clock.
fn by_the_clock(file: &Path) -> Option<&'static [&'static str]> {
    let mut known = BY_THE_CLOCK.iter();
    known.find_map(|(name, more)| file.ends_with(name).then_some(*more))
}

fn passes_every_must(role: &str, file: &Path) {
    let Some(command) = command(file) else { return };
    let more = by_the_clock(file).unwrap_or(&["--cases", "12"]);
    let ended = judge(role, &command, more);
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

/// Programs whose file names begin so, in one language, but for those that are judged elsewhere.
fn all_pass(role: &str, prefix: &str, language: &str) {
    let mut files = all("correct", prefix);
    files.retain(|file| file.extension().is_some_and(|one| one == language));
    files.retain(|file| by_the_clock(file).is_none() && !causes::judges(file));
    files.iter().for_each(|file| passes_every_must(role, file));
}

#[test]
fn programs_that_wait_by_the_clock() {
    for (name, _) in BY_THE_CLOCK {
        let role = if name.starts_with("client_") {
            "--client"
        } else {
            "--server"
        };
        passes_every_must(role, &folder("correct").join(name));
    }
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
