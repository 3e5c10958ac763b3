//! Programs of beginners that are wrong on purpose: the cause is named, and one defect is told once.

use predicates::str::contains;
use sockspec_model::Confidence;

use crate::programs::{command, folder};
use crate::runs::{judge_in, sockspec};
use crate::samples::cause;

/// Scenario, role, program, the check that it fails, the cause.
const NAMED: &[[&str; 5]] = &[
    [
        TCP,
        "--server",
        "tcp_server_prints.py",
        ANSWERS,
        "nothing-sent",
    ],
    [
        TCP,
        "--server",
        "tcp_server_drops_the_answer.py",
        ANSWERS,
        "nothing-sent",
    ],
    [
        TCP,
        "--server",
        "tcp_server_quotes.py",
        ANSWERS,
        "sends-bytes-as-written",
    ],
    [
        TCP,
        "--server",
        "tcp_server_ten_bytes.py",
        ANSWERS,
        "buffer-of-N-bytes",
    ],
    [
        TCP,
        "--server",
        "tcp_server_accepts_once.py",
        "serves-the-next-client",
        "uses-a-closed-socket",
    ],
    [
        TCP,
        "--server",
        "tcp_server_computes_on.py",
        "serves-the-next-client",
        "end-of-connection-not-noticed",
    ],
    [
        TCP,
        "--server",
        "tcp_server_answers_once.py",
        "answers-every-line",
        "one-answer-for-each-connection",
    ],
    [
        TCP,
        "--server",
        "tcp_server_ipv6_alone.py",
        "listens-on-all-addresses",
        "ipv6-alone",
    ],
    [
        TCP,
        "--server",
        "udp_server_prints.py",
        "becomes-ready",
        "wrong-transport",
    ],
    [
        UDP,
        "--server",
        "udp_server_on_loopback.py",
        "listens-on-all-addresses",
        "wrong-address",
    ],
    [
        TCP,
        "--client",
        "tcp_client_by_datagrams.py",
        "reaches-the-server",
        "wrong-transport",
    ],
    [
        UDP,
        "--server",
        "udp_server_prints.py",
        ANSWERS,
        "nothing-sent",
    ],
    [
        TCP,
        "--client",
        "tcp_client_other_port.py",
        "reaches-the-server",
        "wrong-port",
    ],
    [
        UDP,
        "--server",
        "udp_server_answers_elsewhere.py",
        ANSWERS,
        "answer-sent-elsewhere",
    ],
    // What a look-up of a name sends is no answer that went astray.
    [
        UDP,
        "--server",
        "udp_server_looks_up.py",
        ANSWERS,
        "nothing-sent",
    ],
    [
        UDP,
        "--server",
        "tcp_server_prints.py",
        "becomes-ready",
        "wrong-transport",
    ],
];

const TCP: &str = "tcp-uppercase";
const UDP: &str = "udp-uppercase";
const REACHES: &str = "reaches-the-server";
const ANSWERS: &str = "answers-in-upper-case";

/// What points to the cause of a failure; nothing where the language of the program is not installed.
fn pointed_out(scenario: &str, role: &str, file: &str, check: &str) -> Option<String> {
    let command = command(&folder("wrong").join(file))?;
    let ended = judge_in(scenario, role, &command, &["--check", check]);
    let cause = ended.check(check).cause.as_ref();
    let cause = cause.unwrap_or_else(|| panic!("{}", ended.story()));
    assert_eq!(cause.confidence, Confidence::Certain, "{}", ended.story());
    Some(cause.evidence.clone())
}

/// The packets tell where it went.
#[test]
fn what_goes_elsewhere_is_told_with_its_address() {
    let cases = [
        (UDP, "--server", "udp_server_answers_elsewhere.py", ANSWERS),
        (UDP, "--client", "udp_client_other_port.py", REACHES),
        (TCP, "--client", "tcp_client_other_port.py", REACHES),
    ];
    for (scenario, role, file, check) in cases {
        if let Some(seen) = pointed_out(scenario, role, file, check) {
            assert!(seen.contains("to 127.0.0.1:1200"), "{file}: {seen}");
        }
    }
}

#[test]
fn causes_are_named() {
    for [scenario, role, file, check, name] in NAMED {
        let Some(command) = command(&folder("wrong").join(file)) else {
            return;
        };
        let ended = judge_in(scenario, role, &command, &["--check", check]);
        assert_eq!(
            cause(&ended, check),
            Some(*name),
            "{file}: {}",
            ended.story()
        );
    }
}

#[test]
fn one_defect_is_told_once() {
    let Some(server) = command(&folder("wrong").join("tcp_server_accepts_once.py")) else {
        return;
    };
    let checks = [
        "--check",
        "serves-*",
        "--check",
        "survives-*",
        "--cases",
        "16",
    ];
    let run = ["run", TCP, "--server", &server];
    let out = sockspec(&[&run[..], &checks].concat()).assert().code(1);
    let told = String::from_utf8_lossy(&out.get_output().stdout).into_owned();
    let quoted = told
        .matches("| OSError: [Errno 9] Bad file descriptor")
        .count();
    assert_eq!(quoted, 1, "{told}");
    let first = told.find("serves-the-next-client").unwrap();
    let also = told.find("also    failed for the same reason:").unwrap();
    let other = told
        .find("Must    UT-S3   serves-a-hundred-in-turn")
        .unwrap();
    assert!(first < also && also < other, "{told}");
    out.stdout(contains("does not conform: a Must fails"));
}

#[test]
fn a_pair_that_does_not_begin_is_told_like_a_single_program() {
    let server = command(&folder("wrong").join("tcp_server_asks_first.py"));
    let client = command(&folder("textbook").join("tcp_client.py"));
    let (Some(server), Some(client)) = (server, client) else {
        return;
    };
    let more = ["--client", &client, "--check", "*/pair/does-the-exercise"];
    let ended = judge_in(TCP, "--server", &server, &more);
    let check = ended.check("does-the-exercise");
    let told = check.finding.as_ref().map(|finding| &finding.message);
    assert!(
        told.is_some_and(|told| told.contains("look at the server")),
        "{}",
        ended.story()
    );
    let moment = check.kernel.as_ref().map(|kernel| kernel.lines());
    assert!(moment.is_some_and(|lines| !lines.is_empty()), "{check:?}");
    assert!(!check.transcript.is_empty(), "{check:?}");
}
