//! What is asked for, by the command line and the manifest together: the command line wins.

use sockspec::isolation::Wish;
use sockspec::manifest::{self, Manifest, Wanted};
use sockspec::prepared::Prepared;
use sockspec::scale;
use sockspec::selection::Selection;
use sockspec::target::Target;
use sockspec::terms::{CASES, Terms, any_seed};
use sockspec_engine::rig::Scenario;
use sockspec_engine::sys::cpu::Cpus;
use sockspec_model::Policy;

use super::Arguments;
use crate::ending::Ending;
use crate::output;

/// What is asked for, by the command line and the manifest together.
pub(super) struct Asked {
    scenario: &'static Scenario,
    manifest: Option<Manifest>,
    pub(super) target: Target,
}

impl Asked {
    /// Reads both.
    pub(super) fn read(arguments: &Arguments) -> Result<Self, Ending> {
        let wanted = match (&arguments.manifest, arguments.no_manifest) {
            (Some(file), _) => Wanted::Named(file),
            (None, false) => Wanted::Usual,
            (None, true) => Wanted::No,
        };
        let opened = manifest::open(arguments.scenario.as_deref(), wanted)?;
        opened.remark.iter().for_each(|remark| output::say(remark));
        let target = opened.manifest.as_ref().map_or_else(
            || arguments.target.clone(),
            |manifest| manifest.target(&arguments.target),
        );
        Ok(Self {
            scenario: opened.scenario,
            manifest: opened.manifest,
            target,
        })
    }

    /// The target, understood; its mistakes with their place.
    pub(super) fn prepare(&self, arguments: &Arguments, exe: &str) -> Result<Prepared, Ending> {
        let prepared = self.target.prepare(self.scenario, exe);
        let prepared = prepared.map_err(|mistake| self.place(mistake.into(), arguments))?;
        Ok(match &self.manifest {
            None => prepared,
            Some(manifest) => prepared.named(manifest.words(&arguments.target)),
        })
    }

    /// What ends the command, with its place in the manifest where it stands there.
    pub(super) fn place(&self, ending: Ending, arguments: &Arguments) -> Ending {
        match (ending, &self.manifest) {
            (Ending::Mistake(mistake), Some(manifest)) => {
                Ending::Mistake(manifest.place(mistake, &arguments.target))
            }
            (ending, _) => ending,
        }
    }

    fn written(&self) -> manifest::Terms {
        let manifest = self.manifest.as_ref();
        manifest.map(|manifest| manifest.terms).unwrap_or_default()
    }

    /// The isolation that is wished for.
    pub(super) fn isolation(&self, arguments: &Arguments) -> Wish {
        let wish = arguments.isolation.or(self.written().isolation);
        wish.unwrap_or_default()
    }

    /// How it is judged.
    pub(super) fn terms(
        &self,
        arguments: &Arguments,
        prepared: &Prepared,
    ) -> Result<Terms, Ending> {
        let (file, policy) = (self.written(), self.manifest.as_ref());
        let (check, skip) = (arguments.check.clone(), arguments.skip.clone());
        let selection = Selection {
            check,
            skip,
            level: arguments.level.or(file.level).unwrap_or_default(),
        };
        Ok(Terms {
            filter: selection.filter(prepared.scenario, self.target.roles())?,
            policy: policy.map_or_else(Policy::default, |manifest| manifest.policy.clone()),
            strict: arguments.strict.or(file.strict).unwrap_or(false),
            seed: arguments.seed.or(file.seed).unwrap_or_else(any_seed),
            cases: arguments.cases.or(file.cases).unwrap_or(CASES),
            scale: scale::read(prepared.scenario, arguments.scale)?,
            jobs: arguments
                .jobs
                .map_or_else(|| Cpus::available().count(), usize::from),
            isolation: self.isolation(arguments).word(),
            ..Terms::usual()
        })
    }
}
