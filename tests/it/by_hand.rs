//! Scripts that show a failure without sockspec: each fails against the wrong program and passes against the right one,
//! both running by themselves.

pub(crate) mod case;
mod running;
mod script;
mod survey;
mod trouble;

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
        ("tells-the-sender-first", "one-order-for-all"),
        ("takes-a-segment-for-a-message", "joins-split-messages"),
    ]);
}

#[test]
fn file_transfer() {
    all_show(&[
        ("file-server-dies-of-a-nul", "receives-binary"),
        ("file-server-dies-of-invalid-utf8", "receives-binary"),
        ("cuts-a-file-at-48-bytes", "sends-binary"),
        ("sends-a-newline-for-nothing", "sends-an-empty-file"),
        ("stores-all-under-one-name", "interleaved-senders"),
        ("overwrites-what-is-there", "does-not-overwrite"),
    ]);
}

#[test]
fn udp() {
    all_show(&[
        ("udp-swaps-the-case", "interleaved-clients"),
        ("udp-answers-twice", "answers-a-burst"),
        ("udp-answers-from-another-port", "answers-from-its-own-port"),
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

/// A server that does not come up, that is started again, or beside another.
#[test]
fn starts() {
    all_show(&[
        ("binds-without-listening", "becomes-ready"),
        ("cannot-restart-at-once", "restarts-at-once"),
        ("shares-its-port", "reports-a-taken-port"),
        ("listens-on-loopback-only", "listens-on-all-addresses"),
        ("announces-nothing", "announces-readiness"),
    ]);
}

/// What a script finds out by the number of the program's process.
#[test]
fn processes() {
    all_show(&[
        ("keeps-every-socket", "leaks-no-descriptors"),
        ("never-reaps-its-children", "leaves-no-zombies"),
        ("spins-after-a-goodbye", "waits-without-spinning"),
        ("stops-after-one-greeting", "survives-a-reset"),
    ]);
}

#[test]
fn where_there_is_no_script_the_report_says_why() {
    let case = Case::of("asks-and-does-not-listen");
    let place = tempfile::tempdir().unwrap();
    let ended = case.judge("takes-the-line", place.path(), &[]);
    let by_hand = &ended.check("takes-the-line").by_hand;
    assert_eq!(by_hand.script, None);
    let why = by_hand.no_script.as_ref().unwrap();
    assert!(why.contains("sockspec asked the system"), "{why}");
}
