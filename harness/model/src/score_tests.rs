//! What becomes of points.

use super::*;
use crate::{Ledger, RunStarted};

fn worth(clause: &str, points: f64, checks: usize) -> Worth {
    Worth {
        clause: clause.to_owned(),
        sentence: String::new(),
        level: Level::Must,
        points,
        checks,
    }
}

fn finished(clause: &str, verdict: Verdict) -> Event {
    let json = serde_json::json!({
        "event": "check_finished", "check": "a/server/x", "clause": clause, "sentence": "", "level": "must",
        "verdict": verdict, "attempt": 1, "elapsed_ms": 1.0, "finding": null, "cause": null, "case": null,
        "kernel": null, "transcript": [], "rerun": "",
    });
    serde_json::from_value(json).expect("an event as older recordings have it")
}

fn skipped(clause: &str, by: SkippedBy) -> Event {
    Event::CheckSkipped(Box::new(Skipped {
        check: "a/server/y".to_owned(),
        clause: clause.to_owned(),
        level: Level::Must,
        reason: "why".to_owned(),
        by: Some(by),
    }))
}

/// The score of a clause that is worth 4 points, and has as many checks as there are events.
fn score(events: &[Event]) -> Score {
    let run = RunStarted {
        worth: vec![worth("A-1", 4.0, events.len())],
        ..RunStarted::default()
    };
    let started = Event::RunStarted(Box::new(run));
    let ledger = Ledger::of([&started].into_iter().chain(events));
    ledger.score().expect("something is worth points")
}

fn check(events: &[Event], standing: Standing, sums: [f64; 3]) {
    let score = score(events);
    assert_eq!(score.clauses[0].standing, standing, "{events:?}");
    assert_eq!([score.earned, score.withheld, score.of], sums, "{events:?}");
    assert_eq!(score.clauses[0].earned, score.earned);
}

#[test]
fn a_clause_earns_its_points_when_all_its_checks_passed() {
    let pass = || finished("A-1", Verdict::Pass);
    check(&[pass(), pass()], Standing::Earned, [4.0, 0.0, 4.0]);
    let failed = finished("A-1", Verdict::Fail);
    check(&[pass(), failed], Standing::Lost, [0.0, 0.0, 4.0]);
    let aside = skipped("A-1", SkippedBy::Check);
    check(&[pass(), aside], Standing::Earned, [4.0, 0.0, 4.0]);
}

#[test]
fn what_was_not_judged_is_withheld() {
    let pass = || finished("A-1", Verdict::Pass);
    for doubt in [
        finished("A-1", Verdict::Inconclusive),
        finished("A-1", Verdict::Error),
        skipped("A-1", SkippedBy::GateUnsure),
    ] {
        check(&[pass(), doubt], Standing::Withheld, [0.0, 4.0, 4.0]);
    }
    let doubt = finished("A-1", Verdict::Error);
    let failed = finished("A-1", Verdict::Fail);
    check(&[doubt, failed], Standing::Lost, [0.0, 0.0, 4.0]);
}

#[test]
fn a_check_that_came_to_no_end_withholds() {
    let run = RunStarted {
        worth: vec![worth("A-1", 4.0, 2)],
        ..RunStarted::default()
    };
    let events = [
        Event::RunStarted(Box::new(run)),
        finished("A-1", Verdict::Pass),
    ];
    let score = Ledger::of(&events).score().expect("it is worth points");
    assert_eq!(score.withheld, 4.0);
    assert_eq!(score.clauses[0].because, ["1 of its checks came to no end"]);
}

#[test]
fn a_program_that_fails_at_once_gets_nothing_for_the_rest() {
    let kept_out = skipped("A-1", SkippedBy::GateFailed);
    check(&[kept_out], Standing::Lost, [0.0, 0.0, 4.0]);
}

#[test]
fn what_cannot_be_asked_is_not_on_offer() {
    let aside = skipped("A-1", SkippedBy::Check);
    check(&[aside], Standing::NotAsked, [0.0, 0.0, 0.0]);
}

#[test]
fn what_another_check_says_is_lost() {
    let elsewhere = skipped("A-1", SkippedBy::AnotherCheck);
    check(&[elsewhere], Standing::Lost, [0.0, 0.0, 4.0]);
}

#[test]
fn without_points_there_is_no_score() {
    let events = [finished("A-1", Verdict::Pass)];
    assert_eq!(Ledger::of(&events).score(), None);
}

#[test]
fn decimal_fractions_add_up() {
    let run = RunStarted {
        worth: vec![worth("A-1", 0.1, 1), worth("A-2", 0.2, 1)],
        ..RunStarted::default()
    };
    let events = [
        Event::RunStarted(Box::new(run)),
        finished("A-1", Verdict::Pass),
        finished("A-2", Verdict::Pass),
    ];
    let score = Ledger::of(&events).score().expect("they are worth points");
    assert_eq!(score.earned, 0.3);
    assert_eq!(
        [points(0.3), points(4.0), points(10.0), points(2.25)],
        ["0.3", "4", "10", "2.25"]
    );
}
