//! Where the bundled and the wrong programs are judged.

use std::time::Duration;

use reference_impls::{Flaw, Role as Side};
use sockspec::bundled;
use sockspec::isolation::Wish;
use sockspec::target::Target;
use sockspec::terms::Terms;
use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::{Filter, Run};
use sockspec_engine::sys::survey::Survey;
use sockspec_model::{Level, Role};

use super::caught::Caught;
use crate::drive::drive;
use crate::ending::Ending;
use crate::errand;
use crate::ground;

const SEED: u64 = 7;
const CASES: u32 = 48;
/// Whether a check fails is all that counts here, not how small the case is.
const SHRINKING: Duration = Duration::from_millis(100);

/// The place, with what this machine offers.
pub(super) struct Bench {
    exe: String,
    survey: Survey,
}

impl Bench {
    pub(super) fn new() -> Result<Self, Ending> {
        let exe = errand::exe()?;
        let survey = ground::find(Wish::Auto, &exe)?;
        Ok(Self { exe, survey })
    }

    /// Judges the bundled programs in a dialect.
    pub(super) fn judge_bundled(
        &self,
        scenario: &'static Scenario,
        set: &[&str],
    ) -> Result<Caught, Ending> {
        judge(self.prepare(
            scenario,
            set.iter().map(|&text| text.to_owned()).collect(),
            Filter::all(),
        )?)
    }

    /// Judges a wrong program by itself, and together with the bundled one of the other side.
    pub(super) fn judge_flaw(
        &self,
        scenario: &'static Scenario,
        flaw: &Flaw,
    ) -> Result<Caught, Ending> {
        let role = role(flaw);
        let places = [role, Role::Pair].map(|role| format!("{}/{}/", scenario.name, role.word()));
        let wants = move |id: &str, _: &str| places.iter().any(|place| id.starts_with(place));
        let set = flaw
            .set
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        let mut run = self.prepare(
            scenario,
            set,
            Filter {
                wants: Box::new(wants),
                lowest: Level::May,
            },
        )?;
        let program = Some(bundled::flaw(
            &self.exe,
            flaw.name,
            scenario,
            role,
            &run.dialect,
            run.port,
        ));
        match flaw.role {
            Side::Server => run.server = program,
            Side::Client => run.client = program,
        }
        judge(run)
    }

    fn prepare(
        &self,
        scenario: &'static Scenario,
        set: Vec<String>,
        filter: Filter,
    ) -> Result<Run, Ending> {
        let target = Target {
            set,
            ..Target::default()
        };
        let terms = Terms {
            filter,
            seed: SEED,
            cases: CASES,
            jobs: 1,
            shrinking: SHRINKING,
            ..Terms::usual()
        };
        Ok(target
            .prepare(scenario, &self.exe)?
            .run(terms, &self.survey)?)
    }
}

/// The side that a wrong program plays.
pub(super) fn role(flaw: &Flaw) -> Role {
    match flaw.role {
        Side::Server => Role::Server,
        Side::Client => Role::Client,
    }
}

fn judge(run: Run) -> Result<Caught, Ending> {
    let mut caught = Caught::default();
    drive(run, &mut |event| {
        event.iter().for_each(|event| caught.on(event));
        Ok(())
    })?;
    Ok(caught)
}
