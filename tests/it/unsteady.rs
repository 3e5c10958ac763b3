//! A failure that does not show again: how often it does, beside the bundled reference.

use sockspec_model::{Symptom, Verdict};

use crate::fuzz::planted;
use crate::runs::{Ended, judge, judge_in};

const SENTENCES: &str = "any-ascii-sentence";
const PROMPT: &str = "prompts-in-the-given-words";
const CAPITALS: &str = "leaves-upper-case-alone";

/// Judges a server that counts in a file, alone.
fn counting(server: &str, more: &[&str]) -> Ended {
    let count = tempfile::tempdir().unwrap();
    let server = format!("{server} {}", count.path().join("count").display());
    judge("--server", &server, &[more, &["--jobs", "1"]].concat())
}

#[test]
fn a_program_that_fails_now_and_then_is_told_how_often() {
    let Some(server) = planted("fails_at_times.py") else {
        return;
    };
    let ended = counting(&server, &["--check", SENTENCES, "--cases", "64"]);
    let finished = ended.check(SENTENCES);
    assert_eq!(finished.verdict, Verdict::Fail, "{}", ended.story());
    assert!(finished.flaky);
    let odds = finished.case.as_ref().and_then(|case| case.odds).unwrap();
    // Every seventh answer is wrong, whoever asks; slow machines try fewer times.
    let expected = odds.of / 7;
    assert!((expected..=expected + 1).contains(&odds.failed), "{odds:?}");
    assert_eq!((odds.reference_failed, odds.reference_of), (0, odds.of));
    let told = &finished.finding.as_ref().unwrap().message;
    let rate = format!(
        "fails {} of {} times, the reference 0 of",
        odds.failed, odds.of
    );
    assert!(told.contains(&rate) && told.contains("a race"), "{told}");
}

/// It fails, by itself as well and made smaller, and then never again: what was it? Nobody can say.
#[test]
fn a_case_that_stops_failing_is_held_against_nobody() {
    let Some(server) = planted("fails_a_few_times.py") else {
        return;
    };
    let ended = counting(&server, &["--check", SENTENCES, "--cases", "64"]);
    let finished = ended.check(SENTENCES);
    assert_eq!(finished.verdict, Verdict::Inconclusive, "{}", ended.story());
    let told = &finished.finding.as_ref().unwrap().message;
    assert!(told.contains("did not fail again"), "{told}");
}

#[test]
fn a_check_that_passes_the_second_time_is_tried_some_more() {
    let Some(server) = planted("ignores_at_times.py") else {
        return;
    };
    let ended = counting(&server, &["--check", CAPITALS]);
    let finished = ended.check(CAPITALS);
    let told = finished.finding.as_ref().map(|finding| &finding.message);
    assert_eq!(finished.verdict, Verdict::Fail, "{}", ended.story());
    assert!(finished.flaky && finished.attempt == 3, "{finished:?}");
    assert!(
        told.is_some_and(|told| told.contains("the reference 0 of")),
        "{told:?}"
    );
}

#[test]
fn pieces_that_are_now_and_then_taken_for_a_line_are_told_without_a_declared_reply() {
    let Some(server) = planted("dialogue_takes_a_piece_at_times.py") else {
        return;
    };
    let more = ["--set", "typed_end=newline", "--check", "any-segmentation"];
    let ended = judge_in("tcp-dialogue", "--server", &server, &more);
    let finished = ended.check("any-segmentation");
    assert_eq!(finished.verdict, Verdict::Fail, "{}", ended.story());
}

#[test]
fn a_program_that_is_only_slow_is_not_accused() {
    let Some(server) = planted("slow_at_first.py") else {
        return;
    };
    let ended = counting(&server, &["--check", CAPITALS]);
    let finished = ended.check(CAPITALS);
    assert_eq!(finished.verdict, Verdict::Pass, "{}", ended.story());
    assert!(
        finished
            .notes
            .iter()
            .any(|note| note.contains("it is slow"))
    );
}

/// What a check that is no property comes to, where this many answers were given before.
fn answered_before(server: &str, answers: u32) -> Ended {
    let count = tempfile::tempdir().unwrap();
    let count = count.path().join("count");
    std::fs::write(&count, answers.to_string()).unwrap();
    let server = format!("{server} {}", count.display());
    judge("--server", &server, &["--check", CAPITALS, "--jobs", "1"])
}

#[test]
fn a_failure_that_nobody_waited_for_is_tried_some_more_too() {
    let Some(server) = planted("fails_at_times.py") else {
        return;
    };
    // Every seventh answer is wrong: from one of these counts on, it is the one to the check.
    let fails = |answers| {
        let ended = answered_before(&server, answers);
        ended
            .finished()
            .find(|one| one.check.ends_with(CAPITALS) && one.verdict == Verdict::Fail)
            .cloned()
    };
    let finished = (0..7).find_map(fails).expect("an answer is wrong");
    let told = &finished.finding.as_ref().unwrap().message;
    assert!(finished.flaky, "{finished:?}");
    assert!(told.contains("the reference 0 of"), "{told}");
}

/// The bundled client asks in its own words, whatever is declared: it fails this check too, and so nobody is accused.
#[test]
fn what_the_reference_fails_as_well_is_held_against_nobody() {
    let Some(client) = planted("prompts_at_times.py") else {
        return;
    };
    let declared = [
        "--set",
        "prompt=Sentence, please:",
        "--check",
        PROMPT,
        "--jobs",
        "1",
    ];
    let count = tempfile::tempdir().unwrap();
    let count = count.path().join("count");
    let client = format!("{client} {}", count.display());
    // Every third prompt is a wrong one: from one of these counts on, it is the first one that is looked at.
    let unsure = |starts: u32| {
        std::fs::write(&count, starts.to_string()).unwrap();
        let ended = judge("--client", &client, &declared);
        assert_ne!(
            ended.check(PROMPT).verdict,
            Verdict::Fail,
            "{}",
            ended.story()
        );
        let finished = ended.check(PROMPT).clone();
        (finished.verdict == Verdict::Inconclusive).then_some((finished, ended.code))
    };
    let (finished, code) = (0..3).find_map(unsure).expect("a prompt is wrong");
    let finding = finished.finding.expect("a reason");
    let why = &finding.message;
    assert!(
        why.contains("now and then") && why.contains("could not rule out"),
        "{why}"
    );
    assert_eq!(finding.symptom, Symptom::NotJudged);
    assert!(finished.cause.is_none());
    assert_eq!(code, 3);
}
