//! Properties: a check over generated cases, shrunk over the wire.
//!
//! Only a failure shrinks; a case without a verdict is a rejection, so that a slow machine never shrinks into an
//! accusation. A failure counts when it shows again against a fresh program: what fails only after other cases is the
//! business of clauses about many clients.

use std::fmt::Debug;
use std::rc::Rc;
use std::time::Duration;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sockspec_model::CaseNote;

use super::shrink::{self, Shrunk};
use super::stop::quoted;
use super::{Checked, ClientRig, Plan, Scene, ServerRig, Stop};
use crate::sys::deadline::now;

/// A generated input that can be made smaller by hand, shown, and measured.
pub trait Case: Clone + Debug {
    /// How large it is: first by length, then by how plain its letters are.
    fn size(&self) -> (usize, u64);
    /// Its beginning of this length, if that makes sense.
    fn prefix(&self, length: usize) -> Option<Self>;
    /// It, readable.
    fn show(&self) -> String;
}

impl Case for String {
    fn size(&self) -> (usize, u64) {
        (self.chars().count(), self.chars().map(u64::from).sum())
    }

    fn prefix(&self, length: usize) -> Option<Self> {
        Some(self.chars().take(length).collect())
    }

    fn show(&self) -> String {
        format!("{} ({} bytes)", quoted(self.as_bytes()), self.len())
    }
}

impl Case for Vec<u8> {
    fn size(&self) -> (usize, u64) {
        (self.len(), self.iter().copied().map(u64::from).sum())
    }

    fn prefix(&self, length: usize) -> Option<Self> {
        Some(self[..length].to_vec())
    }

    fn show(&self) -> String {
        format!("{} ({} bytes)", quoted(self), self.len())
    }
}

/// A rig that properties can run on.
pub(crate) trait Apparatus {
    fn plan(&self) -> &Plan;
    fn scene(&self) -> &Rc<Scene>;
    /// Begins a case, on a fresh program if asked to or if the last one did not survive.
    fn begin_case(&mut self, fresh: bool) -> Checked;
    /// Lets the last cases run on all processors.
    fn spread(&mut self);
}

impl Apparatus for ServerRig {
    fn plan(&self) -> &Plan {
        self.plan()
    }

    fn scene(&self) -> &Rc<Scene> {
        self.scene()
    }

    fn begin_case(&mut self, fresh: bool) -> Checked {
        if fresh || !self.is_alive() {
            self.renew()?;
        }
        self.scene().turn_page();
        Ok(())
    }

    fn spread(&mut self) {
        Self::spread(self);
    }
}

impl Apparatus for ClientRig {
    fn plan(&self) -> &Plan {
        self.plan()
    }

    fn scene(&self) -> &Rc<Scene> {
        self.scene()
    }

    fn begin_case(&mut self, _: bool) -> Checked {
        self.clear_away()?;
        self.scene().turn_page();
        Ok(())
    }

    fn spread(&mut self) {}
}

/// After so long no further case is begun, once there have been a few: an interpreter that takes long to start does not
/// hold everybody up.
const ENOUGH: Duration = Duration::from_secs(20);
const FEWEST: u32 = 24;
/// One in so many cases runs unpinned, at the end.
const SPREAD_SHARE: u32 = 16;
/// More rejections than one in so many, and the property has no verdict.
const REJECTED_SHARE: u32 = 10;

impl ServerRig {
    /// Runs `holds` on generated cases.
    ///
    /// # Errors
    /// With the smallest failing case found.
    pub fn for_all<S: Strategy<Value: Case>>(
        &mut self,
        cases: S,
        holds: impl Fn(&mut Self, &S::Value) -> Checked,
    ) -> Checked {
        for_all(self, &cases, holds)
    }
}

impl ClientRig {
    /// Runs `holds` on generated cases, the client started anew for each.
    ///
    /// # Errors
    /// With the smallest failing case found.
    pub fn for_all<S: Strategy<Value: Case>>(
        &mut self,
        cases: S,
        holds: impl Fn(&mut Self, &S::Value) -> Checked,
    ) -> Checked {
        for_all(self, &cases, holds)
    }
}

pub(super) fn for_all<R: Apparatus, S: Strategy<Value: Case>>(
    rig: &mut R,
    strategy: &S,
    holds: impl Fn(&mut R, &S::Value) -> Checked,
) -> Checked {
    let (mut runner, wanted) = (generator(rig.plan().seed), rig.plan().cases);
    let (mut fresh, mut rejected) = (false, Vec::new());
    let began = now();
    for number in 1..=wanted {
        if number > FEWEST && began.elapsed() > ENOUGH {
            rig.scene().observe(
                "cases",
                &format!("{} of {wanted}, for want of time", number - 1),
            );
            break;
        }
        if number + wanted / SPREAD_SHARE > wanted {
            // Again and again: a program that was started anew begins pinned.
            rig.spread();
        }
        let tree = strategy.new_tree(&mut runner).map_err(|reason| {
            Stop::Inconclusive(format!("no case could be generated: {reason}"))
        })?;
        let first = match run(rig, fresh, &tree.current(), &holds)? {
            Ran::Holds => continue,
            Ran::Rejected(why) => {
                rejected.push(why);
                continue;
            }
            Ran::Fails(stop) => stop,
        };
        // Does it fail by itself?
        match run(rig, true, &tree.current(), &holds)? {
            Ran::Fails(_) => return Err(minimal(rig, tree, first, number, &holds)?),
            Ran::Holds | Ran::Rejected(_) if fresh => {
                rejected.push("a failure did not show again".to_owned());
            }
            Ran::Holds | Ran::Rejected(_) => fresh = true,
        }
    }
    match rejected.pop() {
        Some(why) if (rejected.len() as u32 + 1) * REJECTED_SHARE > wanted => {
            Err(Stop::Inconclusive(why))
        }
        Some(_) | None => Ok(()),
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

enum Ran {
    Holds,
    Rejected(String),
    Fails(Stop),
}

fn run<R: Apparatus, C>(
    rig: &mut R,
    fresh: bool,
    case: &C,
    holds: &impl Fn(&mut R, &C) -> Checked,
) -> Checked<Ran> {
    match rig.begin_case(fresh).and_then(|()| holds(rig, case)) {
        Ok(()) => Ok(Ran::Holds),
        Err(stop @ (Stop::Fail(_) | Stop::Case(..))) => Ok(Ran::Fails(stop)),
        Err(Stop::Inconclusive(why)) => Ok(Ran::Rejected(why)),
        Err(stop @ (Stop::Skip(_) | Stop::Trouble(_))) => Err(stop),
    }
}

/// Shrinks, runs the minimal case once more so that its transcript stands, and says it all.
fn minimal<R: Apparatus, T: ValueTree<Value: Case>>(
    rig: &mut R,
    tree: T,
    first: Stop,
    cases_run: u32,
    holds: &impl Fn(&mut R, &T::Value) -> Checked,
) -> Checked<Stop> {
    let wall = rig.plan().shrinking;
    let mut broken = None;
    let Shrunk { case, stop, tried } = shrink::shrink(tree, first, wall, |case| {
        if broken.is_some() {
            return None;
        }
        match run(rig, true, case, holds) {
            Ok(Ran::Fails(stop)) => Some(stop),
            Ok(Ran::Holds | Ran::Rejected(_)) => None,
            Err(stop) => {
                broken = Some(stop);
                None
            }
        }
    });
    // Trouble of our own, or nobody wants to know any more.
    if let Some(stop @ Stop::Trouble(_)) = broken {
        return Err(stop);
    }
    let stop = match run(rig, true, &case, holds)? {
        Ran::Fails(again) => again,
        Ran::Holds | Ran::Rejected(_) => stop,
    };
    let Stop::Fail(finding) = stop else {
        return Ok(stop);
    };
    let minimal = case.show();
    let note = CaseNote {
        id: id(&minimal),
        minimal,
        cases_run,
        shrinks: tried,
    };
    Ok(Stop::Case(finding, Box::new(note)))
}

/// A short name of a case: FNV-1a over what it shows.
fn id(shown: &str) -> String {
    let hash = shown.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{hash:08x}")
}
