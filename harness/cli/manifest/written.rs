//! What stands in the file: the program, the dialect, how it is judged.

use std::ops::Range;

use clap::ValueEnum;
use sockspec_engine::rig::Scenario;
use sockspec_model::{Dialect, Policy};
use toml::Spanned;
use toml::de::DeTable;

use super::keys::{ROOT, RUN, TABLES, TARGET};
use super::section::{self, Section};
use super::source::Source;
use super::{Terms, decisions};
use crate::declared;
use crate::isolation::Wish;
use crate::mistake::Mistake;
use crate::selection::Lowest;
use crate::target::{self, Target};

/// Texts of the file that are understood elsewhere, with their places.
pub(super) type Places = Vec<(String, Range<usize>)>;

/// What was read of a file.
pub(super) struct Written {
    pub(super) target: Target,
    pub(super) terms: Terms,
    pub(super) policy: Policy,
    pub(super) places: Places,
}

/// The scenario that a file names, with its place.
pub(super) type Named = (&'static Scenario, Range<usize>);

/// Takes the file apart.
pub(super) fn parse(source: &Source) -> Result<Spanned<DeTable<'_>>, Mistake> {
    DeTable::parse(&source.text).map_err(|error| {
        let place = error.span().unwrap_or(0..0);
        let words: Vec<&str> = error.message().lines().collect();
        let sentence = format!("this is no TOML: {}", words.join(", "));
        source.wrong(place, sentence).remedy(
            "a line is key = value, each key stands once, and a text stands in quotation marks",
        )
    })
}

/// The scenario that the file names, if it does, and where.
pub(super) fn named(root: &Section<'_>) -> Result<Option<Named>, Mistake> {
    root.check(ROOT, &TABLES)?;
    let Some(name) = root.text("scenario") else {
        return Ok(None);
    };
    let scenario = target::scenario(name.get_ref())
        .map_err(|mistake| root.source.place(mistake, name.span()))?;
    Ok(Some((scenario, name.span())))
}

/// Reads everything else, as it is meant in this scenario.
pub(super) fn read(root: &Section<'_>, scenario: &'static Scenario) -> Result<Written, Mistake> {
    let (mut target, places) = programs(root)?;
    target.set = dialect(root, scenario)?;
    Ok(Written {
        target,
        terms: terms(root)?,
        policy: decisions::policy(root, scenario)?,
        places,
    })
}

fn programs(root: &Section<'_>) -> Result<(Target, Places), Mistake> {
    let mut target = Target::default();
    let Some(section) = root.below("target")? else {
        return Ok((target, Vec::new()));
    };
    section.check(TARGET, &[])?;
    let mut places = Vec::new();
    let mut take = |name: &str| {
        let text = section.text(name)?;
        places.push((text.get_ref().clone(), text.span()));
        Some(text.into_inner())
    };
    target.server = take("server");
    target.client = take("client");
    target.build = take("build");
    let port = section.whole_number("port");
    target.port = port.and_then(|port| u16::try_from(port).ok());
    if let Some(dir) = section.text("dir") {
        let folder = root.source.folder().join(dir.get_ref());
        places.push((folder.to_string_lossy().into_owned(), dir.span()));
        target.dir = Some(folder);
    }
    Ok((target, places))
}

/// The dialect, as it would be declared on the command line.
fn dialect(root: &Section<'_>, scenario: &'static Scenario) -> Result<Vec<String>, Mistake> {
    let Some(section) = root.below("dialect")? else {
        return Ok(Vec::new());
    };
    let mut dialect = Dialect::new(scenario.keys);
    let mut set = Vec::new();
    for (key, value) in section.entries() {
        let known = dialect.has(key.get_ref());
        let Some(text) = value.get_ref().as_str().or((!known).then_some("")) else {
            let what = section::what(value.get_ref());
            let sentence = format!("{} is a text in quotation marks, not {what}", key.get_ref());
            let remedy = format!(
                "sockspec list {} --dialect shows every key with its values",
                scenario.name
            );
            return Err(root.source.wrong(value.span(), sentence).remedy(remedy));
        };
        let declaration = format!("{}={text}", key.get_ref());
        let place = if known { value.span() } else { key.span() };
        declared::declare(scenario.name, &mut dialect, &declaration)
            .map_err(|mistake| root.source.place(mistake, place))?;
        set.push(declaration);
    }
    Ok(set)
}

fn terms(root: &Section<'_>) -> Result<Terms, Mistake> {
    let Some(section) = root.below("run")? else {
        return Ok(Terms::default());
    };
    section.check(RUN, &[])?;
    let word = |name| section.text(name).map(Spanned::into_inner);
    let number = |name| section.whole_number(name);
    Ok(Terms {
        level: word("level").and_then(|word| Lowest::from_str(&word, false).ok()),
        strict: section.flag("strict"),
        seed: number("seed").and_then(|seed| seed.try_into().ok()),
        cases: number("cases").and_then(|cases| cases.try_into().ok()),
        isolation: word("isolation").and_then(|word| Wish::from_str(&word, false).ok()),
    })
}
