//! What is left of a run that is interrupted: what was judged is told, and the rest by name.

use sockspec_engine::runner::{Run, select_under};
use sockspec_model::{Event, Ledger};

/// What has been judged of a run, and what has not.
pub(super) struct Left {
    ledger: Ledger,
    /// Checks that were selected and have not been heard of.
    checks: Vec<String>,
    planned: usize,
}

impl Left {
    /// Everything is left of a run that has not begun.
    pub(super) fn of(run: &Run) -> Self {
        let roles = run.roles();
        let selected = select_under(&run.policy, run.scenario, &roles, &run.dialect, &run.filter);
        let attempted = selected.into_iter().filter(|one| one.unmet().is_none());
        let checks: Vec<String> = attempted.map(|one| one.id).collect();
        Self {
            ledger: Ledger::default(),
            planned: checks.len(),
            checks,
        }
    }

    /// Takes the next event in.
    pub(super) fn on(&mut self, event: &Event) {
        self.ledger.on(event);
        match event {
            Event::CheckFinished(finished) => self.strike(&finished.check),
            Event::CheckSkipped(skipped) => self.strike(&skipped.check),
            Event::RunStarted(_)
            | Event::AttemptStarted { .. }
            | Event::AttemptFinished(_)
            | Event::RunFinished { .. } => {}
        }
    }

    fn strike(&mut self, check: &str) {
        self.checks.retain(|left| left != check);
    }

    /// The last event of a run that did not come to its end: the one that a reader of its recording adds.
    pub(super) fn closing(&self) -> Event {
        self.ledger.close(false, 0.0)
    }

    /// What was not judged, in words.
    pub(super) fn words(&self) -> String {
        // The scenario goes without saying.
        let name = |check: &String| check.split_once('/').map(|(_, name)| name.to_owned());
        let names: Vec<String> = self.checks.iter().filter_map(name).collect();
        format!(
            "interrupted: {} of {} checks were not judged, which says nothing about the program: {}",
            self.checks.len(),
            self.planned,
            names.join(", ")
        )
    }
}
