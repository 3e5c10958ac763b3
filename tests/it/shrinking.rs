//! Failures of clients, which are started at a terminal for each case: they are made small within the budget of ten seconds.

use sockspec_model::CaseNote;

use crate::fuzz::planted;
use crate::runs::judge_in;

/// What the budget allows where a client takes half a second to start; no machine is too slow for that.
const STARTS_IN_TEN_SECONDS: u32 = 20;

/// The case that the client of this kind fails; `None` where there is no Python.
fn case(kind: &str) -> Option<CaseNote> {
    let client = format!("{} {kind}", planted("client_loses.py")?);
    let check = ["--check", "*/any-typed-sentence-arrives"];
    let ended = judge_in("tcp-uppercase", "--client", &client, &check);
    let finished = ended.check("any-typed-sentence-arrives");
    let case = finished.case.clone();
    Some(case.unwrap_or_else(|| panic!("{kind} does not fail\n{}", ended.story())))
}

#[test]
fn a_planted_defect_is_at_most_twice_as_long_as_its_least_case() {
    for (kind, least) in [
        ("percent", 1),
        ("thirty", 31),
        ("capitals", 3),
        ("letters", 2),
    ] {
        let Some(case) = case(kind) else { return };
        let sentence = case.input.as_str().unwrap().to_owned();
        assert!(sentence.len() <= 2 * least, "{kind}: {sentence:?}");
        assert!(case.shrinks > 0, "{kind}: {case:?}");
    }
}

#[test]
fn a_slow_client_is_not_tried_beyond_the_budget() {
    let Some(case) = case("thirty 0.5") else {
        return;
    };
    // One more may have begun when time was over.
    assert!(case.shrinks <= STARTS_IN_TEN_SECONDS + 1, "{case:?}");
    let sentence = case.input.as_str().unwrap();
    assert!(sentence.len() <= 2 * 31, "{sentence:?}");
}
