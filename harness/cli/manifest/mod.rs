//! The manifest, `sockspec.toml`: a program, its dialect, and what a course has decided, written down once.
//!
//! Start at [`open`]. The command line wins over the file: what is named there replaces what the file says.
//!
//! Invariant: a manifest that was read is understood to its last key. Whatever is not comes back as a mistake that
//! shows the place in the file.

mod decisions;
pub mod found;
mod keys;
mod level;
pub mod schema;
mod section;
mod source;
pub mod template;
mod written;

use std::ops::Range;
use std::path::{Path, PathBuf};

use sockspec_engine::rig::Scenario;
use sockspec_model::Policy;

use crate::isolation::Wish;
use crate::mistake::Mistake;
use crate::selection::Lowest;
use crate::target::{self, Target};
use section::Section;
use source::Source;
pub use source::{USUAL, Wanted};
use written::{Places, Written};

/// What a run begins with.
pub struct Opened {
    /// The assignment.
    pub scenario: &'static Scenario,
    /// The manifest in force.
    pub manifest: Option<Manifest>,
    /// What has to be said about a manifest that is not.
    pub remark: Option<String>,
}

/// A manifest that was understood.
pub struct Manifest {
    source: Source,
    target: Target,
    /// How the program is judged.
    pub terms: Terms,
    /// What the course has decided.
    pub policy: Policy,
    places: Places,
}

/// How the program is judged, where the file says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The lowest level that is run.
    pub level: Option<Lowest>,
    /// Whether a failing Should fails the run.
    pub strict: Option<bool>,
    /// Seed of all random input.
    pub seed: Option<u64>,
    /// Cases of each property.
    pub cases: Option<u32>,
    /// The isolation that is wished for.
    pub isolation: Option<Wish>,
}

/// Finds out what is to be judged, and by which manifest.
///
/// # Errors
/// When no scenario is named, or the manifest cannot be meant.
pub fn open(asked: Option<&str>, wanted: Wanted<'_>) -> Result<Opened, Mistake> {
    let asked = asked.map(target::scenario).transpose()?;
    let Some(source) = Source::find(wanted)? else {
        return match asked {
            Some(scenario) => Ok(Opened::without(scenario, None)),
            None => Err(nameless()),
        };
    };
    let table = written::parse(&source)?;
    let root = Section::whole(&source, &table);
    match (asked, written::named(&root)?) {
        (None, None) => Err(nameless()),
        (Some(asked), Some((named, place))) if asked.name != named.name => {
            elsewhere(&source, place, (asked, named), wanted)
        }
        (Some(scenario), _) | (None, Some((scenario, _))) => {
            let written = written::read(&root, scenario)?;
            Ok(Opened {
                scenario,
                manifest: Some(Manifest::of(written, source)),
                remark: None,
            })
        }
    }
}

impl Opened {
    fn without(scenario: &'static Scenario, remark: Option<String>) -> Self {
        Self {
            scenario,
            manifest: None,
            remark,
        }
    }
}

fn nameless() -> Mistake {
    Mistake::new("no scenario is named").remedy(format!(
        "name one, as in sockspec run tcp-uppercase, or write it in {USUAL}; sockspec list shows all"
    ))
}

/// The file is about another scenario. One that nobody named is left aside.
fn elsewhere(
    source: &Source,
    place: Range<usize>,
    (asked, named): (&'static Scenario, &Scenario),
    wanted: Wanted<'_>,
) -> Result<Opened, Mistake> {
    let about = format!("{} is about {}", source.name(), named.name);
    match wanted {
        Wanted::Named(_) => {
            let sentence = format!("{about}, and {} was asked for", asked.name);
            Err(source
                .wrong(place, sentence)
                .remedy("leave the name on the command line out, or name another manifest"))
        }
        Wanted::Usual | Wanted::No => {
            let remark = format!("{about}, and is left aside");
            Ok(Opened::without(asked, Some(remark)))
        }
    }
}

impl Manifest {
    fn of(written: Written, source: Source) -> Self {
        Self {
            target: written.target,
            terms: written.terms,
            policy: written.policy,
            places: written.places,
            source,
        }
    }

    /// What is judged when this was asked for on the command line.
    #[must_use]
    pub fn target(&self, asked: &Target) -> Target {
        let file = &self.target;
        let (server, client, home) = if asked.server.is_some() || asked.client.is_some() {
            (asked.server.clone(), asked.client.clone(), None)
        } else {
            (file.server.clone(), file.client.clone(), self.home())
        };
        Target {
            server,
            client,
            dir: asked.dir.clone().or(file.dir.clone()).or(home),
            build: asked.build.clone().or(file.build.clone()),
            port: asked.port.or(file.port),
            set: file.set.iter().chain(&asked.set).cloned().collect(),
        }
    }

    /// The folder of the file.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.source.folder()
    }

    /// Where the programs of the file are, unless that is the current folder anyway.
    fn home(&self) -> Option<PathBuf> {
        let named = self.target.server.is_some() || self.target.client.is_some();
        let folder = self.source.folder();
        (named && folder != Path::new("")).then(|| folder.to_owned())
    }

    /// The words that name all this on a command line, when this was asked for there.
    #[must_use]
    pub fn words(&self, asked: &Target) -> Vec<String> {
        let file = ["--manifest".to_owned(), self.source.name()];
        file.into_iter().chain(asked.words()).collect()
    }

    /// The mistake, with its place in the file where what is wrong stands there and not on the command line.
    #[must_use]
    pub fn place(&self, mistake: Mistake, asked: &Target) -> Mistake {
        let Some(wrong) = mistake.place().cloned() else {
            return mistake;
        };
        let is_it = |word: &String| *word == wrong.word;
        if asked.words().iter().any(is_it) {
            return mistake;
        }
        match self.places.iter().find(|(text, _)| is_it(text)) {
            None => mistake,
            Some((_, place)) => {
                let written = &self.source.text[place.clone()];
                let part = written.find(&wrong.part).filter(|_| !wrong.part.is_empty());
                let part = part.map(|at| place.start + at..place.start + at + wrong.part.len());
                self.source
                    .place(mistake, part.unwrap_or_else(|| place.clone()))
            }
        }
    }
}

#[cfg(test)]
mod tests;
