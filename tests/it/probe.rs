//! `sockspec probe` finds out how a program speaks: the bundled ones in every dialect, the textbook's, others; and says
//! what it could not find out.

use std::collections::{BTreeMap, BTreeSet};

use sockspec::bundled;
use sockspec_engine::rig::Scenario;
use sockspec_model::{Dialect, Role};
use toml::de::DeTable;

use crate::programs::{command, folder};
use crate::runs::{Ended, run, sockspec};

mod chats;
#[path = "../../harness/cli/commands/selftest/dialects.rs"]
mod dialects;
mod expected;
mod programs;

const EXE: &str = env!("CARGO_BIN_EXE_sockspec");

/// The option that names a program of this role.
fn option(role: Role) -> &'static str {
    match role {
        Role::Server => "--server",
        Role::Client | Role::Pair => "--client",
    }
}

/// What was found out, by key.
fn found(ended: &Ended) -> BTreeMap<String, String> {
    assert_eq!(ended.code, 0, "{}\n{}", ended.out, ended.err);
    let manifest = DeTable::parse(&ended.out).unwrap();
    let dialect = manifest.get_ref()["dialect"].get_ref().as_table().unwrap();
    let entries = dialect.iter();
    entries
        .map(|(key, value)| {
            let value = value.get_ref().as_str().unwrap();
            (key.get_ref().to_string(), value.to_owned())
        })
        .collect()
}

/// A bundled program in a dialect, as a command line.
fn reference(scenario: &Scenario, role: Role, set: &[&str]) -> Vec<String> {
    let mut dialect = Dialect::new(scenario.keys);
    for declared in set {
        let (key, value) = declared.split_once('=').unwrap();
        dialect.set(key, value).unwrap();
    }
    let (server, client) = bundled::commands(EXE, scenario, &dialect, scenario.port);
    match role {
        Role::Server => server.argv,
        Role::Client | Role::Pair => client.argv,
    }
}

/// The bundled programs of a scenario are found out exactly, in each of their dialects.
fn found_out_exactly(name: &str) {
    let scenario = sockspec_scenarios::find(name).unwrap();
    let mut probed = BTreeSet::new();
    for set in dialects::of(name) {
        for role in [Role::Server, Role::Client] {
            let argv = reference(scenario, role, set);
            // Some keys say nothing about one of the programs.
            if !probed.insert(argv.clone()) {
                continue;
            }
            let command = shell_words::join(&argv);
            let ended = run(&["probe", name, option(role), &command]);
            let expected = expected::of(name, role, &argv);
            assert_eq!(found(&ended), expected, "{set:?} {role:?}\n{}", ended.out);
        }
    }
}

#[test]
fn tcp_uppercase() {
    found_out_exactly("tcp-uppercase");
}

#[test]
fn udp_uppercase() {
    found_out_exactly("udp-uppercase");
}

#[test]
fn tcp_greeting() {
    found_out_exactly("tcp-greeting");
}

#[test]
fn udp_hello() {
    found_out_exactly("udp-hello");
}

#[test]
fn chat() {
    found_out_exactly("chat");
}

#[test]
fn file_transfer() {
    found_out_exactly("file-transfer");
}

#[test]
fn tcp_dialogue() {
    found_out_exactly("tcp-dialogue");
}

#[test]
fn what_is_shown_is_a_manifest_with_which_the_program_conforms() {
    for scenario in sockspec_scenarios::SCENARIOS {
        for role in [Role::Server, Role::Client] {
            let course = tempfile::tempdir().unwrap();
            let command = shell_words::join(reference(scenario, role, &[]));
            let ended = run(&["probe", scenario.name, option(role), &command]);
            std::fs::write(course.path().join("sockspec.toml"), &ended.out).unwrap();
            sockspec(&["run", "--cases", "4", "--seed", "7"])
                .current_dir(course.path())
                .assert()
                .code(0);
        }
    }
}

#[test]
fn what_could_not_be_found_out_stays_off_and_says_so() {
    let command = format!("{EXE} reference tcp-uppercase-server --framing eof");
    let ended = run(&["probe", "tcp-uppercase", "--server", &command]);
    let why = "# could not be found out: a sentence ends with our sending side here";
    assert!(ended.out.contains(why), "{}", ended.out);
    assert!(
        ended.out.contains("\n#session = \"any\"\n"),
        "{}",
        ended.out
    );
    assert!(
        ended
            .out
            .contains("# Left out, for they say nothing about a server: typed_end"),
        "{}",
        ended.out
    );
}

#[test]
fn what_is_declared_is_not_tried() {
    let command = format!("{EXE} reference tcp-uppercase-server --framing line --port 7777");
    let ended = run(&[
        "probe",
        "tcp-uppercase",
        "--server",
        &command,
        "--port",
        "7777",
        "--set",
        "framing=line",
        "--set",
        "ready=anything",
    ]);
    assert_eq!(found(&ended)["framing"], "line");
    let declared = "# declared with --set\nready = \"anything\"\n";
    assert!(ended.out.contains(declared), "{}", ended.out);
    assert!(ended.out.contains("\nport = 7777\n"), "{}", ended.out);
}

#[test]
fn a_program_that_is_no_server_has_no_dialect() {
    for (command, words) in [
        ("cat", "it listens nowhere"),
        (
            "sh -c 'echo the sky is falling; exit 3'",
            "the sky is falling",
        ),
        ("sh -c 'exit 0'", "it ended with status 0"),
    ] {
        let ended = run(&["probe", "tcp-uppercase", "--server", command]);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{command}");
        assert!(ended.err.contains("does not become ready"), "{}", ended.err);
        assert!(ended.err.contains(words), "{}", ended.err);
    }
}

#[test]
fn a_program_that_is_no_client_has_no_dialect() {
    for scenario in ["tcp-uppercase", "tcp-greeting", "udp-hello"] {
        let command = "sh -c 'echo the sky is falling; exit 3'";
        let ended = run(&["probe", scenario, "--client", command]);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{scenario}");
        assert!(ended.err.contains("the sky is falling"), "{}", ended.err);
    }
}

#[test]
fn a_server_that_breaks_down_in_a_plain_conversation_has_no_dialect() {
    let Some(server) = command(&folder("hostile").join("dies_by_signal.c")) else {
        return;
    };
    let ended = run(&["probe", "tcp-uppercase", "--server", &server]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert!(ended.err.contains("SIGSEGV"), "{}", ended.err);
}

#[test]
fn one_program_is_probed_at_a_time() {
    for programs in [&[][..], &["--server", "cat", "--client", "cat"]] {
        let ended = run(&[&["probe", "chat"], programs].concat());
        assert_eq!(ended.code, 2, "{}", ended.err);
        assert!(
            ended.err.contains("one program is probed at a time"),
            "{}",
            ended.err
        );
    }
}
