//! Every wrong program there is, with every check that it fails: what shows it by hand has to show it.

use std::sync::Mutex;
use std::thread;

use reference_impls::Flaw;

use super::case::{Case, typed};
use crate::captures::none_of_its_packets_is_wrong;

/// Scripts mostly wait, so that many of them can run at the same time.
const SIDE_BY_SIDE: usize = 6;
/// In this dialect the right program is not right: it has no such option.
const WITHOUT_A_RIGHT_ONE: &str = "udp-labels-the-answer-otherwise";

#[test]
#[ignore = "takes half an hour: cargo test --test it every_script -- --ignored --nocapture"]
fn every_script_shows_its_failure() {
    let flaws = reference_impls::flaws().filter(|flaw| flaw.name != WITHOUT_A_RIGHT_ONE);
    let (next, wrong) = (Mutex::new(flaws), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            scope.spawn(|| {
                while let Some(flaw) = { next.lock().unwrap().next() } {
                    let found = misleading(flaw);
                    found.iter().for_each(|words| eprintln!("{words}"));
                    wrong.lock().unwrap().extend(found);
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with what is made of the failures of a wrong program.
fn misleading(flaw: &Flaw) -> Vec<String> {
    let (case, place) = (Case::of(flaw.name), tempfile::tempdir().unwrap());
    let words: Vec<&str> = flaw
        .caught_by
        .iter()
        .flat_map(|check| ["--check", *check])
        .collect();
    let ended = case.judge(flaw.caught_by[0], place.path(), &words);
    let mut wrong = Vec::new();
    for finished in ended.finished() {
        let (by_hand, typed) = (&finished.by_hand, typed(finished));
        if let Some(capture) = &by_hand.capture {
            none_of_its_packets_is_wrong(capture);
        }
        if let Some(script) = &by_hand.script {
            let tries = || {
                [
                    case.play(script, true, &typed),
                    case.play(script, false, &typed),
                ]
            };
            let is_right = |tries: &[(i32, String); 2]| (tries[0].0, tries[1].0) == (1, 0);
            // Where so many run at once, one of them may be too slow.
            let failed = Some(tries())
                .filter(|tries| !is_right(tries))
                .map(|_| tries());
            let failed = failed.filter(|tries| !is_right(tries));
            wrong
                .extend(failed.map(|tries| format!("{} {}: {tries:?}", flaw.name, finished.check)));
        }
    }
    wrong
}
