//! Programs that only certain cuts break: the failure is told with the cut, and with how many others of its kind break them.

use sockspec::bundled::FLAW;
use sockspec_model::{Finished, Verdict};

use crate::programs::{all, command, folder};
use crate::runs::{Ended, judge_in};

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
    assert_eq!(case, "\"aa\" (2 bytes), cut after byte 1");
    // After bytes 1, 2 and 3, into single bytes, and inside the letter of another name.
    assert!(
        message.ends_with("of 14 cases of this kind it fails 5"),
        "{message}"
    );
}

#[test]
fn a_line_whose_reply_nobody_has_declared() {
    let set = ["typed_end=newline"];
    let check = "any-segmentation";
    for (flaw, what) in [
        ("thanks-for-the-first-segment", "it answers"),
        ("hangs-up-after-the-first-segment", "it closes"),
    ] {
        let (case, message) = told("tcp-dialogue", "--server", flaw, check, &set);
        assert_eq!(case, "\"aa\" (2 bytes), cut after byte 1");
        let expected =
            format!("{what} before the line has ended; of 14 cases of this kind it fails 14");
        assert_eq!(message, expected, "{flaw}");
    }
}

#[test]
fn a_line_that_fills_a_buffer() {
    let (flaw, check) = ("takes-a-full-buffer-for-the-line", "joins-a-long-line");
    let set = ["typed_end=newline"];
    let (case, _) = told("tcp-dialogue", "--server", flaw, check, &set);
    let least = "a sentence of 2049 bytes, all of them \"a\", cut after byte 2048";
    assert_eq!(case, least);
}

#[test]
fn a_message_that_fills_a_buffer() {
    let flaw = "takes-a-full-buffer-for-a-message --framing line";
    let set = ["framing=line"];
    let (case, _) = told("chat", "--server", flaw, "joins-a-long-message", &set);
    let least = "a sentence of 2049 bytes, all of them \"a\", cut after byte 2048";
    assert_eq!(case, least);
}

#[test]
fn a_file_and_the_line_that_names_it() {
    let check = "any-bytes-any-segmentation";
    let flaw = "takes-a-lone-byte-for-the-name --names given";
    let (case, _) = told("file-transfer", "--server", flaw, check, &["names=given"]);
    assert!(case.ends_with(", cut after byte 1"), "{case}");
    let (case, _) = told(
        "file-transfer",
        "--server",
        "stops-at-a-full-buffer",
        check,
        &[],
    );
    assert!(case.ends_with(", cut after byte 8192"), "{case}");
}

/// The checks of lines in pieces, of a dialogue server of another design.
fn of_lines(server: &str, rounds: &str) -> Option<Ended> {
    let server = command(&folder("tcp_dialogue").join("correct").join(server))?;
    let set = ["--set", "typed_end=newline", "--set", rounds];
    let more = [&set[..], &["--check", "DI-S6", "--cases", "24"]].concat();
    Some(judge_in("tcp-dialogue", "--server", &server, &more))
}

#[test]
fn no_correct_server_is_accused_of_what_it_says_to_pieces() {
    for file in all("tcp_dialogue/correct", "server_") {
        let name = file.file_name().unwrap().to_str().unwrap();
        for rounds in ["rounds=any", "rounds=many"] {
            let Some(ended) = of_lines(name, rounds) else {
                continue;
            };
            assert!([0, 4].contains(&ended.code), "{name}\n{}", ended.story());
            let sure = |finished: &&Finished| finished.verdict == Verdict::Pass;
            assert!(
                ended.finished().all(|finished| sure(&finished)),
                "{name}\n{}",
                ended.story()
            );
        }
    }
}

#[test]
fn what_counts_and_tells_the_time_is_judged_and_what_is_chance_is_not() {
    if let Some(ended) = of_lines("server_counts.py", "rounds=one") {
        assert_eq!(ended.finished().count(), 3, "{}", ended.story());
    }
    if let Some(ended) = of_lines("server_proverbs.py", "rounds=many") {
        assert_eq!(ended.finished().count(), 0, "{}", ended.story());
    }
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
        assert_eq!(case, "\"aa\" (2 bytes), cut after byte 1");
        let others = "of 16 cases of this kind it fails 2";
        assert!(message.ends_with(others), "{scenario}: {message}");
    }
}
