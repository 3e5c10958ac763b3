//! Which checks are run: `--check`, `--skip` and `--level`.

use globset::{Glob, GlobMatcher};
use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::{Definition, Filter};
use sockspec_model::{Level, Role};

use crate::mistake::Mistake;
use crate::nearest::suggestion;

/// What the user wants to see run.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Patterns of which one must fit; any check where there is none.
    pub check: Vec<String>,
    /// Patterns of which none may fit.
    pub skip: Vec<String>,
    /// The lowest level.
    pub level: Lowest,
}

/// The lowest level that is run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Lowest {
    /// Only what every correct program does
    Must,
    /// What any user expects, too
    Should,
    /// Everything
    #[default]
    May,
}

impl From<Lowest> for Level {
    fn from(lowest: Lowest) -> Self {
        match lowest {
            Lowest::Must => Self::Must,
            Lowest::Should => Self::Should,
            Lowest::May => Self::May,
        }
    }
}

impl Selection {
    /// The selection among the checks of these roles.
    ///
    /// # Errors
    /// When a pattern is none, or fits no check at all.
    pub fn filter(&self, scenario: &'static Scenario, roles: &[Role]) -> Result<Filter, Mistake> {
        let fitting = |patterns: &[String]| {
            let globs = patterns
                .iter()
                .map(|pattern| fitting(pattern, scenario, roles));
            globs.collect::<Result<Vec<_>, _>>()
        };
        let (check, skip) = (fitting(&self.check)?, fitting(&self.skip)?);
        let fits = |globs: &[GlobMatcher], names: &Names| globs.iter().any(|glob| names.fit(glob));
        let wants = move |id: &str, clause: &str| {
            let names = Names {
                id: id.to_owned(),
                clause: clause.to_owned(),
            };
            (check.is_empty() || fits(&check, &names)) && !fits(&skip, &names)
        };
        Ok(Filter {
            wants: Box::new(wants),
            lowest: self.level.into(),
        })
    }
}

/// This one check alone.
#[must_use]
pub fn exactly(id: &str) -> Filter {
    let wanted = id.to_owned();
    Filter {
        wants: Box::new(move |id, _| id == wanted),
        lowest: Level::May,
    }
}

/// What a check can be called.
struct Names {
    /// `scenario/role/name`; the last part, or the last two, will do.
    id: String,
    clause: String,
}

impl Names {
    /// Of every check of these roles.
    fn of(scenario: &'static Scenario, roles: &[Role]) -> Vec<Self> {
        let checks = roles.iter().flat_map(|role| scenario.checks(*role));
        let id = |check: &Definition| {
            format!("{}/{}/{}", scenario.name, check.role().word(), check.name())
        };
        checks
            .map(|check| Self {
                id: id(&check),
                clause: check.clause().to_owned(),
            })
            .collect()
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let parts = self.id.match_indices('/').map(|(at, _)| &self.id[at + 1..]);
        parts.chain([self.id.as_str(), self.clause.as_str()])
    }

    fn fit(&self, glob: &GlobMatcher) -> bool {
        self.all().any(|name| glob.is_match(name))
    }
}

/// The checks of a scenario that a pattern fits, whatever their role.
///
/// # Errors
/// When it is no pattern, or fits no check.
pub(crate) fn checks_fitting(
    pattern: &str,
    scenario: &'static Scenario,
) -> Result<Vec<String>, Mistake> {
    const ROLES: [Role; 3] = [Role::Server, Role::Client, Role::Pair];
    let glob = fitting(pattern, scenario, &ROLES)?;
    let known = Names::of(scenario, &ROLES).into_iter();
    Ok(known
        .filter(|names| names.fit(&glob))
        .map(|names| names.id)
        .collect())
}

/// A pattern that fits at least one check.
fn fitting(
    pattern: &str,
    scenario: &'static Scenario,
    roles: &[Role],
) -> Result<GlobMatcher, Mistake> {
    let wrong = |error: globset::Error| {
        Mistake::new(format!("{pattern:?} is no pattern: {}", error.kind()))
    };
    let glob = Glob::new(pattern)
        .map_err(|error| wrong(error).at(pattern))?
        .compile_matcher();
    let fits = |roles: &[Role]| {
        Names::of(scenario, roles)
            .iter()
            .any(|names| names.fit(&glob))
    };
    if fits(roles) {
        return Ok(glob);
    }
    match [Role::Server, Role::Client, Role::Pair]
        .into_iter()
        .find(|role| fits(&[*role]))
    {
        Some(role) => Err(elsewhere(pattern, role)),
        None => Err(nowhere(pattern, scenario, roles)),
    }
}

/// It fits checks of a role that is not judged.
fn elsewhere(pattern: &str, role: Role) -> Mistake {
    let (whose, remedy) = match role {
        Role::Server => ("a server", "name one with --server"),
        Role::Client => ("a client", "name one with --client"),
        Role::Pair => ("a pair", "name one with --server and --client"),
    };
    Mistake::new(format!(
        "{pattern} is about {whose}, and none is judged here"
    ))
    .at(pattern)
    .remedy(remedy)
}

fn nowhere(pattern: &str, scenario: &'static Scenario, roles: &[Role]) -> Mistake {
    let all = format!(
        "sockspec list {} shows every check and clause; * stands for anything",
        scenario.name
    );
    let known = Names::of(scenario, roles);
    let remedy = suggestion(pattern, known.iter().flat_map(Names::all), &all);
    Mistake::new(format!("no check or clause is called {pattern}"))
        .at(pattern)
        .remedy(remedy)
}

#[cfg(test)]
#[path = "selection_tests.rs"]
mod tests;
