//! What a search has come to, property by property.

use std::time::Duration;

use sockspec_engine::runner::{Campaign, Found};

/// A line for each property, below one for all of them.
pub(super) fn text(campaign: &Campaign, interrupted: bool) -> String {
    table(
        &campaign.found(),
        campaign.elapsed().unwrap_or_default(),
        interrupted,
    )
}

fn table(found: &[Found], elapsed: Duration, interrupted: bool) -> String {
    if found.is_empty() {
        let why = if interrupted {
            "it was interrupted before it began"
        } else {
            "what stands above keeps it from beginning"
        };
        return format!("\nnothing was searched: {why}\n");
    }
    let cases: u64 = found.iter().map(|one| one.cases).sum();
    let ways: usize = found.iter().map(|one| one.failures.len()).sum();
    let ending = if interrupted { ", interrupted" } else { "" };
    let head = format!(
        "\n{} in {:.1} s, {} of failing found{ending}\n",
        counted(cases, "case"),
        elapsed.as_secs_f64(),
        counted(ways as u64, "way")
    );
    let columns = found.iter().map(|one| one.check.len()).max().unwrap_or(0);
    let lines = found.iter().map(|one| line(one, columns));
    head + &lines.collect::<String>()
}

fn line(one: &Found, columns: usize) -> String {
    let alike = match one.alike {
        0 => String::new(),
        more => format!(", and {more} more like {}", them(one.failures.len())),
    };
    let failures = match one.failures.as_slice() {
        [] => String::new(),
        ids => format!("  failing: {}{alike}", ids.join(", ")),
    };
    let unit = if one.cases == 1 { "case " } else { "cases" };
    let line = format!(
        "  {:<columns$}  {:>9} {unit}{failures}",
        one.check, one.cases
    );
    format!("{}\n", line.trim_end())
}

fn them(number: usize) -> &'static str {
    if number == 1 { "it" } else { "these" }
}

fn counted(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_that_did_not_begin_says_so() {
        let text = table(&[], Duration::ZERO, false);
        assert!(text.starts_with("\nnothing was searched"), "{text}");
    }

    #[test]
    fn failures_that_look_the_same_are_counted() {
        let found = |check: &str, failures: &[&str], alike| Found {
            check: check.to_owned(),
            cases: 640,
            failures: failures.iter().map(|id| (*id).to_owned()).collect(),
            alike,
            shrinking: 0,
        };
        let found = [found("a/any", &["3fa9c1d2"], 12), found("a/other", &[], 0)];
        let text = table(&found, Duration::from_secs(2), true);
        assert_eq!(
            text,
            "\n1280 cases in 2.0 s, 1 way of failing found, interrupted\n\
             \x20 a/any          640 cases  failing: 3fa9c1d2, and 12 more like it\n\
             \x20 a/other        640 cases\n"
        );
    }
}
