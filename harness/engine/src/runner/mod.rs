//! Runs the selected checks and tells what happened as events.
//!
//! Each check is attempted in a pod of its own, as many at once as there are processors. Events come in the order of
//! the selection, whatever finished first, so that two runs read alike. Prints nothing.

mod at_times;
mod attempt;
mod campaign;
mod certain;
mod elsewhere;
mod experiments;
mod fuzz;
mod gates;
mod probe;
mod select;
mod terms;
mod work;
mod workers;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use sockspec_model::{
    Dialect, Event, Host, Ledger, Level, Policy, Role, RunStarted, SCHEMA, SavedCase, Skipped,
    SkippedBy, Totals,
};

use crate::rig::{Command, Scenario};
use crate::sys::Trouble;
use crate::sys::cpu::Cpus;
use crate::sys::pod::Isolation;

pub use campaign::{Campaign, Found, Limit};
pub use fuzz::fuzz;
pub use probe::{Probed, find_out};
pub use select::{Definition, Filter, Selected, Wanted, select, select_under};

/// What to run.
pub struct Run {
    /// The assignment.
    pub scenario: &'static Scenario,
    /// The server under test.
    pub server: Option<Command>,
    /// The client under test.
    pub client: Option<Command>,
    /// The bundled programs: server, client.
    pub reference: (Command, Command),
    /// The programs as the user named them, by role.
    pub target: BTreeMap<String, String>,
    /// Digest of the program's folder.
    pub dir_digest: Option<String>,
    /// The declared choices.
    pub dialect: Dialect,
    /// The port that the programs use.
    pub port: u16,
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
    /// Attempts at once.
    pub jobs: usize,
    /// The rung of isolation, found to work.
    pub isolation: Isolation,
    /// How the kernel is observed, in words.
    pub observation: String,
    /// Cases that were kept: those of a check are run before any other.
    pub kept: Vec<SavedCase>,
    /// Whether to run these alone.
    pub only_kept: bool,
    /// Whether every attempt is told, with all that was said and heard in it; else only what did not pass is.
    pub in_full: bool,
    /// Which checks.
    pub filter: Filter,
    /// What the course has decided.
    pub policy: Policy,
    /// Whether a failing Should fails the run.
    pub strict: bool,
    /// The command that repeats the run, without the selection of checks.
    pub rerun: String,
    /// To be set by whoever wants no more of the run: it then ends soon, and what is left of it says nothing.
    pub cancelled: Arc<AtomicBool>,
}

/// How an attempt is made that has to confirm an accusation by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirms {
    /// With no other attempt of this process beside it.
    Alone,
    /// Beside others, who need not wait. Whoever asks for this believes nothing that rests on a clock before it has
    /// asked again.
    BesideOthers,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// The counts.
    pub totals: Totals,
    /// Whether every selected Must passed, and with `strict` every Should.
    pub conforms: bool,
    /// What is known to fail and does not any more: checks by id, clauses.
    pub stale: Vec<String>,
}

/// Open files of ours that do for every worker: a look at a program with many threads keeps many open.
const OPEN_FILES: u64 = 16 * 1024;

impl Run {
    /// The roles that can be judged with the programs given.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        match (&self.server, &self.client) {
            (Some(_), Some(_)) => vec![Role::Server, Role::Client, Role::Pair],
            (Some(_), None) => vec![Role::Server],
            (None, Some(_)) => vec![Role::Client],
            (None, None) => Vec::new(),
        }
    }

    /// Attempts at once: where ports are shared with the machine they are taken in turn.
    fn jobs(&self) -> usize {
        if self.isolation == Isolation::None {
            1
        } else {
            self.jobs.max(1)
        }
    }

    /// The clients of a check of much, where it is one of many clients.
    fn crowd(&self) -> u32 {
        let scale = self.scenario.scale;
        let counts = scale.is_some_and(|scale| scale.counts_clients);
        self.scale.filter(|_| counts).unwrap_or(0)
    }

    fn started(&self, selected: &[Selected]) -> RunStarted {
        RunStarted {
            schema: SCHEMA,
            tool: "sockspec".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            scenarios: vec![self.scenario.name.to_owned()],
            roles: self.roles(),
            target: self.target.clone(),
            dir_digest: self.dir_digest.clone(),
            seed: self.seed,
            port: self.port,
            isolation: self.isolation.word().to_owned(),
            observation: self.observation.clone(),
            host: host(),
            dialect: self
                .dialect
                .iter()
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
            strict: self.strict,
            checks: selected.iter().filter(|one| one.unmet().is_none()).count(),
            manifest: self.policy.name.clone(),
            rulings: terms::rulings(self.scenario, &self.roles(), self),
            worth: terms::worth(self.scenario, &self.policy, selected),
        }
    }

    /// The command that repeats one attempt. One that runs kept cases alone selects them itself.
    fn rerun_of(&self, check: &str) -> String {
        if self.only_kept {
            return self.rerun.clone();
        }
        format!("{} --check {check} --seed {}", self.rerun, self.seed)
    }
}

/// Runs everything that the filter selects; `tell` gets every event in order.
///
/// # Errors
/// When the workers cannot be set up. What goes wrong in an attempt is an event.
pub fn run(run: &Run, tell: &mut dyn FnMut(&Event)) -> Result<Conclusion, Trouble> {
    let selected = selected(run);
    from_begin_to_end(run, &selected, tell, |note| work::all(run, &selected, note))
}

/// What the filter selects.
fn selected(run: &Run) -> Vec<Selected> {
    let (policy, roles) = (&run.policy, run.roles());
    select_under(policy, run.scenario, &roles, &run.dialect, &run.filter)
}

/// Tells how a run begins, what happens in it, and how it ends.
fn from_begin_to_end(
    run: &Run,
    selected: &[Selected],
    tell: &mut dyn FnMut(&Event),
    work: impl FnOnce(&mut dyn FnMut(Event)) -> Result<(), Trouble>,
) -> Result<Conclusion, Trouble> {
    let began = crate::sys::deadline::now();
    crate::sys::limits::open_up_to(OPEN_FILES);
    let mut ledger = Ledger::default();
    let mut note = |event: &Event| {
        ledger.on(event);
        tell(event);
    };
    note(&Event::RunStarted(Box::new(run.started(selected))));
    work(&mut |event| note(&event))?;
    let totals = ledger.totals();
    let conforms = totals.conforms(run.strict);
    tell(&ledger.close(conforms, began.elapsed().as_secs_f64() * 1000.0));
    Ok(Conclusion {
        totals,
        conforms,
        stale: ledger.stale(),
    })
}

/// The event of a check that is not run.
fn skipped(selected: &Selected, reason: String, by: SkippedBy) -> Event {
    Event::CheckSkipped(Box::new(Skipped {
        check: selected.id.clone(),
        clause: selected.clause.id.to_owned(),
        level: selected.level,
        reason,
        by: Some(by),
    }))
}

fn host() -> Host {
    let names = rustix::system::uname();
    let system = format!(
        "{} {}",
        names.sysname().to_string_lossy(),
        names.release().to_string_lossy()
    );
    Host {
        system,
        cpus: Cpus::available().count(),
    }
}

/// The lowest level that is run when nothing is said.
pub const LOWEST: Level = Level::May;
