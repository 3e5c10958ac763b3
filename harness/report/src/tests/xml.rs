//! JUnit XML is well-formed whatever is in it, and says what the events say.

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event as Node;
use sockspec_model::{Figure, Finished, Role};

use super::samples::*;
use super::{arbitrary, junit};

/// The names of all elements, in order; every end matches its start, every attribute can be read.
fn elements(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut names = Vec::new();
    loop {
        let node = reader.read_event().expect("well-formed");
        if let Node::Start(tag) | Node::Empty(tag) = &node {
            tag.attributes()
                .for_each(|attribute| assert!(attribute.is_ok(), "{tag:?}"));
            names.push(String::from_utf8_lossy(tag.name().as_ref()).into_owned());
        }
        if node == Node::Eof {
            return names;
        }
    }
}

/// Production 2 of XML 1.0, fifth edition.
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[test]
fn a_whole_run() {
    assert_eq!(junit(&mixed()), include_str!("golden/mixed.xml"));
}

#[test]
fn verdicts_have_elements() {
    let names = elements(&junit(&mixed()));
    let count = |name: &str| names.iter().filter(|found| *found == name).count();
    assert_eq!(
        [count("testsuite"), count("testcase"), count("property")],
        [2, 7, 6]
    );
    assert_eq!(
        [
            count("failure"),
            count("error"),
            count("skipped"),
            count("flakyFailure")
        ],
        [2, 2, 2, 1]
    );
}

#[test]
fn figures_are_properties_of_their_case() {
    let figures = vec![
        Figure::new("deliveries", 9900.0, ""),
        Figure::new("latency p50", 0.123, "ms"),
    ];
    let checks = vec![event(Finished { figures, ..upper() })];
    let xml = junit(&run(Role::Server, "./s", checks));
    for property in [
        "<property name=\"deliveries\" value=\"9900\"/>",
        "<property name=\"latency p50 (ms)\" value=\"0.123\"/>",
    ] {
        assert!(xml.contains(property), "{xml}");
    }
}

#[test]
fn an_interrupted_run_is_an_error() {
    let mut events = run(Role::Server, "./s", vec![event(upper()), event(upper())]);
    events.remove(1);
    let xml = junit(&events);
    let said =
        "message=\"the run is incomplete, 1 of 2 checks were attempted\" type=\"incomplete\"";
    assert!(xml.contains(said), "{xml}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_is_well_formed_whatever_is_in_it(events in arbitrary::run(&arbitrary::text())) {
        let xml = junit(&events);
        prop_assert!(xml.chars().all(is_xml));
        elements(&xml);
    }
}
