//! Run files, good ones and others.

use proptest::prelude::*;

use super::samples::*;
use super::{arbitrary, jsonl};
use crate::jsonl::{Recording, read};
use crate::tame::tame;
use crate::{Junit, Style, Terminal};

fn refused(text: &str) -> String {
    read(text.as_bytes())
        .expect_err("it is to be refused")
        .to_string()
}

fn good() -> String {
    jsonl(&mixed())
}

/// The first line, and this one.
fn followed_by(line: &str) -> String {
    format!("{}\n{line}\n", good().lines().next().unwrap_or_default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_written_is_read(events in arbitrary::run(&arbitrary::text().prop_map(|text| tame(&text)).boxed())) {
        let recording = read(jsonl(&events).as_bytes()).expect("we wrote it");
        prop_assert_eq!(recording, Recording { events, complete: true });
    }

    #[test]
    fn whatever_is_written_can_be_read(events in arbitrary::run(&arbitrary::text())) {
        let file = jsonl(&events);
        prop_assert!(file.chars().all(|letter| letter == '\n' || !letter.is_control()));
        let recording = read(file.as_bytes()).expect("we wrote it");
        prop_assert_eq!(jsonl(&recording.events), file);
    }

    #[test]
    fn a_torn_file_is_an_incomplete_run(at in 0..1000_usize) {
        let file = good();
        let at = at * (file.len() - 1) / 1000;
        let recording = read(&file.as_bytes()[..at]).expect("it is good up to there");
        prop_assert!(!recording.complete);
        prop_assert!(mixed().starts_with(&recording.events));
    }
}

#[test]
fn a_whole_file_is_complete_without_its_last_newline() {
    let recording = read(good().trim_end().as_bytes()).expect("it is good");
    assert_eq!(
        recording,
        Recording {
            events: mixed(),
            complete: true
        }
    );
}

#[test]
fn an_incomplete_run_says_so() {
    let mut events = mixed();
    events.pop();
    let recording = Recording {
        events,
        complete: false,
    };
    let mut out = Vec::new();
    recording
        .replay(&mut Terminal::new(&mut out, Style::default()))
        .expect("a vector takes everything");
    recording
        .replay(&mut Junit::new(&mut out))
        .expect("a vector takes everything");
    let passed = run(sockspec_model::Role::Server, "./s", vec![event(upper())]);
    let torn = Recording {
        events: passed[..2].to_vec(),
        complete: false,
    };
    torn.replay(&mut Terminal::new(&mut out, Style::default()))
        .expect("a vector takes everything");
    let text = String::from_utf8(out).expect("reports are text");
    assert!(
        text.ends_with(
            "1 passed, 0 failed, 0 unsure, 0 skipped\nno verdict: the run is incomplete\n"
        ),
        "{text}"
    );
}

#[test]
fn what_is_no_event_is_named_by_its_line() {
    assert_eq!(
        refused("hello"),
        "line 1 is no event of a sockspec run: expected value"
    );
    assert_eq!(
        refused(&followed_by("")),
        "line 2 is no event of a sockspec run: EOF while parsing a value"
    );
    let unknown = refused(&followed_by("{\"event\":\"\\u001b[2J\"}"));
    assert!(
        unknown.starts_with(
            "line 2 is no event of a sockspec run: unknown variant `\\x1b[2J`, expected"
        ),
        "{unknown}"
    );
    let half = refused(&followed_by(
        "{\"event\":\"attempt_started\",\"check\":\"x\"}",
    ));
    assert_eq!(
        half,
        "line 2 is no event of a sockspec run: missing field `attempt`"
    );
}

#[test]
fn order_matters() {
    let started = good().lines().next().unwrap_or_default().to_owned();
    let misplaced = "does not stand where it should: a run begins once, with run_started";
    assert_eq!(
        refused(&followed_by(&started)),
        format!("line 2 {misplaced}")
    );
    assert_eq!(
        refused("{\"event\":\"attempt_started\",\"check\":\"x\",\"attempt\":1}\n"),
        format!("line 1 {misplaced}")
    );
    let twice = read(format!("{}{}", good(), good()).as_bytes()).expect_err("two runs are none");
    assert_eq!(twice.line(), mixed().len() + 1);
}

#[test]
fn another_schema_is_named_before_its_fields_are_missed() {
    let other = "{\"event\":\"run_started\",\"schema\":2}\n";
    let said = "line 1 is of another version of sockspec: its schema is 2, this one reads 1";
    assert_eq!(refused(other), said);
}

#[test]
fn text_that_could_act_is_refused() {
    for acting in [
        "\\u001b[2J",
        "\\t",
        "\\r",
        "\u{9b}",
        "\u{7f}",
        "\u{202e}",
        "\\u0000",
    ] {
        let line =
            format!("{{\"event\":\"attempt_started\",\"check\":\"{acting}\",\"attempt\":1}}");
        let said = "line 2 holds characters that could act on a terminal; sockspec writes none";
        assert_eq!(refused(&followed_by(&line)), said, "{acting:?}");
    }
    let newline = "{\"event\":\"attempt_started\",\"check\":\"a\\nb\",\"attempt\":1}";
    read(followed_by(newline).as_bytes()).expect("a newline is no harm");
}
