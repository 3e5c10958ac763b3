//! The clauses of one scenario in one role, with what became of their checks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use sockspec_model::{Finished, Level, Verdict};

use super::Style;
use super::figures;
use super::paint::Paint;
use super::summary::paragraph;
use super::wrap::{cut, length};

/// Narrower than this no sentence is cut.
const NARROWEST: usize = 20;

/// One scenario in one role.
#[derive(Default)]
pub(super) struct Place {
    clauses: BTreeMap<Key, Clause>,
    notes: BTreeSet<String>,
    figures: Vec<String>,
    /// Checks that failed: one that fails in several ways is one check.
    failed: BTreeSet<String>,
}

/// Orders clauses: the most binding first, then by id, in which `S10` comes after `S2`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    level: Reverse<Level>,
    prefix: String,
    number: u64,
}

/// The checks of one clause.
struct Clause {
    id: String,
    level: Level,
    sentence: String,
    verdict: Verdict,
    passed: usize,
    checks: usize,
}

impl Place {
    /// Counts one check in.
    pub(super) fn count(&mut self, finished: &Finished) {
        let failed = finished.verdict == Verdict::Fail;
        if failed && !self.failed.insert(finished.check.clone()) {
            return;
        }
        let clause = self.clauses.entry(Key::of(finished));
        clause
            .or_insert_with(|| Clause::of(finished))
            .count(finished.verdict);
        // Without a finding the notes are the reason, and stand with the check.
        if finished.finding.is_some() || finished.verdict == Verdict::Pass {
            self.notes.extend(finished.notes.iter().cloned());
        }
        self.figures.extend(figures::line(finished));
    }

    /// A row for each clause, the notes, and what was measured.
    pub(super) fn text(&self, style: Style) -> String {
        let id = self
            .clauses
            .values()
            .map(|clause| length(&clause.id))
            .max()
            .unwrap_or(0);
        let rows = self.clauses.values().map(|clause| clause.row(id, style));
        let figures = self.figures.iter();
        paragraph(rows)
            + &paragraph(self.notes.iter().cloned())
            + &paragraph(figures.map(|line| figures::lines(line, style.width.max(NARROWEST))))
    }
}

impl Key {
    fn of(finished: &Finished) -> Self {
        let prefix = finished
            .clause
            .trim_end_matches(|letter: char| letter.is_ascii_digit());
        let number = finished.clause[prefix.len()..].parse().unwrap_or(0);
        Self {
            level: Reverse(finished.level),
            prefix: prefix.to_owned(),
            number,
        }
    }
}

impl Clause {
    fn of(finished: &Finished) -> Self {
        let (id, sentence) = (finished.clause.clone(), finished.sentence.clone());
        Self {
            id,
            level: finished.level,
            sentence,
            verdict: Verdict::Pass,
            passed: 0,
            checks: 0,
        }
    }

    fn count(&mut self, verdict: Verdict) {
        self.verdict = self.verdict.max(verdict);
        self.passed += usize::from(verdict == Verdict::Pass);
        self.checks += 1;
    }

    fn row(&self, id_columns: usize, style: Style) -> String {
        let mark =
            Paint(style.colour).verdict(self.verdict, &format!("{:<6}", self.verdict.word()));
        let left = format!("{:<id_columns$}  {:<6}", self.id, self.level.word());
        let right = format!("{}/{}", self.passed, self.checks);
        let room = style
            .width
            .saturating_sub(6 + 2 + length(&left) + 2 + 2 + 5)
            .max(NARROWEST);
        format!(
            "{mark}  {left}  {:<room$}  {right:>5}",
            cut(&self.sentence, room)
        )
    }
}
