//! A target that has been understood, and the run that is made of it.

use std::sync::Arc;

use sockspec_engine::rig::{Command, Scenario};
use sockspec_engine::runner::Run;
use sockspec_engine::sys::survey::Survey;
use sockspec_model::Dialect;

use crate::folder;
use crate::mistake::Mistake;
use crate::program::Place;
use crate::target::Target;
use crate::terms::Terms;

/// A target that has been understood, up to its programs: these may have to be built first.
pub struct Prepared {
    /// The assignment.
    pub scenario: &'static Scenario,
    /// The declared choices.
    pub dialect: Dialect,
    /// The command that builds the programs.
    pub build: Option<Command>,
    /// The port that they use.
    pub port: u16,
    pub(crate) target: Target,
    /// Where the programs are; `None` for the bundled ones.
    pub(crate) place: Option<Place>,
    /// The bundled ones: server, client.
    pub(crate) reference: (Command, Command),
    /// The words that name all this on a command line.
    pub(crate) named: Vec<String>,
}

/// A server and a client.
type Programs = (Option<Command>, Option<Command>);

impl Prepared {
    /// The run, on what this machine offers.
    ///
    /// # Errors
    /// When a program is not there.
    pub fn run(self, terms: Terms, survey: &Survey) -> Result<Run, Mistake> {
        let (server, client) = self.programs()?;
        Ok(Run {
            scenario: self.scenario,
            server,
            client,
            reference: self.reference.clone(),
            target: self.target.names(),
            dir_digest: self
                .place
                .as_ref()
                .and_then(|place| folder::digest(&place.dir)),
            rerun: self.rerun(&terms),
            dialect: self.dialect,
            port: self.port,
            seed: terms.seed,
            cases: terms.cases,
            scale: terms.scale,
            shrinking: terms.shrinking,
            confirms: terms.confirms,
            kept: Vec::new(),
            only_kept: false,
            jobs: terms.jobs,
            isolation: survey.isolation,
            observation: survey.observation(),
            in_full: terms.in_full,
            filter: terms.filter,
            policy: terms.policy,
            strict: terms.strict,
            cancelled: Arc::default(),
        })
    }

    /// The words that name the program on a command line.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.named
    }

    /// The same, named by other words when it is to be repeated.
    #[must_use]
    pub fn named(self, named: Vec<String>) -> Self {
        Self { named, ..self }
    }

    pub(crate) fn programs(&self) -> Result<Programs, Mistake> {
        let Some(place) = &self.place else {
            return Ok((
                Some(self.reference.0.clone()),
                Some(self.reference.1.clone()),
            ));
        };
        let read =
            |text: &Option<String>| text.as_deref().map(|text| place.command(text)).transpose();
        Ok((read(&self.target.server)?, read(&self.target.client)?))
    }

    /// The command that repeats the run, without the selection of checks.
    pub(crate) fn rerun(&self, terms: &Terms) -> String {
        let words = ["sockspec", "run", self.scenario.name].map(str::to_owned);
        shell_words::join(
            words
                .into_iter()
                .chain(self.named.iter().cloned())
                .chain(terms.words()),
        )
    }
}
