//! Where the cases of a property come from: blocks of generated ones, each taken by whichever worker is free.
//!
//! A block has a seed of its own, so that the same seed gives the same cases however many workers share them.

use std::collections::BTreeSet;
use std::mem;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Cases of one block.
const BLOCK: u64 = 64;
/// One in so many cases runs unpinned: the last ones of a number, one block in so many where there is no end.
const SPREAD_SHARE: u64 = 16;

/// The cases of one property.
#[derive(Debug)]
pub struct Supply {
    seed: u64,
    /// So many in all, where that is settled.
    cases: Option<u64>,
    /// So many in a block.
    block: u64,
    blocks: AtomicU64,
    ran: AtomicU64,
    alike: AtomicU64,
    /// How many workers make a failure smaller.
    shrinking: AtomicU64,
    each_taken: Mutex<bool>,
    known: Mutex<BTreeSet<String>>,
}

/// Some cases in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) seed: u64,
    pub(super) cases: u64,
    /// From this one on they run on all processors.
    pub(super) spread_from: u64,
}

impl Supply {
    /// So many cases, or any number of them, for several workers.
    #[must_use]
    pub fn of(seed: u64, cases: Option<u64>) -> Self {
        Self {
            seed,
            cases,
            block: BLOCK,
            blocks: AtomicU64::new(0),
            ran: AtomicU64::new(0),
            alike: AtomicU64::new(0),
            shrinking: AtomicU64::new(0),
            each_taken: Mutex::default(),
            known: Mutex::default(),
        }
    }

    /// So many cases in a row.
    pub(super) fn in_a_row(seed: u64, cases: u64) -> Self {
        Self {
            block: cases,
            ..Self::of(seed, Some(cases))
        }
    }

    /// Whether there are cases that nobody has taken.
    #[must_use]
    pub fn has_more(&self) -> bool {
        let taken = self.blocks.load(Ordering::Relaxed) * self.block;
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

    /// The right to run the cases that are worth a try each time: one worker's, once. The others wait until it is given
    /// back, lest it be chance whether a failure is told with one of these or with a generated one.
    pub(super) fn take_each(&self) -> Option<MutexGuard<'_, bool>> {
        let mut taken = self
            .each_taken
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        (!mem::replace(&mut *taken, true)).then_some(taken)
    }

    /// The next block; none when all are taken.
    pub(super) fn take(&self) -> Option<Block> {
        let number = self.blocks.fetch_add(1, Ordering::Relaxed);
        let first = number * self.block;
        let left = self.cases.unwrap_or(u64::MAX).saturating_sub(first);
        (left > 0).then(|| Block {
            seed: self.seed.wrapping_add(number.wrapping_mul(GOLDEN)),
            cases: left.min(self.block),
            spread_from: match self.cases {
                Some(cases) => (cases - cases / SPREAD_SHARE).saturating_sub(first),
                None if (number + 1).is_multiple_of(SPREAD_SHARE) => 0,
                None => self.block,
            },
        })
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
        let spread = |block: &Block| block.cases.saturating_sub(block.spread_from);
        let blocks = all(&Supply::of(7, Some(256)));
        assert_eq!(blocks.iter().map(spread).collect::<Vec<_>>(), [0, 0, 0, 16]);
        let row = all(&Supply::in_a_row(7, 256));
        assert_eq!(row.iter().map(spread).collect::<Vec<_>>(), [16]);
        let endless = Supply::of(7, None);
        let blocks: Vec<Block> = (0..32).filter_map(|_| endless.take()).collect();
        assert_eq!(blocks.iter().map(spread).sum::<u64>(), 2 * BLOCK);
    }

    #[test]
    fn a_failure_is_new_once() {
        let supply = Supply::of(7, None);
        assert!(!supply.knows("a") && supply.learn("a".to_owned()));
        assert!(supply.knows("a") && !supply.learn("a".to_owned()));
        assert_eq!(supply.alike(), 1);
    }
}
