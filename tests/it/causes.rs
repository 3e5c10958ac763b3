//! A cause is named for what fails, the right one, and none for what passes.

use std::collections::BTreeSet;
use std::path::Path;

use sockspec_model::{Confidence, Deed, Experiment, Level, Outcome, Question, Verdict};

use crate::programs::{command, folder};
use crate::runs::{Ended, judge, judge_in};
use crate::samples::cause;

/// A program, and the causes behind the checks that it fails.
struct Program {
    role: &'static str,
    file: &'static str,
    causes: &'static [(&'static str, &'static str)],
}

const PROGRAMS: &[Program] = &[
    Program {
        role: "--server",
        file: "textbook/tcp_server.py",
        causes: &[
            ("serves-others-while-one-is-idle", "serves-one-at-a-time"),
            ("joins-a-split-sentence", ONE_RECEIVE),
            ("joins-single-bytes", ONE_RECEIVE),
            ("any-segmentation", ONE_RECEIVE),
            ("answers-a-long-sentence", BUFFER),
            ("any-length", BUFFER),
            ("joins-a-split-character", "bytes-decoded-per-receive"),
            ("joins-any-split-characters", "bytes-decoded-per-receive"),
            ("survives-invalid-utf8", "crashes-on-undecodable-input"),
            ("survives-any-bytes", "crashes-on-undecodable-input"),
            ("flushes-its-console", "output-not-flushed"),
            ("survives-a-reset", "dies-of-a-clients-error"),
            ("restarts-at-once", "no-SO_REUSEADDR"),
        ],
    },
    Program {
        role: "--client",
        file: "textbook/tcp_client.py",
        causes: &[
            ("gathers-a-split-answer", ONE_RECEIVE),
            ("shows-a-long-answer", BUFFER),
            ("joins-a-split-character", "bytes-decoded-per-receive"),
            ("survives-an-empty-line", "empty-input-hang"),
            ("explains-errors-in-words", "stack-trace-instead-of-words"),
        ],
    },
    Program {
        role: "--server",
        file: "correct/server_asyncio.py",
        causes: &[],
    },
    Program {
        role: "--server",
        file: "correct/server_selectors.py",
        causes: &[
            ("upper-cases-letters-beyond-ascii", "ascii-only-mapping"),
            ("joins-a-split-character", "ascii-only-mapping"),
            ("joins-any-split-characters", "ascii-only-mapping"),
            ("any-stable-unicode-sentence", "ascii-only-mapping"),
        ],
    },
    Program {
        role: "--client",
        file: "correct/client_asyncio.py",
        causes: &[("explains-errors-in-words", "stack-trace-instead-of-words")],
    },
];

/// Whether a program is judged here, check by check.
pub(crate) fn judges(file: &Path) -> bool {
    PROGRAMS.iter().any(|program| file.ends_with(program.file))
}

#[test]
fn every_failure_of_a_sound_program_has_its_cause_and_what_passes_has_none() {
    for program in PROGRAMS {
        let Some(command) = command(&folder(program.file)) else {
            continue;
        };
        let ended = judge(program.role, &command, &["--cases", "16"]);
        assert_eq!(ended.code, 0, "{}", ended.story());
        assert!(ended.failed(Level::Must).is_empty(), "{}", ended.story());
        assert_eq!(
            named(&ended),
            program.causes.iter().copied().collect(),
            "{}",
            ended.story()
        );
        let passed = ended.finished().filter(|one| one.verdict == Verdict::Pass);
        for one in passed {
            assert!(
                one.cause.is_none() && one.experiments.is_empty(),
                "{}",
                one.check
            );
        }
    }
}

/// The checks that failed, each with its cause.
fn named(ended: &Ended) -> BTreeSet<(&str, &str)> {
    let failed = ended.finished().filter(|one| one.verdict == Verdict::Fail);
    let names = failed.map(|one| {
        let check = one.check.rsplit('/').next().unwrap();
        (
            check,
            one.cause.as_ref().map_or("none", |cause| &cause.name),
        )
    });
    names.collect()
}

#[test]
fn the_size_of_a_buffer_is_found_by_bisection() {
    let Some(command) = command(&folder("wrong/chat_server_sixteen_bytes.py")) else {
        return;
    };
    let ended = judge_in(
        "chat",
        "--server",
        &command,
        &["--check", "*/acknowledges-many"],
    );
    let check = ended.check("acknowledges-many");
    assert_eq!(
        cause(&ended, "acknowledges-many"),
        Some(BUFFER),
        "{}",
        ended.story()
    );
    assert_eq!(
        check.cause.as_ref().unwrap().confidence,
        Confidence::Certain
    );
    let [experiment] = check.experiments.as_slice() else {
        panic!("one experiment tells: {:?}", check.experiments);
    };
    assert_eq!(experiment.question, Question::Longest);
    assert_eq!(experiment.outcome, Outcome::Whole(16));
}

#[test]
fn the_same_seed_tries_the_same() {
    let Some(command) = command(&folder("textbook/tcp_server.py")) else {
        return;
    };
    let once = || {
        let more = ["--check", "*/any-length", "--cases", "16"];
        judge("--server", &command, &more)
            .check("any-length")
            .clone()
    };
    let (first, second) = (once(), once());
    assert!(!first.experiments.is_empty());
    assert_eq!(first.experiments, second.experiments);
    assert_eq!(first.cause, second.cause);
}

#[test]
fn a_server_over_udp_that_stays_with_its_first_client_is_known() {
    let Some(command) = command(&folder("wrong/udp_server_first_client.py")) else {
        return;
    };
    let check = "replies-from-its-own-port";
    let pattern = format!("*/{check}");
    let ended = judge_in("udp-hello", "--server", &command, &["--check", &pattern]);
    assert_eq!(
        cause(&ended, check),
        Some("one-client-only"),
        "{}",
        ended.story()
    );
}

/// A trial of each kind of program that was not tried before: what was tried, and what came of it.
#[test]
fn files_and_clients_are_tried_too() {
    let cases = [
        (
            "file-transfer",
            "--server",
            "wrong/file_server_thirty_bytes.py",
            "any-text",
            (Deed::Stores, Outcome::Whole(30)),
        ),
        (
            "tcp-uppercase",
            "--client",
            "textbook/tcp_client.py",
            "shows-a-long-answer",
            (Deed::Shows, Outcome::Whole(1024)),
        ),
    ];
    for (scenario, role, file, check, expected) in cases {
        let Some(command) = command(&folder(file)) else {
            continue;
        };
        let pattern = format!("*/{check}");
        let ended = judge_in(scenario, role, &command, &["--check", &pattern]);
        assert_eq!(cause(&ended, check), Some(BUFFER), "{}", ended.story());
        let [made] = ended.check(check).experiments.as_slice() else {
            panic!("one experiment tells: {}", ended.story());
        };
        assert_eq!((made.deed, made.outcome.clone()), expected);
    }
}

#[test]
fn what_lacks_its_last_byte_at_some_lengths_is_no_matter_of_a_buffer() {
    let Some(command) = command(&folder("fuzz/loses_last_byte.py")) else {
        return;
    };
    let more = ["--check", "*/any-length", "--cases", "16"];
    let ended = judge("--server", &command, &more);
    let check = ended.check("any-length");
    assert_eq!(check.verdict, Verdict::Fail, "{}", ended.story());
    assert_eq!(cause(&ended, "any-length"), None, "{}", ended.story());
    let longer = |one: &Experiment| matches!(one.outcome, Outcome::LongerIsWhole { .. });
    assert!(check.experiments.iter().any(longer), "{}", ended.story());
}

const ONE_RECEIVE: &str = "one-receive-is-one-message";
const BUFFER: &str = "buffer-of-N-bytes";

/// How much comes says nothing where it depends on who reads: a slow reader tells a send that was not continued from a
/// buffer that was too small.
#[test]
fn a_slow_reader_tells_a_partial_send_from_a_buffer() {
    let cases = [
        (
            "sends-what-the-kernel-takes-at-once",
            "partial-send-not-continued",
        ),
        ("cuts-a-file-at-a-megabyte", BUFFER),
    ];
    for (flaw, name) in cases {
        let client = format!(
            "{} __flaw {flaw} --port 8080",
            env!("CARGO_BIN_EXE_sockspec")
        );
        let check = "sends-a-large-file-in-little-memory";
        let pattern = format!("*/{check}");
        let ended = judge_in("file-transfer", "--client", &client, &["--check", &pattern]);
        let found = ended.check(check).cause.as_ref();
        let found = found.unwrap_or_else(|| panic!("{flaw}: {}", ended.story()));
        assert_eq!(
            (found.name.as_str(), found.confidence),
            (name, Confidence::Certain)
        );
    }
}
