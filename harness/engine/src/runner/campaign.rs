//! What is searched in a campaign, how far it has come, and whose turn is next.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use sockspec_model::{Event, Finished, Verdict};

use super::attempt::Attempted;
use super::{Run, Selected};
use crate::rig::Supply;
use crate::sys::deadline::now;

/// How long properties are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many cases of each property.
    Cases(u64),
    /// So long in all.
    Time(Duration),
}

/// A search of several properties; whoever watches may look at it at any time.
pub struct Campaign {
    limit: Limit,
    begun: OnceLock<Begun>,
}

struct Begun {
    at: Instant,
    turn: Duration,
    slots: Vec<Slot>,
}

/// One property.
pub(super) struct Slot {
    /// Its place in the selection.
    pub(super) number: usize,
    check: String,
    supply: Arc<Supply>,
    turns: AtomicU32,
    troubles: AtomicU32,
    closed: AtomicBool,
    failures: Mutex<Vec<Finished>>,
    /// Failures of a defect that was told with another case.
    again: AtomicU64,
}

/// What has been found of one property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Id of the check.
    pub check: String,
    /// Cases that ran.
    pub cases: u64,
    /// Ids of the minimal cases that fail, one for each way of failing.
    pub failures: Vec<String>,
    /// Cases that failed like one of these.
    pub alike: u64,
    /// Failures that are being made smaller.
    pub shrinking: u64,
}

/// A worker's turn.
pub(super) struct Turn {
    pub(super) slot: usize,
    pub(super) is_first: bool,
    pub(super) supply: Arc<Supply>,
    pub(super) end: Option<Instant>,
}

/// A turn is neither so short that starting a program takes much of it, nor so long that others wait for theirs.
const SHORTEST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(2);
/// So many turns each property has at least.
const ROUNDS: u32 = 3;
/// After so many turns without a verdict there is no use in more.
const MOST_TROUBLES: u32 = 3;

impl Campaign {
    /// A search that has not begun.
    #[must_use]
    pub fn new(limit: Limit) -> Self {
        Self {
            limit,
            begun: OnceLock::new(),
        }
    }

    /// Begins with these properties.
    pub(super) fn begin(&self, run: &Run, numbers: &[usize], selected: &[Selected]) {
        let slots: Vec<Slot> = numbers
            .iter()
            .map(|&number| self.slot_of(run, number, &selected[number].id))
            .collect();
        let begun = Begun {
            at: now(),
            turn: self.turn(run.jobs() as u32, slots.len() as u32),
            slots,
        };
        self.begun.set(begun).ok();
    }

    fn slot_of(&self, run: &Run, number: usize, check: &str) -> Slot {
        let cases = match self.limit {
            Limit::Cases(cases) => Some(cases),
            Limit::Time(_) => None,
        };
        Slot {
            number,
            check: check.to_owned(),
            supply: Arc::new(Supply::of(run.seed, cases)),
            turns: AtomicU32::new(0),
            troubles: AtomicU32::new(0),
            closed: AtomicBool::new(false),
            failures: Mutex::default(),
            again: AtomicU64::new(0),
        }
    }

    fn turn(&self, jobs: u32, slots: u32) -> Duration {
        match self.limit {
            Limit::Cases(_) => Duration::MAX,
            Limit::Time(time) => (time * jobs / (slots.max(1) * ROUNDS)).clamp(SHORTEST, LONGEST),
        }
    }

    /// The property with the fewest turns so far; none when all are done.
    pub(super) fn next_turn(&self) -> Option<Turn> {
        if self.left().is_some_and(|left| left.is_zero()) {
            return None;
        }
        let begun = self.begun.get()?;
        let open = begun
            .slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| slot.is_open());
        let (number, slot) = open.min_by_key(|(_, slot)| slot.turns.load(Ordering::Relaxed))?;
        Some(Turn {
            slot: number,
            is_first: slot.turns.fetch_add(1, Ordering::Relaxed) == 0,
            supply: Arc::clone(&slot.supply),
            end: self.left().map(|left| now() + left.min(begun.turn)),
        })
    }

    pub(super) fn slot(&self, number: usize) -> &Slot {
        &self.slots()[number]
    }

    fn slots(&self) -> &[Slot] {
        self.begun.get().map_or(&[], |begun| &begun.slots)
    }

    /// No worker is needed where there is no property.
    pub(super) fn most_workers(&self) -> usize {
        match self.slots() {
            [] => 0,
            _ => usize::MAX,
        }
    }

    /// Time that is left, where that is what ends it.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        let Limit::Time(time) = self.limit else {
            return None;
        };
        let elapsed = self.begun.get().map(|begun| begun.at.elapsed());
        Some(time.saturating_sub(elapsed.unwrap_or_default()))
    }

    /// Since when it searches, once it does.
    #[must_use]
    pub fn elapsed(&self) -> Option<Duration> {
        self.begun.get().map(|begun| begun.at.elapsed())
    }

    /// What has been found so far, property by property.
    #[must_use]
    pub fn found(&self) -> Vec<Found> {
        self.slots().iter().map(Slot::found).collect()
    }
}

impl Slot {
    fn is_open(&self) -> bool {
        self.supply.has_more() && !self.closed.load(Ordering::Relaxed)
    }

    /// A turn is over that began after so many cases. A property that cannot be judged, or has come to nothing, is left
    /// alone.
    pub(super) fn turn_is_over(&self, attempts: &[Attempted], before: u64) {
        let verdict = attempts.last().map(|last| last.verdict);
        let is_trouble = matches!(verdict, Some(Verdict::Error | Verdict::Inconclusive));
        let trouble = u32::from(is_trouble);
        let troubles = self.troubles.fetch_add(trouble, Ordering::Relaxed) + trouble;
        let idle = verdict == Some(Verdict::Pass) && self.cases() == before;
        if idle || troubles >= MOST_TROUBLES {
            self.closed.store(true, Ordering::Relaxed);
        }
    }

    /// Remembers the failure among these events; whether it is worth telling: nobody has told of its defect, or only with
    /// a larger case.
    pub(super) fn note_failure(&self, news: &[Event]) -> bool {
        let Some(finished) = news.iter().find_map(finished) else {
            return false;
        };
        // A property may fail outside its cases, as when the program cannot be started again.
        if finished.case.is_none() {
            self.closed.store(true, Ordering::Relaxed);
        }
        let mut failures = self.failures();
        let same = |known: &&mut Finished| known.way() == finished.way();
        let Some(known) = failures.iter_mut().find(same) else {
            failures.push(finished.clone());
            return true;
        };
        self.again.fetch_add(1, Ordering::Relaxed);
        let is_smaller = finished.replaces(known);
        if is_smaller {
            *known = finished.clone();
        }
        is_smaller
    }

    pub(super) fn has_failed(&self) -> bool {
        !self.failures().is_empty()
    }

    pub(super) fn cases(&self) -> u64 {
        self.supply.ran()
    }

    fn failures(&self) -> std::sync::MutexGuard<'_, Vec<Finished>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn found(&self) -> Found {
        let id = |failure: &Finished| {
            let case = failure.case.as_ref();
            case.map_or_else(|| "(no case)".to_owned(), |case| case.id.clone())
        };
        Found {
            check: self.check.clone(),
            cases: self.supply.ran(),
            failures: self.failures().iter().map(id).collect(),
            alike: self.supply.alike() + self.again.load(Ordering::Relaxed),
            shrinking: self.supply.shrinking(),
        }
    }
}

fn finished(event: &Event) -> Option<&Finished> {
    let Event::CheckFinished(finished) = event else {
        return None;
    };
    Some(finished)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_property_has_its_turns() {
        let campaign = Campaign::new(Limit::Time(Duration::from_secs(10)));
        assert_eq!(campaign.turn(2, 6), Duration::from_secs(20) / 18);
        assert_eq!(campaign.turn(2, 1), LONGEST);
        assert_eq!(campaign.turn(1, 1000), SHORTEST);
    }
}
