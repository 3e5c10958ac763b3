//! Hand-written runs.

mod checks;

use std::collections::BTreeMap;

use sockspec_model::*;

pub(crate) use checks::*;

/// A line of a transcript.
pub(crate) fn entry(lane: Lane, peer: u32, step: Step, bytes: &str, note: &str) -> Entry {
    Entry {
        t_us: 0,
        lane,
        peer,
        step,
        bytes: Untrusted::new(bytes).cut(240),
        note: note.to_owned(),
        left_out: 0,
        whole: Escaped::default(),
    }
}

pub(crate) fn said(lane: Lane, said: Said, bytes: &str) -> Entry {
    entry(lane, 0, Step::Said(said), bytes, "")
}

pub(crate) fn heard(lane: Lane, heard: Heard, bytes: &str) -> Entry {
    entry(lane, 0, Step::Heard(heard), bytes, "")
}

pub(crate) fn silence() -> Entry {
    entry(
        Lane::Kernel,
        0,
        Step::Heard(Heard::Silence),
        "",
        "every thread of it waits, and nothing is under way",
    )
}

/// A run of one scenario with these checks, begun and ended.
pub(crate) fn run(role: Role, target: &str, checks: Vec<Event>) -> Vec<Event> {
    let started = RunStarted {
        schema: SCHEMA,
        tool: "sockspec".to_owned(),
        version: "0.1.0".to_owned(),
        scenarios: vec!["tcp-uppercase".to_owned()],
        roles: vec![role],
        target: BTreeMap::from([(role.word().to_owned(), target.to_owned())]),
        seed: 7,
        isolation: "full".to_owned(),
        checks: checks
            .iter()
            .filter(|event| matches!(event, Event::CheckFinished(_)))
            .count(),
        ..RunStarted::default()
    };
    ended([vec![Event::RunStarted(Box::new(started))], checks].concat())
}

/// The run with its end.
pub(crate) fn ended(events: Vec<Event>) -> Vec<Event> {
    let ledger = Ledger::of(&events);
    let conforms = ledger.totals().conforms(false);
    [events, vec![ledger.close(conforms, 431.7)]].concat()
}

pub(crate) fn event(finished: Finished) -> Event {
    Event::CheckFinished(Box::new(finished))
}

pub(crate) fn finding(symptom: Symptom, message: &str, expected: &str, actual: &str) -> Finding {
    let (message, expected, actual) = (message.to_owned(), expected.to_owned(), actual.to_owned());
    Finding {
        symptom,
        message,
        expected,
        actual,
        at: 0,
        certainty: Certainty::Proved,
        ending: None,
        wanted: None,
    }
}

/// A check that passed.
pub(crate) fn pass(check: &str, clause: &str, level: Level, sentence: &str) -> Finished {
    Finished {
        check: check.to_owned(),
        clause: clause.to_owned(),
        sentence: sentence.to_owned(),
        level,
        verdict: Verdict::Pass,
        attempt: 1,
        flaky: false,
        elapsed_ms: 12.5,
        finding: None,
        cause: None,
        experiments: Vec::new(),
        case: None,
        kernel: None,
        transcript: Vec::new(),
        notes: Vec::new(),
        figures: Vec::new(),
        rerun: format!("sockspec run tcp-uppercase --check '{check}' --seed 7"),
        by_hand: ByHand::default(),
        capture: None,
        known_failing: None,
    }
}

/// Something of everything.
pub(crate) fn mixed() -> Vec<Event> {
    let flaky = Finished {
        flaky: true,
        attempt: 2,
        ..upper()
    };
    let checks = vec![
        Event::AttemptStarted {
            check: upper().check,
            attempt: 1,
        },
        event(flaky),
        event(split()),
        skipped("closes-after-the-answer", "the dialect leaves session open"),
        skipped("answers-every-line", "the dialect leaves session open"),
        event(trouble()),
        event(unsure()),
        event(cut_answer()),
    ];
    run(Role::Server, "python3 server.py", checks)
}
