//! The tables are in order: names are names, and every check has a flaw.

mod chat;
mod datagrams;
mod dialogue;
mod greeting;

use std::collections::BTreeSet;

use super::{Flaw, Role, flaws};

mod file_transfer;

fn is_kebab_case(name: &str) -> bool {
    let is_word = |word: &str| {
        let mut letters = word.bytes();
        !word.is_empty() && letters.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    name.split('-').all(is_word)
}

/// The checks of a side of an exercise, table by table.
fn checks(scenario: &str, role: Role) -> Vec<&'static str> {
    let tables: &[&[&str]] = match (scenario, role) {
        ("udp-uppercase", Role::Server) => &[datagrams::UPPERCASE_SERVER, datagrams::ANY_SERVER],
        ("udp-uppercase", Role::Client) => &[datagrams::UPPERCASE_CLIENT, datagrams::ANY_CLIENT],
        ("udp-hello", Role::Server) => &[datagrams::HELLO_SERVER, datagrams::ANY_SERVER],
        ("udp-hello", Role::Client) => &[datagrams::HELLO_CLIENT, datagrams::ANY_CLIENT],
        ("tcp-dialogue", Role::Server) => &[dialogue::SERVER_CHECKS, greeting::ANY_SERVER],
        ("tcp-dialogue", Role::Client) => &[dialogue::CLIENT_CHECKS, greeting::ANY_CLIENT],
        ("tcp-greeting", Role::Server) => &[greeting::SERVER_CHECKS, greeting::ANY_SERVER],
        ("tcp-greeting", Role::Client) => &[greeting::CLIENT_CHECKS, greeting::ANY_CLIENT],
        ("file-transfer", Role::Server) => &[file_transfer::SERVER_CHECKS],
        ("file-transfer", Role::Client) => &[file_transfer::CLIENT_CHECKS],
        ("chat", Role::Server) => &[chat::SERVER_CHECKS],
        ("chat", Role::Client) => &[chat::CLIENT_CHECKS],
        (_, Role::Server) => &[SERVER_CHECKS],
        (_, Role::Client) => &[CLIENT_CHECKS],
    };
    tables.concat()
}

#[test]
fn names_are_unique_and_in_kebab_case() {
    let mut seen = BTreeSet::new();
    for flaw in flaws() {
        assert!(is_kebab_case(flaw.name), "{flaw:?}");
        assert!(seen.insert(flaw.name), "{} is there twice", flaw.name);
    }
}

#[test]
fn about_is_one_sentence() {
    for Flaw { name, about, .. } in flaws() {
        let sentence = about.strip_suffix('.').unwrap_or_default();
        assert!(!sentence.is_empty(), "{name}: {about}");
        assert!(!sentence.contains(". "), "{name}: {about}");
    }
}

#[test]
fn every_flaw_is_caught_by_checks_that_exist() {
    for flaw in flaws() {
        assert!(!flaw.caught_by.is_empty(), "nobody notices {}", flaw.name);
        for check in flaw.caught_by {
            let known = checks(flaw.scenario, flaw.role).contains(check);
            assert!(known, "{}: there is no check {check}", flaw.name);
        }
        let unique: BTreeSet<_> = flaw.caught_by.iter().collect();
        assert_eq!(unique.len(), flaw.caught_by.len(), "{}", flaw.name);
    }
}

#[test]
fn every_check_catches_a_flaw() {
    let sides: BTreeSet<_> = flaws()
        .map(|flaw| (flaw.scenario, flaw.role == Role::Server))
        .collect();
    for (scenario, server) in sides {
        let role = if server { Role::Server } else { Role::Client };
        for check in checks(scenario, role) {
            let mut of_this_side =
                flaws().filter(|flaw| flaw.scenario == scenario && flaw.role == role);
            let is_useful = of_this_side.any(|flaw| flaw.caught_by.contains(&check));
            assert!(is_useful, "{scenario} {role:?}: {check} catches nothing");
        }
    }
}

#[test]
fn only_known_choices_are_pinned() {
    let keys = [
        "framing",
        "session",
        "mapping",
        "answer_end",
        "typed_end",
        "retries",
        "shown",
        "prompt",
        "reply",
        "rounds",
        "clients",
        "names",
        "quit",
    ];
    for flaw in flaws() {
        let mut pins = flaw.set.iter();
        let is_known = |pin: &(&str, &str)| keys.contains(&pin.0) || chat::KEYS.contains(&pin.0);
        assert!(pins.all(is_known), "{}", flaw.name);
    }
}

const SERVER_CHECKS: &[&str] = &[
    "becomes-ready",
    "outlives-its-clients",
    "listens-on-all-addresses",
    "survives-a-silent-client",
    "survives-a-reset",
    "leaks-no-descriptors",
    "leaves-no-zombies",
    "memory-stays-flat",
    "stops-on-interrupt",
    "restarts-at-once",
    "reports-a-taken-port",
    "survives-invalid-utf8",
    "survives-nul",
    "survives-empty",
    "survives-any-bytes",
    "announces-readiness",
    "flushes-its-console",
    "answers-in-upper-case",
    "leaves-other-characters-alone",
    "leaves-upper-case-alone",
    "any-ascii-sentence",
    "closes-after-the-answer",
    "answers-every-line",
    "serves-the-next-client",
    "serves-a-hundred-in-turn",
    "keeps-clients-apart",
    "keeps-halves-apart",
    "interleaved-clients-get-their-own-answers",
    "serves-clients-that-queue",
    "joins-a-split-sentence",
    "joins-single-bytes",
    "any-segmentation",
    "separates-joined-sentences",
    "answers-a-full-buffer",
    "answers-a-long-sentence",
    "any-length",
    "upper-cases-letters-beyond-ascii",
    "joins-a-split-character",
    "any-stable-unicode-sentence",
    "joins-any-split-characters",
    "answers-a-slow-reader",
    "answers-after-half-close",
    "serves-others-while-one-is-idle",
    "sends-nothing-but-the-answer",
    "forgets-the-last-sentence",
    "waits-without-spinning",
];

const CLIENT_CHECKS: &[&str] = &[
    "reaches-the-server",
    "ends-cleanly",
    "reports-a-missing-server",
    "survives-a-close",
    "survives-a-reset",
    "explains-errors-in-words",
    "ends-on-end-of-input",
    "sends-what-was-typed",
    "any-typed-sentence-arrives",
    "sends-letters-beyond-ascii",
    "shows-letters-beyond-ascii",
    "shows-nothing-behind-the-answer",
    "shows-the-answer",
    "does-not-compute-it-itself",
    "any-answer-is-shown",
    "shows-text-not-its-quoting",
    "prompts-first",
    "prompts-in-the-given-words",
    "labels-the-answer",
    "gathers-a-split-answer",
    "waits-for-a-late-answer",
    "shows-a-long-answer",
    "joins-a-split-character",
    "survives-an-empty-line",
];
