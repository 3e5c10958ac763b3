//! Scripts that show a failure without sockspec: each fails against the wrong program and passes against the right one,
//! both running by themselves.

pub(crate) mod case;
mod running;
mod script;

use reference_impls::Flaw;

use crate::programs::python;
use case::{Case, typed};

/// The script of a check that a wrong program fails shows the failure, and does not show it where there is none.
fn shows(name: &str, check: &str) {
    if python().is_none() {
        return;
    }
    let case = Case::of(name);
    let place = tempfile::tempdir().unwrap();
    let ended = case.judge(check, place.path(), &[]);
    let finished = ended.check(check);
    let script = finished.by_hand.script.as_ref();
    let script = script.unwrap_or_else(|| panic!("{name} has no script: {}", ended.story()));
    let (code, said) = case.play(script, true, &typed(finished));
    assert_eq!(code, 1, "{name}: {said}");
    assert!(
        [
            "The failure shows",
            "Nobody takes a connection",
            "Is it so?"
        ]
        .iter()
        .any(|words| said.contains(words)),
        "{said}"
    );
    let (code, said) = case.play(script, false, &typed(finished));
    assert_eq!(code, 0, "the right program in place of {name}: {said}");
}

/// Wrong programs of one scenario, each with a check that it fails.
fn all_show(cases: &[(&str, &str)]) {
    cases.iter().for_each(|(name, check)| shows(name, check));
}

#[test]
fn tcp_uppercase() {
    all_show(&[
        ("decodes-each-segment", "joins-a-split-character"),
        ("drops-the-second-sentence", "separates-joined-sentences"),
        ("cuts-lines-at-60000-bytes", "answers-a-long-sentence"),
        ("crashes-at-a-reset", "survives-a-reset"),
        ("closes-after-the-first-line", "answers-every-line"),
    ]);
}

#[test]
fn tcp_greeting() {
    all_show(&[
        ("greets-twice", "greets-exactly-once"),
        ("greets-only-who-speaks", "greets-who-connects"),
    ]);
}

#[test]
fn tcp_dialogue() {
    all_show(&[
        ("asks-and-closes", "waits-for-the-line"),
        ("asks-one-at-a-time", "serves-others-while-one-thinks"),
        ("takes-a-short-segment-for-the-line", "any-segmentation"),
    ]);
}

#[test]
fn chat() {
    all_show(&[
        ("relays-to-the-first-two-only", "relays-to-all-others"),
        (
            "relays-64-bytes-of-a-message",
            "any-message-is-relayed-unchanged",
        ),
        ("acknowledges-twice", "acknowledges-a-message"),
        ("relays-to-the-newest-twice", "relays-once"),
        ("does-not-tell-who-comes", "tells-who-comes"),
    ]);
}

#[test]
fn file_transfer() {
    all_show(&[
        ("file-server-dies-of-a-nul", "receives-binary"),
        ("file-server-dies-of-invalid-utf8", "receives-binary"),
        ("cuts-a-file-at-48-bytes", "sends-binary"),
        ("sends-a-newline-for-nothing", "sends-an-empty-file"),
    ]);
}

#[test]
fn udp() {
    all_show(&[
        ("hello-replies-twice", "replies-once"),
        ("hello-crashes-at-an-empty-datagram", "survives-empty"),
        ("udp-answers-in-pieces", "answers-a-full-buffer"),
    ]);
}

#[test]
fn clients() {
    all_show(&[
        ("sends-the-upper-case", "sends-what-was-typed"),
        ("sends-at-most-thirty-bytes", "any-typed-sentence-arrives"),
        ("chat-sends-one-message-only", "keeps-going"),
    ]);
}

/// What is to be seen on a screen is for whoever sits there to say.
#[test]
fn screens() {
    all_show(&[
        ("udp-shows-nothing", "shows-the-answer"),
        ("aborts-at-a-reset", "survives-a-reset"),
        ("loses-patience", "waits-for-a-late-answer"),
        (
            "decodes-each-piece-of-the-question",
            "joins-a-split-character",
        ),
    ]);
}

#[test]
fn what_only_a_console_shows_has_no_script() {
    let case = Case::of("announces-nothing");
    let place = tempfile::tempdir().unwrap();
    let ended = case.judge("announces-readiness", place.path(), &[]);
    assert_eq!(ended.check("announces-readiness").by_hand.script, None);
}

/// Every wrong program there is, with every check that it fails.
#[test]
#[ignore = "takes an hour: cargo test --test it every_script -- --ignored --nocapture"]
fn every_script_shows_its_failure() {
    let flaws: Vec<_> = reference_impls::flaws().collect();
    let wrong: Vec<String> = flaws.iter().flat_map(|flaw| misleading(flaw)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the scripts that are made of a wrong program.
fn misleading(flaw: &Flaw) -> Vec<String> {
    let (case, place) = (Case::of(flaw.name), tempfile::tempdir().unwrap());
    let words: Vec<&str> = flaw
        .caught_by
        .iter()
        .flat_map(|check| ["--check", *check])
        .collect();
    let ended = case.judge(flaw.caught_by[0], place.path(), &words);
    let scripts = ended.finished().filter_map(|finished| {
        let (script, typed) = (finished.by_hand.script.as_ref()?, typed(finished));
        let wrong = case.play(script, true, &typed);
        let right = case.play(script, false, &typed);
        ((wrong.0, right.0) != (1, 0))
            .then(|| format!("{} {}: {wrong:?} {right:?}", flaw.name, finished.check))
    });
    scripts.collect()
}
