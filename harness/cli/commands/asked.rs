//! What is asked for, by the command line and the manifest together: the command line wins.

use std::path::{Path, PathBuf};

use sockspec::isolation::Wish;
use sockspec::kept::{self, Kept};
use sockspec::manifest::{self, Manifest};
use sockspec::mistake::Mistake;
use sockspec::prepared::Prepared;
use sockspec::selection::{Lowest, Selection};
use sockspec::target::Target;
use sockspec::terms::{CASES, Terms, any_seed};
use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::Run;
use sockspec_engine::sys::cpu::Cpus;
use sockspec_engine::sys::survey::Survey;
use sockspec_model::Policy;

use super::cases::Cases;
use crate::ending::Ending;
use crate::{build, ground, output};

/// What the commands that judge a program have in common.
#[derive(clap::Args, Clone)]
pub(crate) struct Wanted {
    /// The scenario; `sockspec list` shows all [default: the one of the manifest]
    pub(super) scenario: Option<String>,
    #[command(flatten)]
    pub(super) target: Target,
    /// A manifest with all this and more; `sockspec init` writes one [default: ./sockspec.toml, if it is there]
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// Leave ./sockspec.toml aside
    #[arg(long, conflicts_with = "manifest")]
    no_manifest: bool,
    /// Run only checks that fit, by id `scenario/role/name`, name or clause; repeatable
    #[arg(long, value_name = "GLOB")]
    pub(super) check: Vec<String>,
    /// Leave out checks that fit; repeatable
    #[arg(long, value_name = "GLOB")]
    skip: Vec<String>,
    /// The lowest level to run [default: may]
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "must|should|may"
    )]
    level: Option<Lowest>,
    /// Seed of all random input [default: a new one, shown in every report]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Attempts at once [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Where failing cases are kept, to be run first next time [default: .sockspec/cases beside the manifest, or here]
    #[arg(long, value_name = "DIR")]
    pub(super) case_dir: Option<PathBuf>,
    /// How attempts are kept apart from this machine; see `sockspec doctor` [default: auto]
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "auto|full|net|none"
    )]
    isolation: Option<Wish>,
}

/// What is asked for, by the command line and the manifest together.
pub(super) struct Asked {
    scenario: &'static Scenario,
    manifest: Option<Manifest>,
    wanted: Wanted,
    pub(super) target: Target,
}

impl Asked {
    /// Reads both.
    pub(super) fn read(wanted: &Wanted) -> Result<Self, Mistake> {
        let file = match (&wanted.manifest, wanted.no_manifest) {
            (Some(file), _) => manifest::Wanted::Named(file),
            (None, false) => manifest::Wanted::Usual,
            (None, true) => manifest::Wanted::No,
        };
        let opened = manifest::open(wanted.scenario.as_deref(), file)?;
        opened.remark.iter().for_each(|remark| output::say(remark));
        if let Some(folder) = &wanted.case_dir {
            Kept::at(folder.clone()).expect_a_folder()?;
        }
        let target = opened.manifest.as_ref().map_or_else(
            || wanted.target.clone(),
            |manifest| manifest.target(&wanted.target),
        );
        Ok(Self {
            scenario: opened.scenario,
            manifest: opened.manifest,
            wanted: wanted.clone(),
            target,
        })
    }

    /// The target, understood; its mistakes with their place.
    pub(super) fn prepare(&self, exe: &str) -> Result<Prepared, Ending> {
        let prepared = self.target.prepare(self.scenario, exe);
        let prepared = prepared.map_err(|mistake| self.place(mistake.into()))?;
        Ok(match &self.manifest {
            None => prepared,
            Some(manifest) => prepared.named(manifest.words(&self.wanted.target)),
        })
    }

    /// What ends the command, with its place in the manifest where it stands there.
    fn place(&self, ending: Ending) -> Ending {
        match (ending, &self.manifest) {
            (Ending::Mistake(mistake), Some(manifest)) => {
                Ending::Mistake(manifest.place(mistake, &self.wanted.target))
            }
            (ending, _) => ending,
        }
    }

    fn written(&self) -> manifest::Terms {
        let manifest = self.manifest.as_ref();
        manifest.map(|manifest| manifest.terms).unwrap_or_default()
    }

    /// The isolation that is wished for.
    fn isolation(&self) -> Wish {
        let wish = self.wanted.isolation.or(self.written().isolation);
        wish.unwrap_or_default()
    }

    /// What this machine offers, with the program built on it.
    pub(super) fn ground(&self, prepared: &Prepared, exe: &str) -> Result<Survey, Ending> {
        let survey = ground::find(self.isolation(), exe)?;
        let build = self.target.build.as_deref();
        build::run(prepared, build, survey.isolation).map_err(|ending| self.place(ending))?;
        Ok(survey)
    }

    /// The run.
    pub(super) fn run(
        &self,
        prepared: Prepared,
        terms: Terms,
        survey: &Survey,
    ) -> Result<Run, Ending> {
        let run = prepared.run(terms, survey);
        run.map_err(|mistake| self.place(mistake.into()))
    }

    /// The cases that are kept for the program; none for the bundled ones.
    pub(super) fn cases(&self, prepared: &Prepared) -> Cases {
        let beside = self.manifest.as_ref().map(Manifest::folder);
        if self.target.server.is_none() && self.target.client.is_none() {
            return Cases::none();
        }
        let usual = || beside.unwrap_or(Path::new("")).join(kept::USUAL);
        let folder = self.wanted.case_dir.clone().unwrap_or_else(usual);
        Cases::open(Kept::at(folder), prepared)
    }

    /// How it is judged.
    pub(super) fn terms(&self, prepared: &Prepared) -> Result<Terms, Ending> {
        let (file, policy, wanted) = (self.written(), self.manifest.as_ref(), &self.wanted);
        let selection = Selection {
            check: wanted.check.clone(),
            skip: wanted.skip.clone(),
            level: wanted.level.or(file.level).unwrap_or_default(),
        };
        Ok(Terms {
            filter: selection.filter(prepared.scenario, self.target.roles())?,
            policy: policy.map_or_else(Policy::default, |manifest| manifest.policy.clone()),
            strict: file.strict.unwrap_or(false),
            seed: wanted.seed.or(file.seed).unwrap_or_else(any_seed),
            cases: file.cases.unwrap_or(CASES),
            jobs: wanted
                .jobs
                .map_or_else(|| Cpus::available().count(), usize::from),
            isolation: self.isolation().word(),
            ..Terms::usual()
        })
    }
}
