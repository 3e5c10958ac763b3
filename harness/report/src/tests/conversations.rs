//! Conversations of every kind.

use sockspec_model::{Entry, Finished, Heard, Lane, Level, Said, Step, Verdict};

use super::samples::*;
use crate::Style;

/// The lines of the conversation with a program in this role.
fn conversation(role: &str, transcript: Vec<Entry>) -> String {
    let check = format!("x/{role}/y");
    let finished = Finished {
        verdict: Verdict::Fail,
        transcript,
        rerun: String::new(),
        ..pass(&check, "X-1", Level::Must, "S.")
    };
    let text = crate::terminal::text(&finished, Style::default());
    let lines = text.lines().skip(3).take_while(|line| !line.is_empty());
    lines.map(|line| format!("{}\n", &line[6..])).collect()
}

fn on(peer: u32, step: Step, bytes: &str) -> Entry {
    entry(Lane::Wire, peer, step, bytes, "")
}

#[test]
fn several_peers_are_numbered() {
    let (sent, heard) = (Step::Said(Said::Bytes), Step::Heard(Heard::Bytes));
    let transcript = vec![
        on(1, Step::Said(Said::Connected), ""),
        on(2, Step::Said(Said::Connected), ""),
        on(2, sent, "hi\n"),
        entry(Lane::Kernel, 2, Step::Heard(Heard::Unread), "", ""),
        on(1, heard, "HI\n"),
        on(2, Step::Heard(Heard::Eof), ""),
        entry(
            Lane::Kernel,
            1,
            Step::Heard(Heard::Silence),
            "",
            "no process of it is left",
        ),
    ];
    let expected = r#"
client 1  we connected
client 2  we connected
client 2  we sent      "hi\n"           (your program did not read it)
client 1  you sent     "HI\n"
client 2  you closed   the connection
client 1  then         nothing more     (no process of it is left)
"#;
    assert_eq!(conversation("server", transcript), expected[1..]);
}

#[test]
fn silence_is_said_in_place() {
    let transcript = vec![
        said(Lane::Wire, Said::Connected, ""),
        said(Lane::Wire, Said::Bytes, "hi\n"),
        heard(Lane::Kernel, Heard::Read, ""),
        heard(Lane::Screen, Heard::Bytes, "got hi\n"),
        silence(),
        said(Lane::Wire, Said::HalfClosed, ""),
        entry(
            Lane::Wire,
            0,
            Step::Heard(Heard::Bytes),
            "HI",
            "5000 bytes in all",
        ),
        silence(),
        heard(Lane::Wire, Heard::Reset, ""),
    ];
    let expected = r#"
we sent      "hi\n"           (your program read it)
you showed   "got hi\n"
you answered nothing          (every thread of it waits, and nothing is under way)
we ended     our sending side, and went on reading
you answered "HI"             (5000 bytes in all) then nothing more (every thread of it waits,
                              and nothing is under way)
you reset    the connection
"#;
    assert_eq!(conversation("server", transcript), expected[1..]);
}

#[test]
fn a_program_that_speaks_first_does_not_answer() {
    let greeting = |step| {
        vec![
            said(Lane::Wire, Said::Connected, ""),
            said(Lane::Wire, Said::Accepted, ""),
            on(0, step, "hello"),
        ]
    };
    let server = conversation("server", greeting(Step::Heard(Heard::Bytes)));
    assert_eq!(server, "we connected\nyou sent     \"hello\"\n");
    let client = conversation("client", greeting(Step::Said(Said::Bytes)));
    assert_eq!(
        client,
        "we connected\nyou connected\nwe sent      \"hello\"\n"
    );
}

#[test]
fn keys_ends_and_starts_have_words() {
    let transcript = vec![
        said(Lane::Kernel, Said::Started, ""),
        said(Lane::Keyboard, Said::EndOfInput, ""),
        said(Lane::Keyboard, Said::Interrupted, ""),
        entry(
            Lane::Kernel,
            0,
            Step::Heard(Heard::Exited),
            "",
            "with status 1",
        ),
        said(Lane::Kernel, Said::Started, ""),
        heard(Lane::Kernel, Heard::Ready, ""),
        entry(
            Lane::Wire,
            0,
            Step::Heard(Heard::Refused),
            "",
            "127.0.0.1:12000",
        ),
        said(Lane::Wire, Said::Reset, ""),
        heard(Lane::Kernel, Heard::Read, ""),
        heard(Lane::Kernel, Heard::Unread, ""),
    ];
    let expected = "
we typed     Ctrl-D (end of input)
we typed     Ctrl-C
your program ended               (with status 1)
we started   your program again  (it listens)
you refused  the connection      (127.0.0.1:12000)
we reset     the connection
your program read everything
your program left it unread
";
    assert_eq!(conversation("server", transcript.clone()), expected[1..]);
    let of_a_pair = expected.replace("your program again", "your client");
    let told = conversation("pair", transcript);
    assert_eq!(
        told.lines().nth(3).map(|line| &line[..24]),
        of_a_pair.lines().nth(4).map(|line| &line[..24])
    );
}

#[test]
fn a_long_conversation_is_cut_in_the_middle() {
    let line = |number: usize| said(Lane::Wire, Said::Bytes, &number.to_string());
    let short = conversation("server", (1..=14).map(line).collect());
    assert_eq!(short.lines().count(), 14);
    let long = conversation("server", (1..=400).map(line).collect());
    let lines: Vec<&str> = long.lines().collect();
    assert_eq!(lines.len(), 14);
    assert_eq!(
        lines[3..6],
        [
            "we sent      \"4\"",
            "… 387 lines left out; run with --report jsonl=FILE writes all of them",
            "we sent      \"392\""
        ]
    );
}
