//! Budgets: how long an attempt may take in all.
//!
//! One monotonic clock per attempt. Time in which the program was ready to run but got no processor is given back, so
//! that a loaded machine does not turn patience into an accusation.

use std::cell::Cell;
use std::time::{Duration, Instant, SystemTime};

/// The time of one attempt, from which every wait is spent.
#[derive(Debug)]
pub struct Budget {
    began: Cell<Instant>,
    allowed: Duration,
    /// The longest one wait may last while the program computes.
    pub answer: Duration,
    /// How long nothing may be heard before silence is believed without a proof.
    pub quiet: Duration,
    /// How long the program may take to become ready.
    pub start: Duration,
}

impl Budget {
    /// Starts the clock. `stretch` is a factor of every time-based judgement; a confirming attempt uses more than 1.
    #[must_use]
    pub fn new(stretch: u32) -> Self {
        Self {
            began: Cell::new(now()),
            allowed: Duration::from_secs(60) * stretch,
            answer: Duration::from_secs(4) * stretch,
            quiet: Duration::from_millis(1200) * stretch,
            start: Duration::from_secs(10) * stretch,
        }
    }

    /// Starts the clock again: each case of a property has the time of an attempt.
    pub fn renew(&self) {
        self.began.set(now());
    }

    /// Whether the attempt has used up its time, not counting what the program was starved of.
    #[must_use]
    pub fn is_spent(&self, starved: Duration) -> bool {
        self.began.get().elapsed() > self.allowed + starved.min(self.allowed)
    }

    /// Whether half of it is used up.
    #[must_use]
    pub fn is_half_spent(&self, starved: Duration) -> bool {
        self.began.get().elapsed() > self.allowed / 2 + starved.min(self.allowed)
    }
}

/// The time now; the one place where the clock is read.
#[must_use]
pub fn now() -> Instant {
    Instant::now()
}

/// The time of day, by which the kernel stamps packets.
#[must_use]
pub(super) fn time_of_day() -> SystemTime {
    SystemTime::now()
}

/// At most so many times a limit is given back for starvation: the threads of a program that fights for processors with
/// itself starve for longer than time passes.
const MOST_GIVEN_BACK: u32 = 3;

/// A stretch of waiting, measured from when it began.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    began: Instant,
    starved_before: Duration,
}

impl Stretch {
    /// Begins now; `starved` is what the program has been starved of so far.
    #[must_use]
    pub fn begin(starved: Duration) -> Self {
        Self {
            began: now(),
            starved_before: starved,
        }
    }

    /// Whether it has lasted `limit` of time in which the program could run.
    #[must_use]
    pub fn lasted(&self, limit: Duration, starved: Duration) -> bool {
        let starved = starved.saturating_sub(self.starved_before);
        self.began.elapsed() > limit + starved.min(limit * MOST_GIVEN_BACK)
    }

    /// Wall time since it began.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }
}
