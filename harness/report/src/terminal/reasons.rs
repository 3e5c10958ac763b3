//! What did not pass, gathered by reason: a defect that fails many checks is told once, and the checks by name.
//!
//! Only here. A report for machines keeps what was found of every check. The order is that of a reader who mends one
//! thing after the other: what accuses the program first, of that the most binding, of that the smallest case.

use std::cmp::Reverse;

use sockspec_model::{Confidence, Finding, Finished, Verdict, alike};

use super::Style;
use super::failure::told;
use crate::check_id::CheckId;

/// Every check that did not pass.
#[derive(Default)]
pub(super) struct Reasons(Vec<Finished>);

impl Reasons {
    /// Takes a check in; of a defect that a search finds twice the smaller case stays.
    pub(super) fn on(&mut self, finished: &Finished) {
        if self.0.iter().any(|known| known.replaces(finished)) {
            return;
        }
        self.0.retain(|known| !finished.replaces(known));
        if finished.verdict != Verdict::Pass {
            self.0.push(finished.clone());
        }
    }

    /// One text for each reason.
    pub(super) fn text(&self, style: Style) -> String {
        let blocks = self.gathered();
        blocks
            .iter()
            .filter_map(|block| block.split_first())
            .map(|(first, others)| format!("{}\n", told(first, others, style)))
            .collect()
    }

    /// Checks that did not pass for the same reason stand together.
    fn gathered(&self) -> Vec<Vec<&Finished>> {
        let mut ordered: Vec<&Finished> = self.0.iter().collect();
        ordered.sort_by_key(|one| {
            let accuses = one.verdict == Verdict::Fail && one.known_failing.is_none();
            let case = one.case.as_ref().map_or(0, |case| case.minimal.len());
            (!accuses, Reverse(one.level), !is_certain(one), case)
        });
        let mut blocks: Vec<Vec<&Finished>> = Vec::new();
        for finished in ordered {
            let same = |block: &&mut Vec<&Finished>| {
                let mut known = block.iter();
                known.any(|known| is_same(known, finished))
            };
            match blocks.iter_mut().find(same) {
                Some(block) => block.push(finished),
                None => blocks.push(vec![finished]),
            }
        }
        blocks
    }
}

/// Whether two checks did not pass for the same reason.
fn is_same(one: &Finished, other: &Finished) -> bool {
    let same_reason = reason(one).is_some_and(|reason| Some(reason) == self::reason(other));
    same_reason || has_same_cause(one, other)
}

/// Whether a cause is the same however it was seen: of one clause, or where only one of the two is sure of it.
fn has_same_cause(one: &Finished, other: &Finished) -> bool {
    let (Some(cause), Some(another)) = (&one.cause, &other.cause) else {
        return false;
    };
    let alike = one.clause == other.clause || is_certain(one) != is_certain(other);
    let certain = is_certain(one) || is_certain(other);
    let same = cause.name == another.name && certain && alike;
    same && standing(one) == standing(other) && kind(one) == kind(other)
}

/// The kind of the error that ended the program: what stands before the first colon of its last line, in most languages.
fn kind(finished: &Finished) -> Option<String> {
    let ending = finished.finding.as_ref()?.ending.as_ref()?;
    let last = ending.last_line();
    let kind = last.split(':').next().unwrap_or_default();
    (!ending.is_good() && !kind.is_empty()).then(|| alike(kind))
}

fn is_certain(finished: &Finished) -> bool {
    let cause = finished.cause.as_ref();
    cause.is_some_and(|cause| cause.confidence == Confidence::Certain)
}

/// Who is judged, how, and whether that is news.
fn standing(finished: &Finished) -> (Verdict, &str, Option<&str>) {
    let place = CheckId::of(&finished.check).place;
    let known = finished.known_failing.as_ref();
    (
        finished.verdict,
        place,
        known.map(|known| known.reason.as_str()),
    )
}

/// What two checks have in common that did not pass for the same reason, or in the same way; nothing where no more is
/// known than that they failed.
fn reason(finished: &Finished) -> Option<String> {
    let finding = finished.finding.as_ref()?;
    let why = match (&finished.cause, finished.verdict) {
        (Some(cause), _) => format!("{}: {}", cause.name, alike(&cause.evidence)),
        (None, Verdict::Fail) => error(finding).or_else(|| way(finding))?,
        (None, _) => alike(&finding.message),
    };
    // Where nothing was said at the end, what it did tells one defect from another.
    let end = error(finding).unwrap_or_else(|| format!("{:?}", finding.symptom));
    Some(format!("{:?} {why} {end}", standing(finished)))
}

/// Whether it is known why a check failed, and not only how.
pub(super) fn has_reason(finished: &Finished) -> bool {
    let finding = finished.finding.as_ref();
    finished.cause.is_some() || finding.and_then(error).is_some()
}

/// The error that ended the program.
fn error(finding: &Finding) -> Option<String> {
    let ending = finding.ending.as_ref()?;
    let (failed, last) = (!ending.is_good(), ending.last_line());
    // Without a word it could have been anything.
    (failed && !last.is_empty()).then(|| format!("{}: {}", ending.how, alike(&last)))
}

/// How a program that had ended failed: all that is found of it.
fn way(finding: &Finding) -> Option<String> {
    finding.ending.as_ref()?;
    let words = [&finding.message, &finding.expected, &finding.actual];
    Some(words.map(|words| alike(words)).join("; "))
}
