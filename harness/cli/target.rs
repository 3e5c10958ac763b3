//! The program to judge, as somebody wrote it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use sockspec_engine::rig::Scenario;
use sockspec_model::Role;

use crate::mistake::Mistake;
use crate::nearest::suggestion;
use crate::prepared::Prepared;
use crate::program::{Place, search_path};
use crate::{bundled, declared, folder};

/// The program to judge.
#[derive(Args, Clone, Debug, Default)]
pub struct Target {
    /// The server to judge: a command line, quoted as in a shell; {host}, {port} and {dir} are replaced
    #[arg(long, value_name = "CMD")]
    pub server: Option<String>,
    /// The client to judge
    #[arg(long, value_name = "CMD")]
    pub client: Option<String>,
    /// The program's folder, in which it is started [default: the current one]
    #[arg(long)]
    pub dir: Option<PathBuf>,
    /// A command that builds the program; run once before, in its folder
    #[arg(long, value_name = "CMD")]
    pub build: Option<String>,
    /// The port that the program uses [default: the scenario's]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
    /// A choice of the program's dialect, repeatable; `sockspec list SCENARIO --dialect` shows them
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
}

/// Finds a scenario by its name.
///
/// # Errors
/// When there is none of that name.
pub fn scenario(name: &str) -> Result<&'static Scenario, Mistake> {
    sockspec_scenarios::find(name).ok_or_else(|| {
        let names = sockspec_scenarios::SCENARIOS
            .iter()
            .map(|scenario| scenario.name);
        let all = format!(
            "the scenarios are {}",
            names.clone().collect::<Vec<_>>().join(", ")
        );
        let sentence = format!("there is no scenario called {name}");
        Mistake::new(sentence)
            .at(name)
            .remedy(suggestion(name, names, &all))
    })
}

impl Target {
    /// The roles that are judged; all of them with the bundled programs, where no program is named.
    #[must_use]
    pub fn roles(&self) -> &'static [Role] {
        match (&self.server, &self.client) {
            (Some(_), None) => &[Role::Server],
            (None, Some(_)) => &[Role::Client],
            (Some(_), Some(_)) | (None, None) => &[Role::Server, Role::Client, Role::Pair],
        }
    }

    /// Reads what is said about the programs. `exe` is the executable that contains the bundled ones.
    ///
    /// # Errors
    /// With the first thing that cannot be meant.
    pub fn prepare(&self, scenario: &'static Scenario, exe: &str) -> Result<Prepared, Mistake> {
        let dialect = declared::dialect(scenario, &self.set)?;
        let port = self.port.unwrap_or(scenario.port);
        let place = self.place(port)?;
        let build = match &place {
            Some(place) => self
                .build
                .as_deref()
                .map(|text| place.command(text))
                .transpose()?,
            None => None,
        };
        let reference = bundled::commands(exe, scenario, &dialect, port);
        let prepared = Prepared {
            scenario,
            dialect,
            build,
            port,
            target: self.clone(),
            place,
            reference,
            named: self.words(),
        };
        if prepared.build.is_none() {
            prepared.programs()?;
        }
        Ok(prepared)
    }

    /// This target where it says something, else the other one; a program that is named replaces both of the other's.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        let named = self.server.is_some() || self.client.is_some();
        let (server, client) = if named {
            (self.server, self.client)
        } else {
            (other.server, other.client)
        };
        Self {
            server,
            client,
            dir: self.dir.or(other.dir),
            build: self.build.or(other.build),
            port: self.port.or(other.port),
            set: other.set.into_iter().chain(self.set).collect(),
        }
    }

    fn place(&self, port: u16) -> Result<Option<Place>, Mistake> {
        if self.server.is_some() || self.client.is_some() {
            let dir = folder::open(self.dir.as_deref())?;
            return Ok(Some(Place {
                dir,
                port,
                path: search_path(),
            }));
        }
        let dir = self
            .dir
            .as_ref()
            .map(|dir| ("--dir", dir.to_string_lossy().into_owned()));
        match dir.or(self.build.clone().map(|build| ("--build", build))) {
            None => Ok(None),
            Some((option, text)) => Err(Mistake::new(format!(
                "{option} is about a program, and none is named"
            ))
            .at(&text)
            .remedy(
                "name it with --server or --client; without one the bundled programs are judged",
            )),
        }
    }

    /// The programs as the user named them, by role.
    pub(crate) fn names(&self) -> BTreeMap<String, String> {
        let named = [(Role::Server, &self.server), (Role::Client, &self.client)];
        let judged = named
            .into_iter()
            .filter(|(role, _)| self.roles().contains(role));
        let bundled = || bundled::REFERENCE.to_owned();
        judged
            .map(|(role, name)| (role.word().to_owned(), name.clone().unwrap_or_else(bundled)))
            .collect()
    }

    /// The words that name this target on a command line.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let dir = self
            .dir
            .as_ref()
            .map(|dir| dir.to_string_lossy().into_owned());
        let port = self.port.map(|port| port.to_string());
        let named = [
            ("--server", self.server.as_ref()),
            ("--client", self.client.as_ref()),
            ("--dir", dir.as_ref()),
            ("--build", self.build.as_ref()),
            ("--port", port.as_ref()),
        ];
        let named = named
            .into_iter()
            .filter_map(|(option, value)| Some((option, value?)));
        let set = self.set.iter().map(|value| ("--set", value));
        named
            .chain(set)
            .flat_map(|(option, value)| [option.to_owned(), value.clone()])
            .collect()
    }
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;
