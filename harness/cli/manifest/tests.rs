//! What a manifest means, and what is said when it cannot be meant.

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

/// What is underlined, and the mistake.
fn wrong(rest: &str) -> (String, Mistake) {
    let text = format!("scenario = \"tcp-uppercase\"\n{rest}");
    let mistake = manifest(&text).err().expect("it cannot be meant");
    let place = mistake.excerpt().expect("it is in the file").place.clone();
    (text[place].to_owned(), mistake)
}

fn check(rest: &str, underlined: &str, sentence: &str, remedy: &str) {
    let (place, mistake) = wrong(rest);
    assert_eq!(place, underlined, "{rest}");
    assert_eq!(mistake.sentence(), sentence, "{rest}");
    let said = mistake.what_to_do().unwrap_or_default();
    assert!(said.contains(remedy), "{rest}: {said}");
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
fn unknown_names_get_the_nearest() {
    check(
        "[tagret]\nport = 1\n",
        "tagret",
        "course/sockspec.toml has no key \"tagret\"",
        "did you mean target?",
    );
    check(
        "[target]\nserverr = \"x\"\n",
        "serverr",
        "[target] has no key \"serverr\"",
        "did you mean server?",
    );
    check(
        "[dialect]\nfaming = \"line\"\n",
        "faming",
        "tcp-uppercase has no dialect key \"faming\"",
        "did you mean framing?",
    );
    check(
        "[dialect]\nframing = \"lines\"\n",
        "\"lines\"",
        "framing cannot be \"lines\"",
        "did you mean line?",
    );
    check(
        "[clauses.UT-S66]\n",
        "UT-S66",
        "tcp-uppercase has no clause \"UT-S66\"",
        "did you mean UT-S6?",
    );
    check(
        "[points]\nmusst = 4\n",
        "musst",
        "tcp-uppercase has no level or clause \"musst\"",
        "did you mean must?",
    );
    check(
        "[clauses.UT-S6]\nlevel = \"drop\"\nreason = \"x\"\n",
        "\"drop\"",
        "level cannot be \"drop\"",
        "it is one of must, should, may, dropped",
    );
    check(
        "[[known_failing]]\ncheck = \"becomes-redy\"\nreason = \"x\"\n",
        "\"becomes-redy\"",
        "no check or clause is called becomes-redy",
        "did you mean becomes-ready?",
    );
}

#[test]
fn a_reason_is_mandatory() {
    check(
        "[clauses.UT-S6]\nlevel = \"must\"\n",
        "UT-S6",
        "UT-S6 has no reason",
        "for example reason = ",
    );
    check(
        "[clauses.UT-S6]\nlevel = \"must\"\nreason = \" \"\n",
        "\" \"",
        "reason is empty",
        "for example reason = ",
    );
    check(
        "[[known_failing]]\nclause = \"UT-S6\"\n",
        "[[known_failing]]",
        "[[known_failing]] has no reason",
        "for example reason = ",
    );
}

#[test]
fn values_of_another_kind_are_refused() {
    check(
        "[target]\nserver = 7\n",
        "7",
        "server is a text in quotation marks, not a whole number",
        "for example server = ",
    );
    check(
        "[target]\nport = 70000\n",
        "70000",
        "port is a whole number from 1 to 65535, not 70000",
        "for example port = 12000",
    );
    check(
        "[run]\nstrict = \"yes\"\n",
        "\"yes\"",
        "strict is true or false, not a text",
        "for example strict = false",
    );
    check(
        "[points]\nmust = -4\n",
        "-4",
        "the points of must cannot be -4",
        "from 0",
    );
    check(
        "[clauses]\nUT-S6 = \"must\"\n",
        "\"must\"",
        "UT-S6 is a table, not a text",
        "for example UT-S6 = { level",
    );
    check(
        "[dialect]\nframing = 3\n",
        "3",
        "framing is a text in quotation marks, not a whole number",
        "sockspec list",
    );
}

#[test]
fn a_known_failure_names_one_thing() {
    check(
        "[[known_failing]]\nreason = \"x\"\n",
        "[[known_failing]]",
        "a known failure names neither a check nor a clause",
        "write check",
    );
    check(
        "[[known_failing]]\ncheck = \"*\"\nclause = \"UT-S6\"\nreason = \"x\"\n",
        "\"UT-S6\"",
        "a known failure names checks or a clause, not both",
        "another [[known_failing]]",
    );
    check(
        "[known_failing]\n",
        "known_failing",
        "known_failing is a list of tables",
        "write [[known_failing]]",
    );
}

#[test]
fn what_is_no_toml_is_shown() {
    let (place, mistake) = wrong("seed = = 7\n");
    assert!(mistake.sentence().starts_with("this is no TOML"), "{place}");
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
