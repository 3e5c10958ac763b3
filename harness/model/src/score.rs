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
    /// Not judged, which is not held against the program.
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
pub(crate) struct Scoring {
    clauses: Vec<Heard>,
}

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
            Event::RunStarted(run) => {
                self.clauses = run.worth.iter().cloned().map(Heard::of).collect();
            }
            Event::CheckFinished(finished) => self.finish(finished),
            Event::CheckSkipped(skipped) => self.skip(skipped),
            Event::AttemptStarted { .. }
            | Event::AttemptFinished(_)
            | Event::RunFinished { .. } => {}
        }
    }

    fn finish(&mut self, finished: &Finished) {
        let name = name(&finished.check);
        let (standing, what) = verdict(finished.verdict);
        let because = what.map(|what| format!("{name} {what}"));
        self.clause(&finished.clause)
            .for_each(|heard| heard.hear(standing, because.clone()));
    }

    fn skip(&mut self, skipped: &Skipped) {
        let Some(standing) = skipped.by.and_then(reason) else {
            return;
        };
        let because = format!("{} was skipped: {}", name(&skipped.check), skipped.reason);
        self.clause(&skipped.clause)
            .for_each(|heard| heard.hear(standing, Some(because.clone())));
    }

    fn clause(&mut self, id: &str) -> impl Iterator<Item = &mut Heard> {
        let clauses = self.clauses.iter_mut();
        clauses.filter(move |heard| heard.worth.clause == id)
    }

    /// The score; none where nothing is worth anything.
    pub(crate) fn score(&self) -> Option<Score> {
        let clauses: Vec<ClauseScore> = self.clauses.iter().map(Heard::score).collect();
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

    fn hear(&mut self, standing: Standing, because: Option<String>) {
        self.checks += 1;
        self.standing = self.standing.max(standing);
        self.because.extend(because);
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

fn verdict(verdict: Verdict) -> (Standing, Option<&'static str>) {
    match verdict {
        Verdict::Pass => (Standing::Earned, None),
        Verdict::Fail => (Standing::Lost, Some("failed")),
        Verdict::Inconclusive => (Standing::Withheld, Some("could not be told")),
        Verdict::Error => (Standing::Withheld, Some("met trouble of the harness")),
    }
}

/// What it means for its clause that a check was skipped; nothing where it was never counted.
fn reason(by: SkippedBy) -> Option<Standing> {
    match by {
        SkippedBy::Dialect | SkippedBy::Manifest => None,
        SkippedBy::GateFailed | SkippedBy::AnotherCheck => Some(Standing::Lost),
        SkippedBy::GateUnsure => Some(Standing::Withheld),
        SkippedBy::Check => Some(Standing::NotAsked),
    }
}

/// The name in a check's id.
fn name(check: &str) -> &str {
    check.rsplit_once('/').map_or(check, |(_, name)| name)
}

/// Sums of decimal fractions as people add them.
fn rounded(number: f64) -> f64 {
    // The sum of nothing is a negative zero, which would be written so.
    (number * 1e6).round() / 1e6 + 0.0
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
