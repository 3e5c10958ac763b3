//! Where the bundled and the wrong programs are judged.

use std::time::Duration;

use reference_impls::{Flaw, Role as Side};
use sockspec::bundled;
use sockspec::isolation::Wish;
use sockspec::target::Target;
use sockspec::terms::Terms;
use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::{Confirms, Filter, Run};
use sockspec_engine::sys::survey::Survey;
use sockspec_model::{Level, Role};

use super::caught::Caught;
use super::subject::{Programs, Subject, role};
use crate::drive::drive;
use crate::ending::Ending;
use crate::errand;
use crate::ground;

const SEED: u64 = 7;
const CASES: u32 = 16;
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

    /// Judges a row: the bundled programs by all checks, a wrong one by those of its side and of pairs.
    pub(super) fn judge(&self, subject: &Subject, confirms: Confirms) -> Result<Caught, Ending> {
        let Subject { scenario, programs } = *subject;
        judge(match programs {
            Programs::Bundled(set) => {
                let set = set.iter().map(|&text| text.to_owned()).collect();
                self.prepare(scenario, set, Filter::all(), confirms)?
            }
            Programs::Wrong(flaw) => self.with_flaw(scenario, flaw, confirms)?,
        })
    }

    fn with_flaw(
        &self,
        scenario: &'static Scenario,
        flaw: &Flaw,
        confirms: Confirms,
    ) -> Result<Run, Ending> {
        let role = role(flaw);
        let places = [role, Role::Pair].map(|role| format!("{}/{}/", scenario.name, role.word()));
        let filter = Filter {
            wants: Box::new(move |id, _| places.iter().any(|place| id.starts_with(place))),
            lowest: Level::May,
        };
        let set = flaw.set.iter();
        let set = set.map(|(key, value)| format!("{key}={value}")).collect();
        let mut run = self.prepare(scenario, set, filter, confirms)?;
        let (exe, dialect) = (&self.exe, &run.dialect);
        let program = bundled::flaw(exe, flaw.name, scenario, role, dialect, run.port);
        match flaw.role {
            Side::Server => run.server = Some(program),
            Side::Client => run.client = Some(program),
        }
        Ok(run)
    }

    fn prepare(
        &self,
        scenario: &'static Scenario,
        set: Vec<String>,
        filter: Filter,
        confirms: Confirms,
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
            confirms,
            ..Terms::usual()
        };
        Ok(target
            .prepare(scenario, &self.exe)?
            .run(terms, &self.survey)?)
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
