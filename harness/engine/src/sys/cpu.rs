//! Which processor a worker and its program share.
//!
//! A round trip costs a third when both run on one processor; programs inherit the worker's affinity. Races between
//! threads hide there, so a share of the work is spread over all processors again.

use std::sync::{Mutex, PoisonError};

use rustix::process::Pid;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// The processors that the harness was given.
#[derive(Clone)]
pub struct Cpus {
    all: CpuSet,
    numbers: Vec<usize>,
}

/// Which processors workers of this process are kept on, once for each worker.
static TAKEN: Mutex<Vec<usize>> = Mutex::new(Vec::new());

/// A worker's claim to its processor.
pub struct Seat(usize);

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = taken.iter().position(|cpu| *cpu == self.0) {
            taken.swap_remove(at);
        }
    }
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
    pub fn pin(&self, number: usize) {
        if let Some(cpu) = self.numbers.get(number % self.count()) {
            let mut one = CpuSet::new();
            one.set(*cpu);
            // Affinity is a matter of speed: where it is refused, everything still holds.
            sched_setaffinity(None, &one).ok();
        }
    }

    /// Pins the calling thread where the fewest others of this process are, for as long as the seat is held.
    #[must_use]
    pub fn take_seat(&self) -> Seat {
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        // Several processes that judge side by side begin at different processors.
        let first = std::process::id() as usize;
        let numbers = (first..first + self.count()).map(|number| number % self.count());
        let fewest =
            numbers.min_by_key(|number| taken.iter().filter(|seat| *seat == number).count());
        let number = fewest.unwrap_or(0);
        taken.push(number);
        self.pin(number);
        Seat(number)
    }

    /// Keeps a thread where the calling one is kept.
    pub fn gather(&self, tid: i32) {
        if let Ok(own) = sched_getaffinity(None) {
            sched_setaffinity(Pid::from_raw(tid), &own).ok();
        }
    }

    /// Lets a thread run on all of them again: 0 means the calling one.
    pub fn spread(&self, tid: i32) {
        sched_setaffinity(Pid::from_raw(tid), &self.all).ok();
    }
}
