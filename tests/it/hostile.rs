//! Whatever a program does, the harness survives it, leaves no process behind, and says who is at fault.

use std::collections::BTreeSet;

use sockspec_model::{Level, Verdict};

use crate::programs::{command, folder};
use crate::runs::{Ended, judge, sockspec};

/// Judges a hostile program with a few checks and makes sure that nothing of it is left.
fn meet(file: &str, checks: &[&str]) -> Option<Ended> {
    let command = command(&folder("hostile").join(file))?;
    let before = strangers();
    let more: Vec<&str> = checks
        .iter()
        .flat_map(|check| ["--check", *check])
        .collect();
    let ended = judge("--server", &command, &more);
    assert!(
        ended
            .finished()
            .all(|finished| finished.verdict != Verdict::Error),
        "{}",
        ended.story()
    );
    let left: Vec<String> = strangers()
        .difference(&before)
        .filter(|name| name.contains(file))
        .cloned()
        .collect();
    assert!(left.is_empty(), "left behind: {left:?}");
    Some(ended)
}

/// Command lines of all processes that were started from the sample programs.
fn strangers() -> BTreeSet<String> {
    let processes = std::fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .map(|entry| entry.path());
    let lines = processes
        .filter_map(|path| Some((path.clone(), std::fs::read(path.join("cmdline")).ok()?)));
    lines
        .map(|(path, line)| format!("{}: {}", path.display(), String::from_utf8_lossy(&line)))
        .filter(|line| line.contains("hostile"))
        .collect()
}

fn verdict(ended: &Ended, check: &str) -> Verdict {
    ended.check(check).verdict
}

const PLAIN: &[&str] = &[
    "becomes-ready",
    "answers-in-upper-case",
    "serves-the-next-client",
];

#[test]
fn a_flood_of_a_gigabyte_costs_one_attempt() {
    let Some(ended) = meet("flood.c", &["becomes-ready", "answers-in-upper-case"]) else {
        return;
    };
    assert_eq!(
        verdict(&ended, "becomes-ready"),
        Verdict::Pass,
        "{}",
        ended.story()
    );
    assert!(
        ended.out.len() < 1 << 20,
        "the report has {} bytes",
        ended.out.len()
    );
}

#[test]
fn children_that_stay_are_ended() {
    for file in [
        "leaves_children.py",
        "leaves_children.c",
        "forks_bomb_small.c",
    ] {
        let Some(ended) = meet(file, PLAIN) else {
            continue;
        };
        assert!(
            ended.failed(Level::Must).is_empty(),
            "{file}: {}",
            ended.story()
        );
    }
}

#[test]
fn files_that_are_written_to_the_last_moment_are_removed() {
    let Some(command) = command(&folder("hostile").join("writes_on.py")) else {
        return;
    };
    let place = tempfile::tempdir().unwrap();
    let mut args = vec!["run", "tcp-uppercase", "--server", &command];
    args.extend(PLAIN.iter().flat_map(|check| ["--check", *check]));
    sockspec(&args)
        .env("TMPDIR", place.path())
        .assert()
        .success();
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn a_program_that_ignores_signals_is_ended() {
    let Some(ended) = meet(
        "ignores_sigterm.py",
        &[
            "becomes-ready",
            "answers-in-upper-case",
            "stops-on-interrupt",
        ],
    ) else {
        return;
    };
    assert_eq!(
        verdict(&ended, "stops-on-interrupt"),
        Verdict::Fail,
        "{}",
        ended.story()
    );
}

#[test]
fn a_closed_console_is_no_failure() {
    let Some(ended) = meet("closes_console.c", PLAIN) else {
        return;
    };
    assert!(ended.failed(Level::Must).is_empty(), "{}", ended.story());
}

#[test]
fn a_crash_is_told_with_its_last_words() {
    let Some(ended) = meet("dies_by_signal.c", PLAIN) else {
        return;
    };
    let check = ended.check("answers-in-upper-case");
    let finding = check.finding.as_ref().unwrap();
    assert!(finding.message.contains("SIGSEGV"), "{finding:?}");
    let ending = finding.ending.as_ref().unwrap();
    assert!(ending.how.contains("SIGSEGV"), "{ending:?}");
    assert!(!ending.last_words.as_str().is_empty(), "{ending:?}");
}

#[test]
fn what_follows_from_the_end_of_our_own_process_accuses_nobody() {
    let Some(command) = command(&folder("hostile").join("ends_the_harness.py")) else {
        return;
    };
    let args = [
        "--isolation",
        "none",
        "--check",
        "answers-in-upper-case",
        "--check",
        "closes-after-the-answer",
    ];
    let ended = judge("--server", &command, &args);
    let verdicts: BTreeSet<Verdict> = ended.finished().map(|finished| finished.verdict).collect();
    assert_eq!(
        verdicts,
        BTreeSet::from([Verdict::Error]),
        "{}",
        ended.story()
    );
}

#[test]
fn nothing_that_a_program_prints_is_a_verdict() {
    let Some(ended) = meet("exits_zero_early.py", PLAIN) else {
        return;
    };
    assert_eq!(
        verdict(&ended, "becomes-ready"),
        Verdict::Fail,
        "{}",
        ended.story()
    );
    assert_eq!(ended.finished().count(), 1, "{}", ended.story());
}

#[test]
fn a_server_on_another_port_is_told_so() {
    let Some(ended) = meet("listens_elsewhere.py", &["becomes-ready"]) else {
        return;
    };
    let finding = ended.check("becomes-ready").finding.as_ref().unwrap();
    assert!(finding.actual.contains("12001"), "{finding:?}");
}

#[test]
fn noise_on_the_console_acts_on_nothing() {
    let Some(command) = command(&folder("hostile").join("ansi_noise.py")) else {
        return;
    };
    let args = [
        "run",
        "tcp-uppercase",
        "--server",
        &command,
        "--set",
        "answer_prefix=never there",
        "--check",
        "answers-in-upper-case",
    ];
    let ended = crate::runs::run(&args);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(
        ended
            .out
            .chars()
            .all(|letter| letter == '\n' || !letter.is_control()),
        "{:?}",
        ended.out
    );
}

#[test]
fn a_slow_start_is_waited_for() {
    let Some(ended) = meet("slow_start.py", PLAIN) else {
        return;
    };
    assert!(ended.failed(Level::Must).is_empty(), "{}", ended.story());
}
