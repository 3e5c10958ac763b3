//! `sockspec probe` finds out how a program speaks: the bundled ones in every dialect, the textbook's, others; and says
//! what it could not find out.

use std::collections::BTreeMap;

use sockspec::bundled;
use sockspec_engine::rig::Scenario;
use sockspec_model::{Dialect, Role};
use toml::de::DeTable;

use crate::runs::{Ended, run};

#[path = "../../harness/cli/commands/selftest/dialects.rs"]
mod dialects;
mod expected;

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
    for set in dialects::of(name) {
        for role in [Role::Server, Role::Client] {
            let argv = reference(scenario, role, set);
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
fn tcp_dialogue() {
    found_out_exactly("tcp-dialogue");
}

#[test]
fn chat() {
    found_out_exactly("chat");
}

#[test]
fn file_transfer() {
    found_out_exactly("file-transfer");
}
