//! A wrong program and the right one, each by itself, and a script that is run against it.

use std::net::{TcpListener, UdpSocket};
use std::path::Path;
use std::thread;
use std::time::Duration;

use reference_impls::{Flaw, Role, flaws};
use sockspec::bundled;
use sockspec::declared::dialect;
use sockspec::target::scenario;
use sockspec_engine::rig;
use sockspec_model::{Dialect, Entry, Finished, Lane, Said, Step};

use super::running::Running;
use super::script::Script;
use crate::runs::{Ended, judge_in};

const EXE: &str = env!("CARGO_BIN_EXE_sockspec");
/// What a script ends with when nobody is there: it may be a program that has not begun to listen yet.
const NOBODY: i32 = 2;
const MOST_TRIES: usize = 200;
/// Every program listens after so long.
const BEGIN: Duration = Duration::from_millis(700);

/// A wrong program and the right one, as commands for a port.
pub(crate) struct Case {
    flaw: &'static Flaw,
    dialect: Dialect,
    set: Vec<String>,
}

impl Case {
    pub(crate) fn of(name: &str) -> Self {
        let flaw = flaws().find(|flaw| flaw.name == name).unwrap();
        let set: Vec<String> = flaw
            .set
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        let scenario = scenario(flaw.scenario).unwrap();
        let dialect = dialect(scenario, &set).unwrap_or_else(|_| panic!("{}", flaw.name));
        Self { flaw, dialect, set }
    }

    fn command(&self, wrong: bool, port: u16) -> rig::Command {
        let scenario = scenario(self.flaw.scenario).unwrap();
        let role = match self.flaw.role {
            Role::Server => sockspec_model::Role::Server,
            Role::Client => sockspec_model::Role::Client,
        };
        let (server, client) = bundled::commands(EXE, scenario, &self.dialect, port);
        match (wrong, self.flaw.role) {
            (true, _) => bundled::flaw(EXE, self.flaw.name, scenario, role, &self.dialect, port),
            (false, Role::Server) => server,
            (false, Role::Client) => client,
        }
    }

    fn usual_port(&self) -> u16 {
        scenario(self.flaw.scenario).unwrap().port
    }

    /// What sockspec says of the wrong program, asked with these words too; what shows it by hand is kept in `place`.
    pub(crate) fn judge(&self, check: &str, place: &Path, words: &[&str]) -> Ended {
        let command = shell_words::join(self.command(true, self.usual_port()).argv);
        let role = match self.flaw.role {
            Role::Server => "--server",
            Role::Client => "--client",
        };
        let mut more = vec![
            "--no-manifest",
            "--keep",
            place.to_str().unwrap(),
            "--check",
            check,
        ];
        more.extend(words);
        self.set
            .iter()
            .for_each(|text| more.extend(["--set", text]));
        judge_in(self.flaw.scenario, role, &command, &more)
    }

    /// Started in this folder, with these lines at its keyboard.
    fn start(&self, wrong: bool, port: u16, place: &Path, typed: &[u8]) -> Running {
        let argv = self.command(wrong, port).argv;
        let mut running = Running::start(&argv, place);
        running.type_(typed);
        running
    }

    /// How a script ends against one of the two programs, and what it says.
    pub(super) fn play(&self, script: &str, wrong: bool, typed: &[u8]) -> (i32, String) {
        let (port, place) = (free_port(), tempfile::tempdir().unwrap());
        let start = |typed| self.start(wrong, port, place.path(), typed);
        let needs_process = std::fs::read_to_string(script).unwrap().contains("PID");
        let arguments = |host: &str, pid: u32| {
            let pid = needs_process.then(|| pid.to_string());
            let all = [host.to_owned(), port.to_string()].into_iter().chain(pid);
            all.collect::<Vec<_>>()
        };
        match self.flaw.role {
            Role::Server => {
                let mut server = start(typed);
                // Who is to be held still has to have begun.
                thread::sleep(if needs_process { BEGIN } else { Duration::ZERO });
                let tries = (0..MOST_TRIES).map(|_| {
                    let arguments = arguments("127.0.0.1", server.pid());
                    let script = Script::with(script, &arguments, place.path());
                    script.follow(String::new(), &mut server, &|| start(b""))
                });
                tries.into_iter().find(|(code, _)| *code != NOBODY).unwrap()
            }
            Role::Client => {
                let mut host = Script::with(script, &arguments("0.0.0.0", 0), place.path());
                let said = host.line();
                host.follow(said, &mut start(b""), &|| start(b""))
            }
        }
    }
}

/// A port that nobody has, of TCP and UDP.
pub(super) fn free_port() -> u16 {
    loop {
        let port = TcpListener::bind(("127.0.0.1", 0))
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        if UdpSocket::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Everything that was typed. Of a server that never asked for anything it is not known what the right one is told.
pub(super) fn typed(finished: &Finished) -> Vec<u8> {
    let typed = finished.transcript.iter();
    let typed =
        typed.filter(|entry| entry.lane == Lane::Keyboard && entry.step == Step::Said(Said::Bytes));
    let typed: Vec<u8> = typed.filter_map(Entry::content).flatten().collect();
    let asks = finished.check.starts_with("file-transfer/server") && typed.is_empty();
    if asks { b"1\n".to_vec() } else { typed }
}
