//! One defect that fails many checks is told once to people, and of every check to machines.

use sockspec_model::{
    Confidence, Ending, Entry, Escaped, Event, Finished, Heard, Lane, Level, NamedCause, Role,
    Said, Step, Symptom, Untrusted, Verdict,
};

use super::samples::*;
use super::{jsonl, junit, terminal};
use crate::Style;

const STYLE: Style = Style {
    colour: false,
    width: 100,
};

const WORDS: &str = "Traceback (most recent call last):\n  File \"s.py\", line 8, in <module>\n    \
                     c.send(d.upper())\nTypeError: a bytes-like object is required, not 'str'\n";

/// A check that fails because the program has crashed, with these last words.
fn crash(name: &str, level: Level, words: &str) -> Event {
    let message = "it closed the connection without an answer; it ended with status 1";
    let mut finding = finding(Symptom::NoAnswer, message, "\"HELLO\"", "nothing");
    finding.ending = Some(Ending {
        how: "it ended with status 1".to_owned(),
        last_words: Untrusted::new(words.trim_end()).cut(4000),
    });
    let entry = |lane, step, bytes: &str| Entry {
        t_us: 0,
        lane,
        peer: 0,
        step,
        bytes: Untrusted::new(bytes).cut(4000),
        note: String::new(),
        left_out: 0,
        whole: Escaped::default(),
    };
    event(Finished {
        verdict: Verdict::Fail,
        finding: Some(finding),
        cause: Some(NamedCause {
            name: "crashed".to_owned(),
            sentence: "The program was ended by an error.".to_owned(),
            evidence: "it ended with status 1".to_owned(),
            confidence: Confidence::Certain,
        }),
        transcript: vec![
            entry(Lane::Wire, Step::Said(Said::Bytes), "hello\n"),
            entry(Lane::Screen, Step::Heard(Heard::Bytes), words),
            entry(Lane::Wire, Step::Heard(Heard::Eof), ""),
        ],
        ..pass(
            &format!("tcp-uppercase/server/{name}"),
            "UT-S1",
            level,
            "It answers.",
        )
    })
}

fn crashes() -> Vec<Event> {
    let checks = vec![
        crash("polish", Level::May, WORDS),
        crash("first", Level::Must, WORDS),
        crash("another", Level::Should, &WORDS.replace("8", "17")),
        crash("different", Level::Should, "KeyError: 2\n"),
    ];
    run(Role::Server, "python3 s.py", checks)
}

#[test]
fn one_defect_is_told_once_and_the_most_binding_first() {
    assert_eq!(
        terminal(&crashes(), STYLE),
        include_str!("golden/crashes.txt")
    );
}

/// A check of this clause that fails for a cause, of which it is so sure.
fn caused(name: &str, clause: &str, words: &str, confidence: Confidence) -> Event {
    let Event::CheckFinished(mut check) = crash(name, Level::Should, words) else {
        unreachable!("it is a check");
    };
    check.clause = clause.to_owned();
    let cause = check.cause.as_mut().expect("it has one");
    cause.confidence = confidence;
    cause.evidence = format!("it is seen in {name}");
    Event::CheckFinished(check)
}

#[test]
fn the_same_cause_is_told_once_however_it_was_seen() {
    let checks = vec![
        caused("first", "A-1", "ValueError: 7", Confidence::Certain),
        caused(
            "same-clause",
            "A-1",
            "ValueError: x at 0xff",
            Confidence::Certain,
        ),
        caused("likely", "A-2", "ValueError: y", Confidence::Likely),
        caused("another-error", "A-1", "KeyError: 7", Confidence::Certain),
        caused(
            "another-clause",
            "A-3",
            "ValueError: no",
            Confidence::Certain,
        ),
    ];
    let text = terminal(&run(Role::Server, "python3 s.py", checks), STYLE);
    let told: Vec<&str> = text.matches("FAIL  tcp").collect();
    let also = "Should  A-1  same-clause\n              Should  A-2  likely\n\nFAIL";
    assert!(text.contains(also) && told.len() == 3, "{text}");
}

#[test]
fn last_words_are_quoted_once() {
    let text = terminal(&crashes(), STYLE);
    assert_eq!(text.matches("TypeError").count(), 1, "{text}");
    let Event::CheckFinished(mut untold) = crash("first", Level::Must, WORDS) else {
        unreachable!("it is a check");
    };
    untold.transcript.clear();
    let text = crate::terminal::text(&untold, STYLE);
    let told =
        "      said    | Traceback (most recent call last):\n              |   File \"s.py\"";
    assert!(text.contains(told), "{text}");
}

#[test]
fn a_program_that_ended_well_is_no_reason() {
    let ended_well = |name| {
        let Event::CheckFinished(mut check) = crash(name, Level::Must, "bye\n") else {
            unreachable!("it is a check");
        };
        check.cause = None;
        let finding = check.finding.as_mut().expect("it failed");
        finding.ending.as_mut().expect("it ended").how = "it ended with status 0".to_owned();
        check
    };
    let mut other = ended_well("other");
    other.finding.as_mut().expect("it failed").message = "it ended".to_owned();
    let checks = vec![ended_well("one"), ended_well("two"), other];
    let events = checks.into_iter().map(Event::CheckFinished).collect();
    let text = terminal(&run(Role::Server, "./s", events), STYLE);
    assert_eq!(text.matches("FAIL  tcp").count(), 2, "{text}");
    let told = "also    failed in the same way:\n              Must    UT-S1  two\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn a_stack_trace_that_comes_in_pieces_is_one() {
    let Event::CheckFinished(mut torn) = crash("first", Level::Must, WORDS) else {
        unreachable!("it is a check");
    };
    let (first, second) = WORDS.split_at(60);
    let end = torn.transcript.pop().expect("it ends the connection");
    torn.transcript.pop();
    let shown = |text| entry(Lane::Screen, 0, Step::Heard(Heard::Bytes), text, "");
    torn.transcript.extend([shown(first), end, shown(second)]);
    let whole = terminal(&crashes(), STYLE);
    let text = crate::terminal::text(&torn, STYLE);
    let told = text.find("      found ").map(|end| &text[..end]);
    assert!(told.is_some_and(|told| whole.contains(told)), "{text}");
}

#[test]
fn reports_for_machines_keep_every_finding() {
    assert_eq!(jsonl(&crashes()).matches("\"finding\":{").count(), 4);
    assert_eq!(junit(&crashes()).matches("<failure ").count(), 4);
}
