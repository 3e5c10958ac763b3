//! Where the cases of a property come from: blocks of generated ones, each taken by whichever worker is free.
//!
//! A block has a seed of its own, so that the same seed gives the same cases however many workers share them.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Cases of one block.
const BLOCK: u64 = 64;
/// The same at the end of a number, so that no worker is idle while another has the rest, which takes longest.
const LAST: u64 = 16;
/// One in so many cases runs unpinned: the last ones of a number, one block in so many where there is no end.
const SPREAD_SHARE: u64 = 16;

/// The cases of one property.
#[derive(Debug)]
pub struct Supply {
    seed: u64,
    /// So many in all, where that is settled.
    cases: Option<u64>,
    /// So many in a block, and in one of those at the end.
    block: u64,
    last: u64,
    blocks: AtomicU64,
    ran: AtomicU64,
    alike: AtomicU64,
    /// How many workers make a failure smaller.
    shrinking: AtomicU64,
    /// How many of the cases that are worth a try each time have been tried.
    each: Mutex<usize>,
    known: Mutex<BTreeSet<String>>,
}

/// Some cases in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) seed: u64,
    pub(super) cases: u64,
    /// Whether they run on all processors.
    pub(super) spread: bool,
}

impl Supply {
    /// So many cases, or any number of them, for several workers.
    #[must_use]
    pub fn of(seed: u64, cases: Option<u64>) -> Self {
        Self {
            seed,
            cases,
            block: BLOCK,
            last: LAST,
            blocks: AtomicU64::new(0),
            ran: AtomicU64::new(0),
            alike: AtomicU64::new(0),
            shrinking: AtomicU64::new(0),
            each: Mutex::default(),
            known: Mutex::default(),
        }
    }

    /// So many cases in a row.
    pub(super) fn in_a_row(seed: u64, cases: u64) -> Self {
        Self {
            block: cases.max(1),
            last: cases.max(1),
            ..Self::of(seed, Some(cases))
        }
    }

    /// Whether there are cases that nobody has taken.
    #[must_use]
    pub fn has_more(&self) -> bool {
        let (taken, _) = self.begin(self.blocks.load(Ordering::Relaxed));
        self.cases.is_none_or(|cases| taken < cases)
    }

    /// How many have run.
    #[must_use]
    pub fn ran(&self) -> u64 {
        self.ran.load(Ordering::Relaxed)
    }

    /// How many failed like one that has been told.
    #[must_use]
    pub fn alike(&self) -> u64 {
        self.alike.load(Ordering::Relaxed)
    }

    /// How many failures are being made smaller.
    #[must_use]
    pub fn shrinking(&self) -> u64 {
        self.shrinking.load(Ordering::Relaxed)
    }

    /// Counts a failure that is being made smaller while `shrink` runs.
    pub(super) fn while_shrinking<T>(&self, shrink: impl FnOnce() -> T) -> T {
        self.shrinking.fetch_add(1, Ordering::Relaxed);
        let shrunk = shrink();
        self.shrinking.fetch_sub(1, Ordering::Relaxed);
        shrunk
    }

    /// The right to run the cases that are worth a try each time, from this one on: one worker's. The others wait until
    /// it is given back, lest it be chance whether a failure is told with one of these or with a generated one.
    pub(super) fn each(&self) -> MutexGuard<'_, usize> {
        self.each.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next block; none when all are taken.
    pub(super) fn take(&self) -> Option<Block> {
        let number = self.blocks.fetch_add(1, Ordering::Relaxed);
        let (first, spread) = self.begin(number);
        let (next, _) = self.begin(number + 1);
        (next > first).then(|| Block {
            seed: self.seed.wrapping_add(number.wrapping_mul(GOLDEN)),
            cases: next - first,
            spread,
        })
    }

    /// The case with which a block begins, and whether it runs on all processors.
    fn begin(&self, number: u64) -> (u64, bool) {
        let Some(cases) = self.cases else {
            let spread = (number + 1).is_multiple_of(SPREAD_SHARE);
            return (number * self.block, spread);
        };
        let pinned = cases - cases / SPREAD_SHARE;
        match number.checked_sub(pinned.div_ceil(self.block)) {
            None => (number * self.block, false),
            Some(behind) => ((pinned + behind * self.last).min(cases), true),
        }
    }

    /// How many there are in all, where that is settled.
    pub(super) fn wanted(&self) -> Option<u64> {
        self.cases
    }

    /// Counts a case that is about to run.
    pub(super) fn count(&self) {
        self.ran.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether such a failure has been told already; counts it if so.
    pub(super) fn knows(&self, likeness: &str) -> bool {
        let knows = self.reasons().contains(likeness);
        self.alike.fetch_add(u64::from(knows), Ordering::Relaxed);
        knows
    }

    /// Remembers a failure; whether it is new.
    pub(super) fn learn(&self, likeness: String) -> bool {
        self.reasons().insert(likeness)
    }

    fn reasons(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps the seeds of neighbouring blocks far apart (the odd number nearest to 2^64 divided by the golden ratio).
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(test)]
mod tests {
    use super::*;

    fn all(supply: &Supply) -> Vec<Block> {
        std::iter::from_fn(|| supply.take()).collect()
    }

    #[test]
    fn blocks_make_up_the_number() {
        let blocks = all(&Supply::of(7, Some(1000)));
        assert_eq!(blocks.iter().map(|block| block.cases).sum::<u64>(), 1000);
        assert_eq!(blocks[0].seed, 7);
        let seeds: BTreeSet<u64> = blocks.iter().map(|block| block.seed).collect();
        assert_eq!(seeds.len(), blocks.len());
    }

    #[test]
    fn the_last_sixteenth_runs_on_all_processors() {
        let shape = |supply: &Supply| {
            let blocks = all(supply);
            let shapes = blocks.iter().map(|block| (block.cases, block.spread));
            shapes.collect::<Vec<_>>()
        };
        let shared = [
            (64, false),
            (64, false),
            (64, false),
            (48, false),
            (16, true),
        ];
        assert_eq!(shape(&Supply::of(7, Some(256))), shared);
        let row = [(240, false), (16, true)];
        assert_eq!(shape(&Supply::in_a_row(7, 256)), row);
        assert_eq!(shape(&Supply::in_a_row(7, 0)), []);
        let endless = Supply::of(7, None);
        let blocks = (0..32).filter_map(|_| endless.take());
        assert_eq!(blocks.filter(|block| block.spread).count(), 2);
    }

    #[test]
    fn the_rest_is_shared() {
        let blocks = all(&Supply::of(7, Some(1000)));
        let rest = blocks.iter().filter(|block| block.spread);
        assert_eq!(
            rest.map(|block| block.cases).collect::<Vec<_>>(),
            [16, 16, 16, 14]
        );
    }

    #[test]
    fn a_failure_is_new_once() {
        let supply = Supply::of(7, None);
        assert!(!supply.knows("a") && supply.learn("a".to_owned()));
        assert!(supply.knows("a") && !supply.learn("a".to_owned()));
        assert_eq!(supply.alike(), 1);
    }
}
