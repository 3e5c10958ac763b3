//! One check for each way to end.

use sockspec_model::*;

use super::*;

pub(crate) fn upper() -> Finished {
    let sentence = "A sentence is answered with the same sentence in upper case.";
    let notes = vec!["observed framing = line".to_owned()];
    Finished {
        notes,
        ..pass(
            "tcp-uppercase/server/answers-in-upper-case",
            "UT-S1",
            Level::Must,
            sentence,
        )
    }
}

/// A server that takes one receive for one message.
pub(crate) fn split() -> Finished {
    let sentence =
        "A sentence that arrives in several segments gets one whole answer, wherever it is cut.";
    let message = "it answered, but not what was expected, and closed the connection; it ends after 3 of 5 bytes";
    let cause = NamedCause {
        name: "one-receive-is-one-message".to_owned(),
        sentence: "one receive is taken for one message. recv() returns what has arrived so far; TCP keeps no message boundaries.".to_owned(),
        evidence: String::new(),
        confidence: Confidence::Likely,
    };
    Finished {
        verdict: Verdict::Fail,
        finding: Some(finding(Symptom::PartOfTheAnswer, message, "\"HELLO\\n\"", "\"HEL\", then closed the connection")),
        cause: Some(cause),
        transcript: vec![
            said(Lane::Kernel, Said::Started, ""),
            heard(Lane::Kernel, Heard::Ready, ""),
            said(Lane::Wire, Said::Connected, ""),
            said(Lane::Wire, Said::Bytes, "hel"),
            heard(Lane::Kernel, Heard::Read, ""),
            said(Lane::Wire, Said::Bytes, "lo\n"),
            heard(Lane::Wire, Heard::Bytes, "HEL"),
            heard(Lane::Wire, Heard::Eof, ""),
        ],
        notes: vec!["observed framing = line".to_owned()],
        rerun: "sockspec run tcp-uppercase --server 'python3 server.py' --check '*/joins-a-split-sentence' --seed 7".to_owned(),
        ..pass("tcp-uppercase/server/joins-a-split-sentence", "UT-S6", Level::Must, sentence)
    }
}

/// A client that shows a part of a long answer; found by a property, known by waiting.
pub(crate) fn cut_answer() -> Finished {
    let sentence = "The client shows exactly what the server answered.";
    let kernel = Snapshot {
        threads: vec![ThreadState {
            pid: 9,
            tid: 9,
            name: Untrusted::new("python3").cut(20),
            blocked: Blocked::ForAWhile {
                call: "select".to_owned(),
                on: On::Keyboard,
            },
            child: false,
        }],
        connections: vec![Connection {
            remote: "127.0.0.1:12000".to_owned(),
            unread: 17,
            unsent: 0,
            accepted: true,
            ended: false,
            client: 0,
            descriptor: Some(3),
        }],
        ..Snapshot::default()
    };
    Finished {
        verdict: Verdict::Fail,
        attempt: 2,
        finding: Some(Finding {
            certainty: Certainty::Timed,
            ..finding(
                Symptom::NotShown,
                "the screen does not show it",
                "\"ANSWER ONE\"",
                "\"> hello\\nANSW\"",
            )
        }),
        case: Some(CaseNote {
            id: "9e107d9d".to_owned(),
            minimal: "\"hello\"".to_owned(),
            cases_run: 12,
            shrinks: 1,
            ..CaseNote::default()
        }),
        kernel: Some(kernel),
        transcript: vec![
            said(Lane::Kernel, Said::Started, ""),
            heard(Lane::Screen, Heard::Bytes, "> "),
            said(Lane::Keyboard, Said::Bytes, "hello\n"),
            heard(Lane::Screen, Heard::Bytes, "hello\r\n"),
            said(Lane::Wire, Said::Accepted, ""),
            heard(Lane::Wire, Heard::Bytes, "hello\n"),
            said(Lane::Wire, Said::Bytes, "ANSWER ONE\n"),
            said(Lane::Wire, Said::Closed, ""),
            heard(Lane::Screen, Heard::Bytes, "ANSW"),
            silence(),
        ],
        ..pass(
            "tcp-uppercase/client/any-answer-is-shown",
            "UT-C2",
            Level::Must,
            sentence,
        )
    }
}

pub(crate) fn trouble() -> Finished {
    let message = "opening a namespace: Operation not permitted (os error 1)";
    let sentence = "A sentence as long as 1024 bytes is answered whole.";
    Finished {
        verdict: Verdict::Error,
        finding: Some(finding(Symptom::NotReady, message, "", "")),
        ..pass(
            "tcp-uppercase/server/answers-a-full-buffer",
            "UT-S8",
            Level::Should,
            sentence,
        )
    }
}

pub(crate) fn unsure() -> Finished {
    let sentence = "The server waits without burning CPU.";
    Finished {
        verdict: Verdict::Inconclusive,
        notes: vec!["the machine was too busy to tell".to_owned()],
        ..pass(
            "tcp-uppercase/server/waits-without-spinning",
            "UT-S14",
            Level::Should,
            sentence,
        )
    }
}

pub(crate) fn skipped(name: &str, reason: &str) -> Event {
    let check = format!("tcp-uppercase/server/{name}");
    Event::CheckSkipped(Box::new(Skipped {
        check,
        clause: "UT-S2".to_owned(),
        level: Level::Must,
        reason: reason.to_owned(),
        by: None,
    }))
}
