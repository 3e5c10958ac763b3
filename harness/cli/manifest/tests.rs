//! What a manifest means.

mod mistakes;

use std::path::PathBuf;

use sockspec_model::{Expected, Level};

use super::*;

fn source(text: &str) -> Source {
    Source {
        path: PathBuf::from("course/sockspec.toml"),
        text: text.to_owned(),
    }
}

/// The manifest with this text, for the scenario that it names.
fn manifest(text: &str) -> Result<Manifest, Mistake> {
    let source = source(text);
    let table = written::parse(&source)?;
    let root = Section::whole(&source, &table);
    let (scenario, _) = written::named(&root)?.expect("the test names one");
    let written = written::read(&root, scenario)?;
    Ok(Manifest::of(written, self::source(text)))
}

fn good(rest: &str) -> Manifest {
    manifest(&format!("scenario = \"tcp-uppercase\"\n{rest}")).expect("it can be meant")
}

#[test]
fn every_template_can_be_read_with_all_its_settings() {
    for scenario in sockspec_scenarios::SCENARIOS {
        let text = template::text(scenario);
        let as_it_is = manifest(&text);
        assert!(as_it_is.is_ok(), "{:?}", as_it_is.err());
        let lines = text.lines();
        let all = lines.map(|line| match line.strip_prefix('#') {
            Some(setting) if !setting.starts_with(' ') => setting,
            Some(_) | None => line,
        });
        let all: String = all.map(|line| format!("{line}\n")).collect();
        let manifest = manifest(&all).unwrap_or_else(|mistake| panic!("{mistake:?}\n{all}"));
        assert_eq!(manifest.target.set.len(), scenario.keys.len());
        assert_eq!(manifest.policy.known_failing.len(), 1);
        assert!(manifest.terms.isolation.is_some() && manifest.terms.level.is_some());
    }
}

#[test]
fn what_is_decided_holds() {
    let manifest = good(
        "[clauses.UT-S6]\nlevel = \"must\"\nreason = \"week 3\"\n\
         [clauses.UT-S14]\nlevel = \"dropped\"\nreason = \"not taught\"\n\
         [points]\nmust = 4\nUT-S6 = 0.5\n\
         [[known_failing]]\ncheck = \"*/server/becomes-ready\"\nreason = \"x\"\n\
         [[known_failing]]\nclause = \"UT-S6\"\nreason = \"y\"\n",
    );
    let policy = manifest.policy;
    assert_eq!(policy.level("UT-S6", Level::Should), Level::Must);
    assert_eq!(policy.dropped("UT-S14"), Some("not taught"));
    assert_eq!(policy.points.of("UT-S1", Level::Must), 4.0);
    assert_eq!(policy.points.of("UT-S6", Level::Must), 0.5);
    let ready = "tcp-uppercase/server/becomes-ready".to_owned();
    assert_eq!(policy.known_failing[0].what, Expected::Checks(vec![ready]));
    assert_eq!(
        policy.known_failing[1].what,
        Expected::Clause("UT-S6".to_owned())
    );
}

#[test]
fn terms_are_read() {
    let terms = good(
        "[run]\nlevel = \"should\"\nstrict = true\nseed = 7\ncases = 16\nisolation = \"net\"\n",
    )
    .terms;
    let wanted = Terms {
        level: Some(Lowest::Should),
        strict: Some(true),
        seed: Some(7),
        cases: Some(16),
        isolation: Some(Wish::Net),
    };
    assert_eq!(terms, wanted);
}

#[test]
fn the_command_line_wins() {
    let manifest = good(
        "[target]\nserver = \"a\"\nclient = \"b\"\nport = 1\nbuild = \"make\"\n[dialect]\nframing = \"line\"\n",
    );
    let asked = Target {
        server: Some("mine".to_owned()),
        port: Some(2),
        set: vec!["framing=eof".to_owned()],
        ..Target::default()
    };
    let target = manifest.target(&asked);
    assert_eq!(target.server.as_deref(), Some("mine"));
    assert_eq!(target.client, None);
    assert_eq!((target.port, target.dir), (Some(2), None));
    assert_eq!(target.build.as_deref(), Some("make"));
    assert_eq!(target.set, ["framing=line", "framing=eof"]);
    let usual = manifest.target(&Target::default());
    assert_eq!(usual.client.as_deref(), Some("b"));
    assert_eq!(usual.dir, Some(PathBuf::from("course")));
    assert_eq!(
        manifest.words(&asked).join(" "),
        "--manifest course/sockspec.toml --server mine --port 2 --set framing=eof"
    );
}

#[test]
fn a_folder_is_seen_from_the_file() {
    let manifest = good("[target]\nserver = \"a\"\ndir = \"solution\"\n");
    let target = manifest.target(&Target::default());
    assert_eq!(target.dir, Some(PathBuf::from("course/solution")));
}

#[test]
fn a_program_that_is_not_there_is_shown_in_the_file() {
    let manifest = good("[target]\nserver = \"pyton3 x.py\"\n");
    let mistake = Mistake::new("no").within("pyton3 x.py", "pyton3");
    let placed = manifest.place(mistake.clone(), &Target::default());
    let excerpt = placed.excerpt().expect("it stands in the file");
    assert_eq!(&excerpt.text[excerpt.place.clone()], "pyton3");
    let asked = Target {
        server: Some("pyton3 x.py".to_owned()),
        ..Target::default()
    };
    assert_eq!(manifest.place(mistake.clone(), &asked), mistake);
}

#[test]
fn the_manifest_of_the_readme_can_be_read() {
    let readme = include_str!("../../../README.md");
    let block = readme.split("```toml\n").nth(1).expect("it shows one");
    let text = block.split("```").next().expect("it ends");
    let manifest = manifest(text).unwrap_or_else(|mistake| panic!("{mistake:?}"));
    assert_eq!(manifest.policy.rulings.len(), 2);
}

#[test]
fn a_manifest_about_another_scenario_is_left_aside_unless_it_was_named() {
    let source = source("scenario = \"tcp-uppercase\"\n");
    let scenario = target::scenario("tcp-uppercase").expect("it exists");
    let open = |wanted| elsewhere(&source, 11..26, (scenario, scenario), wanted);
    let opened = open(Wanted::Usual).expect("nobody named it");
    assert!(opened.manifest.is_none() && opened.remark.is_some());
    let named = open(Wanted::Named(Path::new("course/sockspec.toml"))).err();
    let excerpt = named.as_ref().and_then(Mistake::excerpt);
    assert_eq!(excerpt.map(|excerpt| excerpt.place.clone()), Some(11..26));
}
