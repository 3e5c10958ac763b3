//! Programs that only certain cuts break: the failure is told with the cut, and with how many others of its kind break them.

use sockspec::bundled::FLAW;
use sockspec_model::Verdict;

use crate::runs::judge_in;

const EXE: &str = env!("CARGO_BIN_EXE_sockspec");

/// The one minimal case of a check that a wrong program fails, and what was found.
fn told(scenario: &str, role: &str, flaw: &str, check: &str, set: &[&str]) -> (String, String) {
    let program = format!("'{EXE}' {FLAW} {flaw}");
    let pattern = format!("*/{check}");
    let set = set.iter().flat_map(|declared| ["--set", declared]);
    let more: Vec<&str> = ["--check", &pattern].into_iter().chain(set).collect();
    let ended = judge_in(scenario, role, &program, &more);
    let finished = ended.check(check);
    assert_eq!(finished.verdict, Verdict::Fail, "{flaw}");
    let (case, finding) = (finished.case.as_ref(), finished.finding.as_ref());
    (
        case.unwrap().minimal.clone(),
        finding.unwrap().message.clone(),
    )
}

#[test]
fn a_line_of_a_dialogue() {
    let flaw = "takes-a-short-segment-for-the-line --framing line --reply '<{line}>'";
    let set = ["reply=<{line}>", "typed_end=newline"];
    let check = "any-segmentation";
    let (case, message) = told("tcp-dialogue", "--server", flaw, check, &set);
    assert_eq!(case, "\"Ada Lovelace\" (12 bytes), cut after byte 1");
    // After bytes 1, 2 and 3, into single bytes, and inside the letter of another name.
    assert!(
        message.ends_with("of 14 cases of this kind it fails 5"),
        "{message}"
    );
}

#[test]
fn sentences_in_a_row() {
    let flaw = "forgets-a-sentence-that-has-begun --framing line --session many";
    let set = ["framing=line", "session=many"];
    let check = "separates-joined-sentences";
    let (case, _) = told("tcp-uppercase", "--server", flaw, check, &set);
    assert_eq!(case, "several lines in a row, cut after byte 11");
}

#[test]
fn what_a_client_is_told() {
    for (scenario, flaw, check) in [
        (
            "tcp-uppercase",
            "takes-a-lone-byte-for-the-answer",
            "gathers-a-split-answer",
        ),
        (
            "tcp-greeting",
            "takes-a-lone-byte-for-the-greeting",
            "gathers-a-split-greeting",
        ),
        (
            "tcp-dialogue",
            "takes-a-lone-byte-for-the-question",
            "gathers-a-split-prompt",
        ),
    ] {
        let (case, message) = told(scenario, "--client", flaw, check, &[]);
        assert_eq!(case, "\"Who goes there?\" (15 bytes), cut after byte 1");
        let others = "of 16 cases of this kind it fails 2";
        assert!(message.ends_with(others), "{scenario}: {message}");
    }
}
