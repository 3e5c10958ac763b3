//! What is judged: the bundled programs in a dialect, or a wrong program.

use globset::GlobMatcher;
use reference_impls::{Flaw, Role as Side, flaws};
use sockspec_engine::rig::Scenario;
use sockspec_model::Role;

use super::dialects;

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub(super) scenario: &'static Scenario,
    pub(super) programs: Programs,
}

/// The programs of a row.
#[derive(Clone, Copy)]
pub(super) enum Programs {
    /// The bundled ones, in the dialect that is declared so.
    Bundled(&'static [&'static str]),
    /// A wrong one, with the bundled one of the other side.
    Wrong(&'static Flaw),
}

/// The rows of some scenarios; the wanted wrong programs alone, where some are wanted.
pub(super) fn rows(scenarios: &[&'static Scenario], wanted: Option<&GlobMatcher>) -> Vec<Subject> {
    let of = |&scenario: &&'static Scenario| {
        let sets = dialects::of(scenario.name).iter().copied();
        let bundled = sets.filter(|_| wanted.is_none()).map(Programs::Bundled);
        let fits = |flaw: &&'static Flaw| {
            flaw.scenario == scenario.name && wanted.is_none_or(|glob| glob.is_match(flaw.name))
        };
        let wrong = flaws().filter(fits).map(Programs::Wrong);
        bundled
            .chain(wrong)
            .map(|programs| Subject { scenario, programs })
            .collect::<Vec<_>>()
    };
    scenarios.iter().flat_map(of).collect()
}

impl Subject {
    /// What stands above it and its like.
    pub(super) fn heading(&self) -> String {
        let what = match self.programs {
            Programs::Bundled(_) => "the bundled programs",
            Programs::Wrong(_) => "wrong programs, and what catches them",
        };
        format!("{}: {what}", self.scenario.name)
    }

    pub(super) fn name(&self) -> String {
        match self.programs {
            Programs::Bundled([]) => "the usual dialect".to_owned(),
            Programs::Bundled(set) => set.join(" "),
            Programs::Wrong(flaw) => flaw.name.to_owned(),
        }
    }

    /// The checks that have to catch it.
    pub(super) fn listed(&self) -> &'static [&'static str] {
        match self.programs {
            Programs::Bundled(_) => &[],
            Programs::Wrong(flaw) => flaw.caught_by,
        }
    }

    /// The causes that its row lists, the one that must be named first.
    pub(super) fn causes(&self) -> &'static [&'static str] {
        match self.programs {
            Programs::Bundled(_) => &[],
            Programs::Wrong(flaw) => flaw.causes,
        }
    }

    /// The side whose checks count: a wrong program fails many a check of pairs too.
    pub(super) fn side(&self) -> Option<Role> {
        match self.programs {
            Programs::Bundled(_) => None,
            Programs::Wrong(flaw) => Some(role(flaw)),
        }
    }
}

/// The side that a wrong program plays.
pub(super) fn role(flaw: &Flaw) -> Role {
    match flaw.role {
        Side::Server => Role::Server,
        Side::Client => Role::Client,
    }
}
