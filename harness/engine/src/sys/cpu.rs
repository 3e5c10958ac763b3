//! Which processor a worker and its program share.
//!
//! A round trip costs a third when both run on one processor; programs inherit the worker's affinity. Races between
//! threads hide there, so a share of the work is spread over all processors again.

use rustix::process::Pid;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// The processors that the harness was given.
#[derive(Clone)]
pub struct Cpus {
    all: CpuSet,
    numbers: Vec<usize>,
}

impl Cpus {
    /// Asks the kernel.
    #[must_use]
    pub fn available() -> Self {
        let all = sched_getaffinity(None).unwrap_or_else(|_| CpuSet::new());
        let numbers = (0..CpuSet::MAX_CPU)
            .filter(|cpu| all.is_set(*cpu))
            .collect();
        Self { all, numbers }
    }

    /// How many there are; at least 1.
    #[must_use]
    pub fn count(&self) -> usize {
        self.numbers.len().max(1)
    }

    /// Keeps the calling thread, and whatever it starts, on one processor.
    pub fn pin(&self, worker: usize) {
        if let Some(cpu) = self.numbers.get(worker % self.count()) {
            let mut one = CpuSet::new();
            one.set(*cpu);
            // Affinity is a matter of speed: where it is refused, everything still holds.
            sched_setaffinity(None, &one).ok();
        }
    }

    /// Lets a thread run on all of them again: 0 means the calling one.
    pub fn spread(&self, tid: i32) {
        sched_setaffinity(Pid::from_raw(tid), &self.all).ok();
    }
}
