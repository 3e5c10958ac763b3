//! What a course has decided: levels of clauses, points, what is known to fail.

use std::collections::BTreeMap;

use sockspec_engine::rig::Scenario;
use sockspec_model::{Expectation, Expected, Points, Policy, Ruling};
use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeValue};

use super::keys::{CLAUSE, KNOWN_FAILING};
use super::level;
use super::section::{Section, what};
use super::source::Source;
use crate::mistake::Mistake;
use crate::nearest::suggestion;
use crate::selection::checks_fitting;

/// Reads all decisions.
pub(super) fn policy(root: &Section<'_>, scenario: &'static Scenario) -> Result<Policy, Mistake> {
    Ok(Policy {
        name: Some(root.source.name()),
        rulings: rulings(root, scenario)?,
        points: points(root, scenario)?,
        known_failing: known_failing(root, scenario)?,
    })
}

fn rulings(
    root: &Section<'_>,
    scenario: &'static Scenario,
) -> Result<BTreeMap<String, Ruling>, Mistake> {
    let Some(clauses) = root.below("clauses")? else {
        return Ok(BTreeMap::new());
    };
    let mut rulings = BTreeMap::new();
    for (id, section) in clauses.tables("{ level = \"must\", reason = \"why\" }")? {
        expect_clause(root.source, scenario, &id)?;
        section.check(CLAUSE, &[])?;
        let level = section.required(&CLAUSE[0])?;
        let reason = section.required(&CLAUSE[1])?.into_inner();
        let level = level::of(level.get_ref());
        rulings.insert(id.into_inner(), Ruling { level, reason });
    }
    Ok(rulings)
}

fn points(root: &Section<'_>, scenario: &'static Scenario) -> Result<Points, Mistake> {
    let mut points = Points::default();
    let Some(section) = root.below("points")? else {
        return Ok(points);
    };
    for (name, value) in section.entries() {
        let number = number(root.source, name.get_ref(), value)?;
        match level::of(name.get_ref()) {
            Some(level) => {
                points.by_level.insert(level, number);
            }
            None => {
                expect_level_or_clause(root.source, scenario, &name)?;
                points.by_clause.insert(name.into_inner(), number);
            }
        }
    }
    Ok(points)
}

/// Points are not negative, and there is an end of them.
fn number(source: &Source, name: &str, value: &Spanned<DeValue<'_>>) -> Result<f64, Mistake> {
    let written = value.get_ref();
    let decimal = written.as_integer().filter(|number| number.radix() == 10);
    let whole = decimal.map(DeInteger::as_str);
    let Some(written) = whole.or(written.as_float().map(DeFloat::as_str)) else {
        let what = what(written);
        let sentence = format!("the points of {name} are a number, not {what}");
        let mistake = source.wrong(value.span(), sentence);
        return Err(mistake.remedy(format!("for example {name} = 4")));
    };
    let number: Option<f64> = written.parse().ok();
    let good = number.filter(|number| (0.0..=1e6).contains(number));
    good.ok_or_else(|| {
        let sentence = format!("the points of {name} cannot be {written}");
        let mistake = source.wrong(value.span(), sentence);
        mistake.remedy("points are a decimal number from 0 to 1000000")
    })
}

fn known_failing(
    root: &Section<'_>,
    scenario: &'static Scenario,
) -> Result<Vec<Expectation>, Mistake> {
    let sections = root.list("known_failing")?;
    sections
        .iter()
        .map(|section| expectation(section, scenario))
        .collect()
}

fn expectation(section: &Section<'_>, scenario: &'static Scenario) -> Result<Expectation, Mistake> {
    section.check(KNOWN_FAILING, &[])?;
    let what = match (section.text("check"), section.text("clause")) {
        (Some(check), None) => checks(section.source, scenario, &check)?,
        (None, Some(clause)) => {
            expect_clause(section.source, scenario, &clause)?;
            Expected::Clause(clause.into_inner())
        }
        (Some(_), Some(clause)) => {
            let sentence = "a known failure names checks or a clause, not both";
            let mistake = section.source.wrong(clause.span(), sentence);
            return Err(mistake.remedy("write another [[known_failing]] for it"));
        }
        (None, None) => {
            let sentence = "a known failure names neither a check nor a clause".to_owned();
            let remedy = "write check = \"…\", or clause = \"…\" for all checks of a clause";
            return Err(section.wrong(sentence).remedy(remedy));
        }
    };
    let reason = section.required(&KNOWN_FAILING[2])?.into_inner();
    Ok(Expectation { what, reason })
}

fn checks(
    source: &Source,
    scenario: &'static Scenario,
    pattern: &Spanned<String>,
) -> Result<Expected, Mistake> {
    let checks = checks_fitting(pattern.get_ref(), scenario);
    checks
        .map(Expected::Checks)
        .map_err(|mistake| source.place(mistake, pattern.span()))
}

fn expect_clause(
    source: &Source,
    scenario: &'static Scenario,
    id: &Spanned<String>,
) -> Result<(), Mistake> {
    expect_one_of(source, scenario, id, "clause", &[])
}

fn expect_level_or_clause(
    source: &Source,
    scenario: &'static Scenario,
    id: &Spanned<String>,
) -> Result<(), Mistake> {
    let levels = ["must", "should", "may"];
    expect_one_of(source, scenario, id, "level or clause", &levels)
}

fn expect_one_of(
    source: &Source,
    scenario: &'static Scenario,
    id: &Spanned<String>,
    what: &str,
    others: &[&'static str],
) -> Result<(), Mistake> {
    let clauses = scenario.clauses.iter().copied().flatten();
    let names: Vec<&str> = clauses
        .map(|clause| clause.id)
        .chain(others.iter().copied())
        .collect();
    if names.contains(&id.get_ref().as_str()) {
        return Ok(());
    }
    let all = format!("sockspec list {} shows every clause", scenario.name);
    let sentence = format!("{} has no {what} {:?}", scenario.name, id.get_ref());
    let remedy = suggestion(id.get_ref(), names, &all);
    Err(source.wrong(id.span(), sentence).remedy(remedy))
}
