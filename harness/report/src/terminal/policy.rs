//! What the manifest changed about a run, and what in it is out of date.

use std::cmp::Ordering;

use sockspec_model::{Ruled, RunStarted};

/// What a reader has to know of the manifest.
#[derive(Default)]
pub(super) struct Manifest {
    name: Option<String>,
    rulings: Vec<Ruled>,
}

impl Manifest {
    pub(super) fn of(run: &RunStarted) -> Self {
        Self {
            name: run.manifest.clone(),
            rulings: run.rulings.clone(),
        }
    }

    /// A line for every clause that is not as binding as usual. Of dropped ones the checks are skipped, with the reason.
    pub(super) fn rulings(&self) -> impl Iterator<Item = String> {
        self.rulings.iter().filter_map(ruling)
    }

    /// A line for everything that is known to fail and does not any more.
    pub(super) fn stale(&self, names: &[String]) -> impl Iterator<Item = String> {
        let place = self.name.as_deref().unwrap_or("the manifest");
        names.iter().map(move |name| {
            format!("stale: {name} is known to fail, and passes; take it out of {place}")
        })
    }
}

fn ruling(ruled: &Ruled) -> Option<String> {
    let Ruled { clause, reason, .. } = ruled;
    let (usual, level) = (ruled.usual, ruled.level?);
    let change = match level.cmp(&usual) {
        Ordering::Greater => format!("raised from {} to {}", usual.word(), level.word()),
        Ordering::Less => format!("lowered from {} to {}", usual.word(), level.word()),
        Ordering::Equal => format!("a {}, as usual", level.word()),
    };
    Some(format!("{clause} is {change}: {reason}"))
}
