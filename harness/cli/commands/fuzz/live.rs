//! The live line of a search: cases per second, failures so far, what is left.

use std::time::Duration;

use sockspec_engine::runner::{Campaign, Found, Limit};

use crate::progress::Step;

/// A live line about a search, where somebody watches.
pub(super) struct Line {
    limit: Limit,
    step: Step,
}

impl Line {
    pub(super) fn new(limit: Limit) -> Self {
        Self {
            limit,
            step: Step::new(),
        }
    }

    /// Shows how far it is; takes the line away where something is about to be printed.
    pub(super) fn show(&mut self, campaign: &Campaign, printing: bool) {
        match campaign.elapsed() {
            Some(elapsed) if !printing => {
                let words = words(&campaign.found(), elapsed, self.limit);
                self.step.show(&words);
            }
            _ => self.step.clear(),
        }
    }
}

fn words(found: &[Found], elapsed: Duration, limit: Limit) -> String {
    let cases: u64 = found.iter().map(|one| one.cases).sum();
    let failures: usize = found.iter().map(|one| one.failures.len()).sum();
    let seconds = elapsed.as_secs_f64().max(0.001);
    let left = match limit {
        Limit::Time(time) => format!("{} s left", time.saturating_sub(elapsed).as_secs()),
        Limit::Cases(each) => {
            let all = each.saturating_mul(found.len() as u64);
            format!("{} cases left", all.saturating_sub(cases))
        }
    };
    let rate = (cases as f64 / seconds).round();
    let busy = match found.iter().map(|one| one.shrinking).sum() {
        0 => String::new(),
        more => format!(" (making {more} more as small as can be)"),
    };
    format!("{cases} cases, {rate} a second, failures so far: {failures}{busy}, {left}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_fast_how_much_and_how_long() {
        let found = [Found {
            check: String::new(),
            cases: 3000,
            failures: vec!["3fa9c1d2".to_owned()],
            alike: 7,
            shrinking: 0,
        }];
        let two = Duration::from_secs(2);
        let shown = words(&found, two, Limit::Time(Duration::from_secs(10)));
        assert_eq!(
            shown,
            "3000 cases, 1500 a second, failures so far: 1, 8 s left"
        );
        let shown = words(&found, two, Limit::Cases(4000));
        assert!(shown.ends_with("1000 cases left"), "{shown}");
    }

    #[test]
    fn it_says_why_few_cases_run() {
        let found = [Found {
            check: String::new(),
            cases: 8,
            failures: Vec::new(),
            alike: 0,
            shrinking: 1,
        }];
        let shown = words(&found, Duration::from_secs(1), Limit::Cases(9));
        let expected = "failures so far: 0 (making 1 more as small as can be), 1 cases left";
        assert!(shown.ends_with(expected), "{shown}");
    }
}
