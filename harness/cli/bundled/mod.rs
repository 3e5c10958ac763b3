//! The bundled programs as commands: this executable, with options that fit a dialect.

mod chat;
mod file_transfer;
mod tcp_dialogue;
mod tcp_greeting;
mod tcp_uppercase;
mod udp_hello;
mod udp_uppercase;

use sockspec_engine::rig::{Command, Scenario};
use sockspec_model::{Dialect, Role};

/// What makes this executable a bundled program.
pub const REFERENCE: &str = "reference";
/// What makes this executable a wrong program.
pub const FLAW: &str = "__flaw";

/// The bundled programs of a scenario: server, client. `exe` is the executable that contains them.
#[must_use]
pub fn commands(
    exe: &str,
    scenario: &Scenario,
    dialect: &Dialect,
    port: u16,
) -> (Command, Command) {
    let program = |role: Role| {
        let name = format!("{}-{}", scenario.name, role.word());
        command(
            [exe, REFERENCE, &name],
            port,
            options(scenario, role, dialect),
        )
    };
    (program(Role::Server), program(Role::Client))
}

/// A wrong program of a scenario, by its name, as a command.
#[must_use]
pub fn flaw(
    exe: &str,
    name: &str,
    scenario: &Scenario,
    role: Role,
    dialect: &Dialect,
    port: u16,
) -> Command {
    command([exe, FLAW, name], port, options(scenario, role, dialect))
}

/// The options with which a bundled program fits a dialect.
fn options(scenario: &Scenario, role: Role, dialect: &Dialect) -> Vec<String> {
    match scenario.name {
        "tcp-dialogue" => tcp_dialogue::options(role, dialect),
        "tcp-greeting" => tcp_greeting::options(role, dialect),
        "chat" => chat::options(role, dialect),
        "file-transfer" => file_transfer::options(role, dialect),
        "tcp-uppercase" => tcp_uppercase::options(role, dialect),
        "udp-hello" => udp_hello::options(role, dialect),
        "udp-uppercase" => udp_uppercase::options(role, dialect),
        _ => Vec::new(),
    }
}

fn command(program: [&str; 3], port: u16, options: Vec<String>) -> Command {
    let mut argv: Vec<String> = program.map(str::to_owned).into();
    argv.extend(["--port".to_owned(), port.to_string()]);
    argv.extend(options);
    Command {
        argv,
        dir: Command::AT_HOME.to_owned(),
        path: crate::program::search_path(),
    }
}

/// The value of a key, or this one where it is left open.
fn closed(dialect: &Dialect, key: &str, open: &str) -> String {
    let value = dialect.value(key);
    if value == "any" { open } else { value }.to_owned()
}
