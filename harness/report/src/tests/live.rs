//! A report made from a recording is the one made live.

use proptest::prelude::*;
use sockspec_model::Event;

use super::samples::mixed;
use super::{arbitrary, jsonl, junit, terminal};
use crate::Style;
use crate::jsonl::read;

fn both(events: &[Event], report: impl Fn(&[Event]) -> String) -> (String, String) {
    let recording = read(jsonl(events).as_bytes()).expect("we wrote it");
    (report(events), report(&recording.events))
}

fn check(events: &[Event]) {
    for style in [
        Style {
            colour: true,
            width: 80,
        },
        Style {
            colour: false,
            width: 0,
        },
    ] {
        let (live, recorded) = both(events, |events| terminal(events, style));
        assert_eq!(live, recorded);
    }
    let (live, recorded) = both(events, junit);
    assert_eq!(live, recorded);
    let (live, recorded) = both(events, jsonl);
    assert_eq!(live, recorded);
}

#[test]
fn of_a_written_run() {
    check(&mixed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn of_any_run(events in arbitrary::run(&arbitrary::text())) {
        check(&events);
    }

    #[test]
    fn nothing_in_it_acts(events in arbitrary::run(&arbitrary::text())) {
        let text = terminal(&events, Style { colour: false, width: 80 });
        prop_assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()));
    }
}
