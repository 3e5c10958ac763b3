//! What a target means: its roles, its programs, and the command that repeats it.

use super::*;
use crate::terms::Terms;

fn target(words: &[(&str, &str)]) -> Target {
    let mut target = Target::default();
    for &(option, value) in words {
        let value = value.to_owned();
        match option {
            "--server" => target.server = Some(value),
            "--client" => target.client = Some(value),
            "--dir" => target.dir = Some(value.into()),
            "--build" => target.build = Some(value),
            "--set" => target.set.push(value),
            other => panic!("{other}"),
        }
    }
    target
}

fn prepare(words: &[(&str, &str)]) -> Result<Prepared, Mistake> {
    target(words).prepare(
        scenario("tcp-uppercase").expect("it exists"),
        "/bin/sockspec",
    )
}

#[test]
fn an_unknown_scenario_gets_the_nearest() {
    let mistake = scenario("tcp-upercase").err().expect("no such scenario");
    assert_eq!(mistake.what_to_do(), Some("did you mean tcp-uppercase?"));
}

#[test]
fn without_a_program_the_bundled_ones_are_judged() {
    let prepared = prepare(&[]).expect("they are there");
    let (server, client) = prepared.programs().expect("they are there");
    assert_eq!(
        server.map(|command| command.argv[2].clone()).as_deref(),
        Some("tcp-uppercase-server")
    );
    assert_eq!(
        client.map(|command| command.argv[2].clone()).as_deref(),
        Some("tcp-uppercase-client")
    );
    assert_eq!(prepared.target.names()["server"], "reference");
    assert_eq!(prepared.target.roles().len(), 3);
}

#[test]
fn one_program_is_judged_by_itself() {
    let prepared = prepare(&[("--server", "sh -c 'exit 0'")]).expect("sh is there");
    assert_eq!(prepared.target.roles(), [Role::Server]);
    assert_eq!(
        prepared.target.names().into_iter().collect::<Vec<_>>(),
        [("server".to_owned(), "sh -c 'exit 0'".to_owned())]
    );
    let again = prepared.rerun(&Terms {
        cases: 9,
        ..Terms::usual()
    });
    assert_eq!(
        again,
        r"sockspec run tcp-uppercase --server 'sh -c '\''exit 0'\''' --cases 9"
    );
}

#[test]
fn a_program_that_is_built_may_not_be_there_yet() {
    let words = [("--server", "./not-built-yet"), ("--dir", "/")];
    assert!(prepare(&words).is_err());
    let prepared = prepare(&[words[0], words[1], ("--build", "true")]).expect("it comes later");
    assert!(prepared.programs().is_err());
}

#[test]
fn a_folder_or_a_build_needs_a_program() {
    let mistake = prepare(&[("--build", "make")])
        .err()
        .expect("nothing to build");
    assert_eq!(
        mistake.sentence(),
        "--build is about a program, and none is named"
    );
    assert!(prepare(&[("--dir", "/tmp")]).is_err());
}
