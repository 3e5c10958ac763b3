//! What the harness noted, in words: everything that no packet shows.

use sockspec_model::{Entry, Finished, Heard, Lane, Said, Step};

/// What a line says that no packet shows.
pub(super) fn words(entry: &Entry) -> Option<String> {
    let (note, bytes) = (&entry.note, &entry.bytes);
    let words = match (entry.lane, entry.step) {
        (Lane::Keyboard, Step::Said(Said::Bytes)) => {
            format!("typed at the program's terminal: \"{bytes}\"")
        }
        (Lane::Keyboard, Step::Said(Said::EndOfInput)) => {
            "typed at the program's terminal: Ctrl-D".to_owned()
        }
        (Lane::Keyboard, Step::Said(Said::Interrupted)) => {
            "typed at the program's terminal: Ctrl-C".to_owned()
        }
        (Lane::Screen, Step::Heard(Heard::Bytes)) => {
            format!("shown on the program's terminal: \"{bytes}\"")
        }
        (_, Step::Said(Said::Put)) => format!("a file was put there: {note}"),
        (_, Step::Said(Said::Started)) => "the program was started".to_owned(),
        (_, Step::Heard(Heard::Ready)) => "the program listens".to_owned(),
        (_, Step::Heard(Heard::Read)) => {
            "the program has read everything that was sent to it".to_owned()
        }
        (_, Step::Heard(Heard::Unread)) if !note.is_empty() => {
            format!("the program has not read this yet: {note}")
        }
        (_, Step::Heard(Heard::Unread)) => {
            "the program waits for something else, and this lies unread".to_owned()
        }
        (_, Step::Heard(Heard::Silence)) => format!("nothing more comes: {note}"),
        (_, Step::Heard(Heard::Exited)) => format!("the program has ended: {note}"),
        _ => note.clone(),
    };
    (!words.is_empty()).then_some(words)
}

/// What came of it all.
pub(super) fn outcome(finished: &Finished) -> Vec<String> {
    let Some(finding) = &finished.finding else {
        return Vec::new();
    };
    let word = finished.verdict.word();
    vec![
        format!("{word} {}: {}", finished.check, finding.message),
        format!("expected: {}", finding.expected),
        format!("actual: {}", finding.actual),
    ]
}
