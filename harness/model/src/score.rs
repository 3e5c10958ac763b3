//! Points: what a program has earned, clause by clause, as a fold over the events of a run.
//!
//! Invariant: what was not judged is neither earned nor lost. It is withheld, and every report says so.

use serde::{Deserialize, Serialize};

use crate::{Event, Finished, Level, Skipped, SkippedBy, Verdict};

/// What a clause is worth in a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// Id of the clause.
    pub clause: String,
    /// The clause.
    pub sentence: String,
    /// How binding it is in this run.
    pub level: Level,
    /// The points that it is worth.
    pub points: f64,
    /// How many of its checks are going to be attempted.
    pub checks: usize,
}

/// What became of the points of a clause. A worse standing is never overwritten by a better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nothing in this program could be asked; its points are not on offer.
    NotAsked,
    /// Every check that was attempted passed.
    Earned,
    /// Not judged, by no fault of the program.
    Withheld,
    /// A check failed, or was not worth attempting after another had failed.
    Lost,
}

/// The points of one clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClauseScore {
    /// Id of the clause.
    pub clause: String,
    /// The points that it is worth.
    pub points: f64,
    /// Those that were earned.
    pub earned: f64,
    /// What became of them.
    pub standing: Standing,
    /// Why they were not earned: a check, and what became of it.
    pub because: Vec<String>,
}

/// The points of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The points that were earned.
    pub earned: f64,
    /// Those that nobody can tell about.
    pub withheld: f64,
    /// All that were on offer.
    pub of: f64,
    /// Clause by clause, in the order of the scenario.
    pub clauses: Vec<ClauseScore>,
}

/// Points as people write them: at most two places behind the point, and none that say nothing.
#[must_use]
pub fn points(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What has been heard of every clause that is worth something.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scoring(Vec<Heard>);

#[derive(Clone, Debug)]
struct Heard {
    worth: Worth,
    checks: usize,
    standing: Standing,
    because: Vec<String>,
}

impl Scoring {
    pub(crate) fn on(&mut self, event: &Event) {
        match event {
            Event::RunStarted(run) => self.0 = run.worth.iter().cloned().map(Heard::of).collect(),
            Event::CheckFinished(finished) => self.hear(&finished.clause, verdict(finished)),
            Event::CheckSkipped(skipped) => {
                if let Some(news) = reason(skipped) {
                    self.hear(&skipped.clause, news);
                }
            }
            Event::AttemptStarted { .. } | Event::RunFinished { .. } => {}
        }
    }

    fn hear(&mut self, clause: &str, (standing, because): (Standing, Option<String>)) {
        let heard = self.0.iter_mut().find(|heard| heard.worth.clause == clause);
        heard.into_iter().for_each(|heard| {
            heard.checks += 1;
            heard.standing = heard.standing.max(standing);
            heard.because.extend(because.clone());
        });
    }

    /// The score; none where nothing is worth anything.
    pub(crate) fn score(&self) -> Option<Score> {
        let clauses: Vec<ClauseScore> = self.0.iter().map(Heard::score).collect();
        (!clauses.is_empty()).then(|| Score::of(clauses))
    }
}

impl Score {
    fn of(clauses: Vec<ClauseScore>) -> Self {
        let sum = |wanted: &dyn Fn(Standing) -> bool| {
            let of = clauses.iter().filter(|clause| wanted(clause.standing));
            rounded(of.map(|clause| clause.points).sum())
        };
        Self {
            earned: sum(&|standing| standing == Standing::Earned),
            withheld: sum(&|standing| standing == Standing::Withheld),
            of: sum(&|standing| standing != Standing::NotAsked),
            clauses,
        }
    }
}

impl Heard {
    fn of(worth: Worth) -> Self {
        Self {
            worth,
            checks: 0,
            standing: Standing::NotAsked,
            because: Vec::new(),
        }
    }

    fn score(&self) -> ClauseScore {
        let missing = self.worth.checks.saturating_sub(self.checks);
        let (mut standing, mut because) = (self.standing, self.because.clone());
        if missing > 0 {
            standing = standing.max(Standing::Withheld);
            because.push(format!("{missing} of its checks came to no end"));
        }
        let earned = if standing == Standing::Earned {
            self.worth.points
        } else {
            0.0
        };
        ClauseScore {
            clause: self.worth.clause.clone(),
            points: self.worth.points,
            earned,
            standing,
            because,
        }
    }
}

fn verdict(finished: &Finished) -> (Standing, Option<String>) {
    let (standing, what) = match finished.verdict {
        Verdict::Pass => return (Standing::Earned, None),
        Verdict::Fail => (Standing::Lost, "failed"),
        Verdict::Inconclusive => (Standing::Withheld, "could not be told"),
        Verdict::Error => (Standing::Withheld, "met trouble of the harness"),
    };
    (standing, Some(format!("{} {what}", name(&finished.check))))
}

/// What it means for its clause that a check was skipped; nothing where it was never counted.
fn reason(skipped: &Skipped) -> Option<(Standing, Option<String>)> {
    let standing = match skipped.by? {
        SkippedBy::Dialect | SkippedBy::Manifest => return None,
        SkippedBy::GateFailed => Standing::Lost,
        SkippedBy::GateUnsure => Standing::Withheld,
        SkippedBy::Check => Standing::NotAsked,
    };
    let because = format!("{} was skipped: {}", name(&skipped.check), skipped.reason);
    Some((standing, Some(because)))
}

fn name(check: &str) -> &str {
    check.rsplit('/').next().unwrap_or(check)
}

/// Sums of decimal fractions as people add them.
fn rounded(number: f64) -> f64 {
    // The sum of nothing is a negative zero, which would be written so.
    (number * 1e6).round() / 1e6 + 0.0
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
