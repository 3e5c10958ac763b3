//! A check that is run alone is told like in a whole run.

use sockspec_model::{Event, Skipped, SkippedBy, Verdict};

use crate::programs::{command, folder};
use crate::runs::{Ended, judge};

fn judged(file: &str, check: &str) -> Option<Ended> {
    let server = command(&folder("wrong").join(file))?;
    Some(judge("--server", &server, &["--check", check]))
}

fn skipped(ended: &Ended) -> Vec<&Skipped> {
    let skipped = ended.events.iter().filter_map(|event| match event {
        Event::CheckSkipped(skipped) => Some(skipped.as_ref()),
        Event::RunStarted(_)
        | Event::AttemptStarted { .. }
        | Event::AttemptFinished(_)
        | Event::CheckFinished(_)
        | Event::RunFinished { .. } => None,
    });
    skipped.collect()
}

#[test]
fn a_server_that_cannot_start_is_told_with_its_last_words() {
    for check in ["survives-nul", "answers-in-upper-case", "becomes-ready"] {
        let Some(ended) = judged("server_misspelt.py", check) else {
            return;
        };
        let ready = ended.check("becomes-ready");
        assert_eq!(ready.verdict, Verdict::Fail, "{check}: {}", ended.story());
        let ending = ready
            .finding
            .as_ref()
            .and_then(|finding| finding.ending.as_ref());
        let last = ending.map(|ending| ending.last_line());
        let error = "ModuleNotFoundError: No module named 'sokcet'";
        assert_eq!(last.as_deref(), Some(error), "{check}");
        assert_eq!(ended.finished().count(), 1, "{check}: {}", ended.story());
        assert_eq!(ended.code, 1, "{check}: {}", ended.story());
    }
}

#[test]
fn a_reason_names_the_check_that_fails() {
    let Some(ended) = judged("tcp_server_accepts_once.py", "leaks-no-descriptors") else {
        return;
    };
    let skipped = skipped(&ended);
    let reason = "it does not serve so many clients in turn, as serves-the-next-client says";
    assert_eq!(skipped.len(), 1, "{}", ended.story());
    assert_eq!(skipped[0].reason, reason);
    assert_eq!(skipped[0].by, Some(SkippedBy::AnotherCheck));
}

#[test]
fn what_no_other_check_says_is_not_passed_over() {
    let Some(ended) = judged("tcp_server_serves_250.py", "leaks-no-descriptors") else {
        return;
    };
    let check = ended.check("leaks-no-descriptors");
    let told = check
        .finding
        .as_ref()
        .map_or("", |finding| &finding.message);
    assert_eq!(check.verdict, Verdict::Inconclusive, "{}", ended.story());
    assert!(
        told.contains("what asks for just that did not fail: serves-the-next-client"),
        "{told}"
    );
}
