//! What a manifest adds to reports: points, other levels, and what is known to fail.

use sockspec_model::{
    Event, Finished, KnownFailing, Level, Role, Ruled, RunStarted, Standing, Worth,
};

use super::samples::*;
use super::{feed, junit, terminal};
use crate::jsonl::Recording;
use crate::{Gradescope, Style};

fn worth(finished: &Finished, points: f64) -> Worth {
    Worth {
        clause: finished.clause.clone(),
        sentence: finished.sentence.clone(),
        level: finished.level,
        points,
        checks: 1,
    }
}

fn known(finished: Finished) -> Finished {
    Finished {
        known_failing: Some(KnownFailing {
            clause: None,
            reason: "issue 7".to_owned(),
        }),
        ..finished
    }
}

/// A run under a manifest: something earned, lost, withheld, and not asked.
fn graded(checks: Vec<Finished>) -> Vec<Event> {
    let checks: Vec<Event> = checks.into_iter().map(event).collect();
    let mut events = run(Role::Server, "./s", checks);
    events.pop();
    if let Some(Event::RunStarted(started)) = events.first_mut() {
        **started = RunStarted {
            manifest: Some("sockspec.toml".to_owned()),
            rulings: vec![Ruled {
                clause: "UT-S6".to_owned(),
                usual: Level::Should,
                level: Some(Level::Must),
                reason: "said in week 3".to_owned(),
            }],
            worth: vec![
                worth(&upper(), 4.0),
                worth(&split(), 10.0),
                worth(&unsure(), 2.5),
                worth(&trouble(), 0.0),
            ],
            ..(**started).clone()
        };
    }
    ended(events)
}

fn mixed_checks() -> Vec<Finished> {
    vec![upper(), split(), unsure(), trouble()]
}

fn gradescope(events: &[Event]) -> serde_json::Value {
    let mut out = Vec::new();
    feed(&mut Gradescope::new(&mut out), events);
    serde_json::from_slice(&out).expect("it is JSON")
}

#[test]
fn points_are_shown_by_clause_and_in_total() {
    let text = terminal(&graded(mixed_checks()), Style::default());
    let shown = "
points
UT-S1     4 of 4  earned
UT-S6    0 of 10  lost       joins-a-split-sentence failed
UT-S14  ? of 2.5  withheld   waits-without-spinning could not be told
4 of 16.5 points; 2.5 withheld: not judged, so neither earned nor lost

UT-S6 is raised from Should to Must: said in week 3
";
    assert!(text.contains(shown), "{text}");
}

#[test]
fn gradescope_gets_a_test_for_each_clause() {
    let results = gradescope(&graded(mixed_checks()));
    assert_eq!(results["score"], 4.0);
    let tests = results["tests"].as_array().expect("a list");
    assert_eq!(tests.len(), 4);
    assert_eq!(
        (
            &tests[0]["score"],
            &tests[0]["max_score"],
            &tests[0]["status"]
        ),
        (&4.0.into(), &4.0.into(), &"passed".into())
    );
    assert_eq!(tests[1]["status"], "failed");
    assert!(
        tests[1]["output"]
            .as_str()
            .is_some_and(|text| text.contains("expected     \"HELLO\\n\""))
    );
    assert_eq!(tests[2].get("score"), None);
    assert!(
        tests[2]["output"]
            .as_str()
            .is_some_and(|text| text.starts_with("2.5 points are withheld"))
    );
    assert!(
        results["output"]
            .as_str()
            .is_some_and(|text| text.contains("2.5 withheld"))
    );
}

#[test]
fn an_incomplete_run_withholds_what_it_did_not_come_to() {
    let mut events = graded(mixed_checks());
    events.truncate(2);
    let recording = Recording {
        events,
        complete: false,
    };
    let mut out = Vec::new();
    recording
        .replay(&mut Gradescope::new(&mut out))
        .expect("a vector takes everything");
    let results: serde_json::Value = serde_json::from_slice(&out).expect("it is JSON");
    assert_eq!(results["score"], 4.0);
    assert_eq!(results["tests"][1].get("score"), None);
    assert!(
        results["output"]
            .as_str()
            .is_some_and(|text| text.contains("incomplete"))
    );
}

#[test]
fn a_known_failure_is_told_and_counts_for_nothing() {
    let events = graded(vec![upper(), known(split())]);
    let text = terminal(&events, Style::default());
    assert!(
        text.contains("      known   to fail, which does not fail the run: issue 7\n"),
        "{text}"
    );
    assert!(text.contains("1 passed, 1 failed (1 known)"), "{text}");
    assert!(
        text.ends_with("conforms, but for known failures\n"),
        "{text}"
    );
    assert!(text.contains("UT-S6    0 of 10  lost"), "{text}");
    let xml = junit(&events);
    assert!(
        xml.contains("known to fail: issue 7") && !xml.contains("<failure"),
        "{xml}"
    );
}

#[test]
fn a_known_failure_that_passes_is_news() {
    let events = graded(vec![known(upper())]);
    let text = terminal(&events, Style::default());
    let news = "stale: tcp-uppercase/server/answers-in-upper-case is known to fail, and passes; \
                take it out of sockspec.toml\n";
    assert!(text.contains(news), "{text}");
    assert!(
        text.ends_with("conforms, but the list of known failures is out of date\n"),
        "{text}"
    );
}

#[test]
fn the_score_of_a_recording_is_the_one_of_the_run() {
    let events = graded(mixed_checks());
    let Some(Event::RunFinished { score, .. }) = events.last() else {
        panic!("it has an end");
    };
    let score = score.as_ref().expect("something is worth points");
    let standings: Vec<Standing> = score.clauses.iter().map(|clause| clause.standing).collect();
    assert_eq!(
        standings,
        [
            Standing::Earned,
            Standing::Lost,
            Standing::Withheld,
            Standing::Withheld
        ]
    );
    let recorded = crate::jsonl::read(super::jsonl(&events).as_bytes()).expect("we wrote it");
    assert_eq!(recorded.events, events);
}
