//! The end of a run, from all that came before it.

use std::collections::{BTreeMap, BTreeSet};

use crate::score::Scoring;
use crate::{Event, Finished, Score, Totals, Verdict};

/// What has to be kept of a run to write its last event.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    totals: Totals,
    scoring: Scoring,
    /// Checks that passed although they are known to fail.
    checks: Vec<String>,
    /// Clauses that are known to fail, and whether all of their checks passed.
    clauses: BTreeMap<String, bool>,
    /// Checks that failed: one that fails in several ways is one check.
    failed: BTreeSet<String>,
}

impl Ledger {
    /// The ledger of these events.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut ledger = Self::default();
        events.into_iter().for_each(|event| ledger.on(event));
        ledger
    }

    /// Takes one event in.
    pub fn on(&mut self, event: &Event) {
        if self.is_told(event) {
            return;
        }
        self.totals.count(event);
        self.scoring.on(event);
        if let Event::CheckFinished(finished) = event {
            self.mind(finished);
        }
    }

    /// Whether it is another failure of a check that has failed already.
    fn is_told(&mut self, event: &Event) -> bool {
        let Event::CheckFinished(finished) = event else {
            return false;
        };
        finished.verdict == Verdict::Fail && !self.failed.insert(finished.check.clone())
    }

    fn mind(&mut self, finished: &Finished) {
        let passed = finished.verdict == Verdict::Pass;
        match finished.known_failing.as_ref().map(|known| &known.clause) {
            Some(Some(clause)) => *self.clauses.entry(clause.clone()).or_insert(true) &= passed,
            Some(None) if passed => self.checks.push(finished.check.clone()),
            Some(None) | None => {}
        }
    }

    /// The counts.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// The points, where clauses are worth any.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        self.scoring.score()
    }

    /// What is known to fail and does not any more: checks by id, then clauses.
    #[must_use]
    pub fn stale(&self) -> Vec<String> {
        let clauses = self.clauses.iter().filter(|(_, passed)| **passed);
        let clauses = clauses.map(|(clause, _)| clause.clone());
        self.checks.iter().cloned().chain(clauses).collect()
    }

    /// The last event of the run.
    #[must_use]
    pub fn close(&self, conforms: bool, elapsed_ms: f64) -> Event {
        Event::RunFinished {
            totals: self.totals,
            conforms,
            elapsed_ms,
            stale: self.stale(),
            score: self.score(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(check: &str, verdict: Verdict, known: &serde_json::Value) -> Event {
        let json = serde_json::json!({
            "event": "check_finished", "check": check, "clause": "A-1", "sentence": "", "level": "must",
            "verdict": verdict, "attempt": 1, "elapsed_ms": 1.0, "finding": null, "cause": null, "case": null,
            "kernel": null, "transcript": [], "rerun": "", "known_failing": known,
        });
        serde_json::from_value(json).expect("an event")
    }

    #[test]
    fn a_known_failure_is_no_news_and_its_end_is() {
        let known = serde_json::json!({"reason": "issue 7"});
        let ledger = Ledger::of(&[
            finished("a/server/x", Verdict::Fail, &known),
            finished("a/server/y", Verdict::Pass, &known),
        ]);
        let totals = ledger.totals();
        assert_eq!(
            (totals.fail, totals.known_failed, totals.must_failed),
            (1, 1, 0)
        );
        assert!(totals.conforms(true));
        assert_eq!(ledger.stale(), ["a/server/y"]);
    }

    #[test]
    fn a_check_that_fails_in_two_ways_is_one_check() {
        let failed = finished("a/server/x", Verdict::Fail, &serde_json::Value::Null);
        let other = finished("a/server/y", Verdict::Fail, &serde_json::Value::Null);
        let totals = Ledger::of([&failed, &failed, &other]).totals();
        assert_eq!((totals.fail, totals.must_failed), (2, 2));
    }

    #[test]
    fn a_clause_is_stale_when_all_its_checks_pass() {
        let known = serde_json::json!({"clause": "A-1", "reason": "issue 7"});
        let passed = finished("a/server/x", Verdict::Pass, &known);
        let failed = finished("a/server/y", Verdict::Fail, &known);
        assert_eq!(Ledger::of([&passed]).stale(), ["A-1"]);
        assert!(Ledger::of([&passed, &failed]).stale().is_empty());
    }
}
