//! What a pattern selects, and what is said when it selects nothing.

use super::*;
use crate::target::scenario;

const BOTH: &[Role] = &[Role::Server, Role::Client, Role::Pair];

fn filter(check: &[&str], skip: &[&str], roles: &[Role]) -> Result<Filter, Mistake> {
    let owned = |patterns: &[&str]| patterns.iter().map(|&pattern| pattern.to_owned()).collect();
    let selection = Selection {
        check: owned(check),
        skip: owned(skip),
        ..Selection::default()
    };
    selection.filter(scenario("tcp-uppercase").expect("it exists"), roles)
}

fn wants(check: &[&str], skip: &[&str], name: &str) -> bool {
    let filter = filter(check, skip, BOTH).expect("they fit something");
    (filter.wants)(&format!("tcp-uppercase/server/{name}"), "UT-S6")
}

#[test]
fn a_check_has_several_names() {
    for name in [
        "joins-a-split-sentence",
        "server/joins-a-split-sentence",
        "tcp-uppercase/server/joins-a-split-sentence",
        "*/joins-*",
        "*joins*",
        "UT-S6",
    ] {
        assert!(wants(&[name], &[], "joins-a-split-sentence"), "{name}");
    }
    assert!(!wants(&["becomes-ready"], &[], "joins-a-split-sentence"));
    assert!(!wants(&["*/client/*"], &[], "joins-a-split-sentence"));
}

#[test]
fn what_is_skipped_is_not_run() {
    assert!(!wants(&["joins-*"], &["UT-S6"], "joins-a-split-sentence"));
    assert!(wants(&[], &["becomes-ready"], "joins-a-split-sentence"));
}

#[test]
fn a_pattern_that_fits_nothing_is_a_mistake() {
    let said = |check, roles| {
        filter(check, &[], roles)
            .err()
            .and_then(|mistake| mistake.what_to_do().map(str::to_owned))
    };
    assert_eq!(
        said(&["becomes-redy"], BOTH).as_deref(),
        Some("did you mean becomes-ready?")
    );
    assert!(said(&["becomes-ready", "nothing-*"], BOTH).is_some());
    assert_eq!(
        said(&["becomes-ready"], &[Role::Client]).as_deref(),
        Some("name one with --server")
    );
    assert!(filter(&["a[b"], &[], BOTH).is_err());
}
