//! The report for people, word for word.

use sockspec_model::{ByHand, Event, Figure, Finished, Level, Role, Verdict};

use super::samples::*;
use super::terminal;
use crate::Style;

const STYLE: Style = Style {
    colour: false,
    width: 100,
};

fn told(finished: &Finished) -> String {
    crate::terminal::text(finished, STYLE)
}

#[test]
fn a_server_that_answers_too_early() {
    assert_eq!(told(&split()), include_str!("golden/split.txt"));
}

#[test]
fn a_failure_that_is_shown_by_hand() {
    let by_hand = ByHand {
        script: Some(".sockspec/repro-1.py".to_owned()),
        no_script: None,
        shell: Some("printf 'a' | nc -N 127.0.0.1 12000".to_owned()),
        capture: Some(".sockspec/repro-1.pcapng".to_owned()),
    };
    let told = told(&Finished { by_hand, ..split() });
    let lines = "by hand python3 .sockspec/repro-1.py\n              \
                 printf 'a' | nc -N 127.0.0.1 12000\n              \
                 wireshark .sockspec/repro-1.pcapng\n";
    assert!(told.contains(lines), "{told}");
}

#[test]
fn a_client_that_shows_a_part() {
    assert_eq!(told(&cut_answer()), include_str!("golden/client.txt"));
}

#[test]
fn trouble_of_our_own() {
    assert_eq!(told(&trouble()), include_str!("golden/trouble.txt"));
}

#[test]
fn a_whole_run() {
    assert_eq!(terminal(&mixed(), STYLE), include_str!("golden/mixed.txt"));
}

#[test]
fn a_narrow_terminal() {
    let checks = vec![event(upper()), event(split())];
    let text = terminal(
        &run(Role::Server, "./s", checks),
        Style { width: 60, ..STYLE },
    );
    assert_eq!(text, include_str!("golden/narrow.txt"));
}

#[test]
fn nothing_but_passes() {
    let may = pass(
        "tcp-uppercase/server/reports-a-taken-port",
        "ALL-S7",
        Level::May,
        "A second instance says so.",
    );
    let tenth = pass(
        "tcp-uppercase/server/answers-a-slow-reader",
        "UT-S10",
        Level::Must,
        "The whole answer is sent.",
    );
    let second = pass(
        "tcp-uppercase/server/serves-the-next-client",
        "UT-S2",
        Level::Must,
        "The next client is served.",
    );
    let checks = vec![
        event(may),
        event(tenth),
        event(second),
        event(upper()),
        skipped("x", "why"),
    ];
    let text = terminal(&run(Role::Server, "reference", checks), STYLE);
    assert_eq!(text, include_str!("golden/passes.txt"));
}

#[test]
fn what_was_measured_stands_below_the_clauses() {
    let figures = vec![
        Figure::new("deliveries", 9900.0, ""),
        Figure::new("latency p50", 0.1234, "ms"),
        Figure::new("throughput", 1234.5, "MB/s"),
    ];
    let checks = vec![event(Finished { figures, ..upper() })];
    let text = terminal(&run(Role::Server, "./s", checks), STYLE);
    let line = "\nmeasured by answers-in-upper-case: deliveries 9900, latency p50 0.12 ms, throughput 1234 MB/s\n\n1 passed";
    assert!(text.contains(line), "{text}");
}

#[test]
fn several_places_have_tables_of_their_own() {
    let client = Finished {
        verdict: Verdict::Pass,
        finding: None,
        ..cut_answer()
    };
    let text = terminal(
        &run(
            Role::Server,
            "reference",
            vec![event(upper()), event(client)],
        ),
        STYLE,
    );
    let (client, server) = (
        text.find("tcp-uppercase/client\n"),
        text.find("tcp-uppercase/server\n"),
    );
    assert!(client.is_some() && client < server, "{text}");
}

#[test]
fn colours_only_where_asked_for() {
    let coloured = terminal(
        &mixed(),
        Style {
            colour: true,
            ..STYLE
        },
    );
    assert!(
        coloured.contains("\x1b[1m\x1b[31mFAIL\x1b[0m  "),
        "{coloured}"
    );
    let plain = coloured.split("\x1b[").map(|part| {
        part.split_once('m')
            .filter(|(code, _)| code.parse::<u8>().is_ok())
            .map_or(part, |(_, rest)| rest)
    });
    assert_eq!(plain.collect::<String>(), terminal(&mixed(), STYLE));
}

#[test]
fn an_interrupted_run_has_no_verdict() {
    let events = run(Role::Server, "./s", vec![event(upper()), event(upper())]);
    let mut cut = events.clone();
    cut.remove(2);
    let text = terminal(&cut, STYLE);
    assert!(
        text.ends_with("no verdict: the run is incomplete, 1 of 2 checks were attempted\n"),
        "{text}"
    );
}

#[test]
fn text_that_could_act_is_shown() {
    let events = run(
        Role::Server,
        "./s\x1b]0;x\x07\u{202e}",
        vec![Event::AttemptStarted {
            check: String::new(),
            attempt: 1,
        }],
    );
    let text = terminal(&events, STYLE);
    assert!(
        text.starts_with("tcp-uppercase server: ./s\\x1b]0;x\\x07\\xe2\\x80\\xae   (seed 7"),
        "{text}"
    );
}
