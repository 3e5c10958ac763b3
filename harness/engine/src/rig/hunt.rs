//! The search for a case that fails, shrunk over the wire.
//!
//! Only a failure shrinks; a case without a verdict is a rejection, so that a slow machine never shrinks into an
//! accusation. A failure counts when it shows again against a fresh program; where it does not, `unsteady.rs` tells a
//! program that fails now and then from one that fails only after other cases, which is the business of clauses about
//! many clients.

use std::mem;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sockspec_model::Finding;

use super::property::Apparatus;
use super::supply::{Block, Supply};
use super::{Case, Checked, Stop};
use crate::sys::deadline::now;

/// After so long no further case is begun, once there have been a few: an interpreter that takes long to start does not
/// hold everybody up. A search that several share has an end of its own.
const ENOUGH: Duration = Duration::from_secs(20);
const FEWEST: u64 = 24;
/// More rejections than one in so many, and the property has no verdict.
const REJECTED_SHARE: u64 = 10;

/// A search in progress.
pub(super) struct Hunt<'a, R, C> {
    pub(super) rig: &'a mut R,
    holds: &'a dyn Fn(&mut R, &C) -> Checked,
    pub(super) supply: Arc<Supply>,
    began: Instant,
    pub(super) ran: u64,
    /// How many of these were generated.
    generated: u64,
    rejected: Vec<String>,
    /// Whether every case has a fresh program.
    pub(super) fresh: bool,
    /// Whether the next one has.
    pub(super) renew: bool,
    /// Whether the program may run on all processors.
    spread: bool,
}

/// What came of a case.
pub(super) enum Ran {
    Holds,
    Rejected(String),
    Fails(Stop),
}

impl<'a, R: Apparatus, C: Case> Hunt<'a, R, C> {
    /// One that generates one case of so many that are asked for.
    pub(super) fn new(
        rig: &'a mut R,
        one_of: u32,
        holds: &'a dyn Fn(&mut R, &C) -> Checked,
    ) -> Self {
        let (supply, fresh) = (rig.plan().supply(one_of), rig.starts_for_each_case());
        Self {
            rig,
            holds,
            supply,
            began: now(),
            ran: 0,
            generated: 0,
            rejected: Vec::new(),
            fresh,
            renew: false,
            spread: false,
        }
    }

    /// The failure with the smallest case that is found; whoever watches knows that it is being made smaller.
    pub(super) fn smallest(
        &mut self,
        tree: impl ValueTree<Value = C>,
        stop: Stop,
    ) -> Checked<Stop> {
        let supply = Arc::clone(&self.supply);
        supply.while_shrinking(|| self.minimal(tree, stop))
    }

    /// One more case is about to run.
    pub(super) fn count(&mut self) {
        self.ran += 1;
        self.supply.count();
    }

    /// Runs generated cases until there are no more, or time is over.
    pub(super) fn tries_generated<S>(&mut self, strategy: &S) -> Checked
    where
        S: Strategy<Value = C>,
    {
        while self.goes_on()
            && let Some(block) = self.supply.take()
        {
            self.try_block(strategy, block)?;
        }
        if !self.goes_on() {
            self.note_the_rest();
        }
        self.verdict()
    }

    pub(super) fn goes_on(&self) -> bool {
        match &self.rig.plan().casework.shift {
            Some(shift) => !shift.is_over(),
            None => self.ran < FEWEST || self.began.elapsed() < ENOUGH,
        }
    }

    fn try_block<S: Strategy<Value = C>>(&mut self, strategy: &S, block: Block) -> Checked {
        let mut generator = generator(block.seed);
        self.place(block.spread);
        for _ in 0..block.cases {
            if !self.goes_on() {
                break;
            }
            let tree = strategy.new_tree(&mut generator).map_err(|reason| {
                Stop::Inconclusive(format!("no case could be generated: {reason}"))
            })?;
            self.try_case(tree)?;
        }
        Ok(())
    }

    /// Says that fewer cases ran than were asked for.
    fn note_the_rest(&self) {
        let (ran, wanted) = (self.generated, self.supply.wanted().unwrap_or(0));
        if self.rig.plan().casework.shift.is_none() && ran < wanted {
            let words = format!("only {ran} of {wanted} cases were tried: there was no more time");
            self.remark_of_check(&words);
        }
    }

    /// Says something beside the verdict; with it stands which check says so.
    pub(super) fn remark_of_check(&self, words: &str) {
        let casework = &self.rig.plan().casework;
        let name = casework.check.rsplit('/').next().unwrap_or_default();
        let mut remarks = casework.remarks.borrow_mut();
        remarks.push(format!("{name}: {words}"));
    }

    /// On one processor from now on, or on all.
    pub(super) fn place(&mut self, spread: bool) {
        if self.spread && !spread {
            self.rig.gather();
        }
        self.spread = spread;
    }

    fn try_case(&mut self, tree: impl ValueTree<Value = C>) -> Checked {
        let case = tree.current();
        self.count();
        self.generated += 1;
        let first = match self.run(false, &case)? {
            Ran::Holds => return Ok(()),
            Ran::Rejected(why) => {
                self.rejected.push(why);
                return Ok(());
            }
            Ran::Fails(stop) => stop,
        };
        if self.is_told(&first) {
            self.renew = true;
            return Ok(());
        }
        let exhibit = self.rig.scene().exhibit();
        // Does it fail by itself?
        match self.run(true, &case)? {
            Ran::Fails(_) if !self.is_first_to_tell(&first) => {
                self.renew = true;
                Ok(())
            }
            Ran::Fails(stop) => Err(self.smallest(tree, stop)?),
            Ran::Holds | Ran::Rejected(_) => self.unsteady(&case, first, exhibit),
        }
    }

    /// Whether such a failure has been told already, in a search that goes on after it.
    pub(super) fn is_told(&self, stop: &Stop) -> bool {
        self.rig.plan().casework.shift.is_some()
            && finding(stop).is_some_and(|finding| self.supply.knows(&finding.likeness()))
    }

    /// Whether nobody else makes such a failure smaller already, in a search that several share.
    pub(super) fn is_first_to_tell(&self, stop: &Stop) -> bool {
        let likeness = finding(stop).map(Finding::likeness);
        self.rig.plan().casework.shift.is_none()
            || likeness.is_none_or(|likeness| self.supply.learn(likeness))
    }

    /// Runs one case; one that is to be evidence with a fresh program, and somebody listens in.
    pub(super) fn run(&mut self, is_evidence: bool, case: &C) -> Checked<Ran> {
        let fresh = mem::take(&mut self.renew) || is_evidence || self.fresh;
        let begun = self.rig.begin_case(fresh);
        self.rig.scene().listen_in(is_evidence);
        if self.spread {
            // Again and again: a program that was started anew begins on one.
            self.rig.spread();
        }
        match begun.and_then(|()| (self.holds)(self.rig, case)) {
            Ok(()) => Ok(Ran::Holds),
            Err(stop @ (Stop::Fail(_) | Stop::Case(..))) => Ok(Ran::Fails(stop)),
            Err(Stop::Inconclusive(why)) => Ok(Ran::Rejected(why)),
            Err(stop @ (Stop::Skip(_) | Stop::Elsewhere(_) | Stop::Trouble(_))) => Err(stop),
        }
    }

    pub(super) fn reject(&mut self, why: &str) {
        self.rejected.push(why.to_owned());
    }

    fn verdict(&mut self) -> Checked {
        let rejected = self.rejected.len() as u64;
        match self.rejected.pop() {
            Some(why) if rejected * REJECTED_SHARE > self.ran => Err(Stop::Inconclusive(why)),
            Some(_) | None => Ok(()),
        }
    }
}

pub(super) fn finding(stop: &Stop) -> Option<&Finding> {
    match stop {
        Stop::Fail(finding) | Stop::Case(finding, _) => Some(finding),
        Stop::Inconclusive(_) | Stop::Skip(_) | Stop::Elsewhere(_) | Stop::Trouble(_) => None,
    }
}

/// A generator of cases; the same seed gives the same cases.
fn generator(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}
