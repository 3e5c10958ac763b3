//! The causes that correct programs deserve, behind the Should and May clauses that they do not meet. No other cause may
//! ever be named for one of them: it would send its author the wrong way.

use std::collections::BTreeSet;
use std::path::Path;

use crate::runs::Ended;

/// A line for each program that deserves any: its scenario and file, then the causes.
const DESERVED: &str = include_str!("../programs/deserved.txt");

/// Expects the causes that were named for a correct program to be among those that it deserves.
pub(crate) fn expect_no_other_cause(scenario: &str, file: &Path, ended: &Ended) {
    let name = file.file_name().unwrap().to_str().unwrap();
    let deserved = deserved(&format!("{scenario}/{name}"));
    for check in ended.finished() {
        let cause = check.cause.as_ref().map(|cause| cause.name.as_str());
        let fits = cause.is_none_or(|cause| deserved.contains(cause));
        assert!(
            fits,
            "{name}: {} names {cause:?}\n{}",
            check.check,
            ended.story()
        );
    }
}

fn deserved(program: &str) -> BTreeSet<&'static str> {
    let mut lines = DESERVED.lines().map(str::split_whitespace);
    let line = lines.find_map(|mut words| (words.next() == Some(program)).then_some(words));
    line.map(Iterator::collect).unwrap_or_default()
}
