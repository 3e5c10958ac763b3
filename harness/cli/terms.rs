//! How a program is judged: which checks, how much chance, how patient.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use sockspec_engine::runner::{Confirms, Filter};
use sockspec_engine::sys::cpu::Cpus;
use sockspec_model::Policy;

/// Cases of a property where nothing is said.
pub const CASES: u32 = 256;

/// How a program is judged.
pub struct Terms {
    /// Which checks.
    pub filter: Filter,
    /// What the course has decided.
    pub policy: Policy,
    /// Whether a failing Should fails the run.
    pub strict: bool,
    /// Seed of all random input.
    pub seed: u64,
    /// Cases of a property.
    pub cases: u32,
    /// How much a check of much deals with, where it is asked for.
    pub scale: Option<u32>,
    /// The longest that a failing case is made smaller.
    pub shrinking: Duration,
    /// How an accusation by the clock is confirmed.
    pub confirms: Confirms,
    /// Whether every attempt is told in full.
    pub in_full: bool,
    /// Attempts at once.
    pub jobs: usize,
    /// The isolation that was asked for, if one was.
    pub isolation: Option<&'static str>,
}

impl Terms {
    /// Every check, with a seed of its own, as fast as this machine can.
    #[must_use]
    pub fn usual() -> Self {
        let jobs = Cpus::available().count();
        Self {
            filter: Filter::all(),
            policy: Policy::default(),
            strict: false,
            seed: any_seed(),
            cases: CASES,
            scale: None,
            shrinking: Duration::from_secs(10),
            confirms: Confirms::Alone,
            in_full: false,
            jobs,
            isolation: None,
        }
    }

    /// The words that ask for these terms on a command line, but for the checks and the seed.
    pub(crate) fn words(&self) -> Vec<String> {
        let cases = (self.cases != CASES).then(|| ["--cases".to_owned(), self.cases.to_string()]);
        let isolation = self
            .isolation
            .map(|rung| ["--isolation".to_owned(), rung.to_owned()]);
        let scale = self
            .scale
            .map(|scale| ["--scale".to_owned(), scale.to_string()]);
        cases
            .into_iter()
            .chain(scale)
            .chain(isolation)
            .flatten()
            .collect()
    }
}

/// A seed that nobody chose; short, because people type it.
#[must_use]
pub fn any_seed() -> u64 {
    // The standard library seeds its hashers from the system's source of randomness.
    RandomState::new().hash_one(std::process::id()) & 0xffff_ffff
}
