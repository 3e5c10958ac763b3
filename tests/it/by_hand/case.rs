//! A wrong program and the right one, each by itself, and a script that is run against it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, UdpSocket};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use reference_impls::{Flaw, Role, flaws};
use sockspec::bundled;
use sockspec::declared::dialect;
use sockspec::target::scenario;
use sockspec_engine::rig;
use sockspec_model::{Dialect, Entry, Finished, Lane, Said, Step};

use crate::programs::python;
use crate::runs::{Ended, judge_in};

const EXE: &str = env!("CARGO_BIN_EXE_sockspec");
/// What a script ends with when nobody is there: it may be a program that has not begun to listen yet.
const NOBODY: i32 = 2;
const MOST_TRIES: usize = 200;

/// A program that is ended when it is no longer needed.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

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
        let mut command = Command::new(&argv[0]);
        command.args(&argv[1..]).stdin(Stdio::piped());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.current_dir(place).spawn().unwrap();
        child.stdin.as_mut().unwrap().write_all(typed).ok();
        Running(child)
    }

    /// How a script ends against one of the two programs, and what it says.
    pub(super) fn play(&self, script: &str, wrong: bool, typed: &[u8]) -> (i32, String) {
        let (port, place) = (free_port(), tempfile::tempdir().unwrap());
        let place = place.path();
        match self.flaw.role {
            Role::Server => {
                let _server = self.start(wrong, port, place, typed);
                let mut tries =
                    (0..MOST_TRIES).map(|_| script_at(script, "127.0.0.1", port, place).wait());
                tries.find(|(code, _)| *code != NOBODY).unwrap()
            }
            Role::Client => {
                let mut host = script_at(script, "", port, place);
                let mut said = host.line();
                let mut client = self.start(wrong, port, place, b"");
                let mut keyboard = client.0.stdin.take().unwrap();
                while let line = host.line()
                    && !line.is_empty()
                {
                    if let Some(typed) = line.strip_prefix("Type there: ") {
                        keyboard.write_all(typed.as_bytes()).ok();
                    }
                    said.push_str(&line);
                }
                (host.wait().0, said)
            }
        }
    }
}

/// A script that runs.
struct Script {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

fn script_at(script: &str, host: &str, port: u16, place: &Path) -> Script {
    let mut command = Command::new(python().unwrap());
    command
        .args([script, host, &port.to_string()])
        .stdout(Stdio::piped())
        .current_dir(place);
    let mut child = command.spawn().unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    Script { child, out }
}

impl Script {
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line
    }

    fn wait(mut self) -> (i32, String) {
        let mut said = String::new();
        self.out.read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code().unwrap_or(-1), said)
    }
}

/// A port that nobody has, of TCP and UDP.
fn free_port() -> u16 {
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

/// Everything that was typed.
pub(super) fn typed(finished: &Finished) -> Vec<u8> {
    let typed = finished.transcript.iter();
    let typed =
        typed.filter(|entry| entry.lane == Lane::Keyboard && entry.step == Step::Said(Said::Bytes));
    typed.filter_map(Entry::content).flatten().collect()
}
