//! Scripts that show a failure without sockspec: each fails against the wrong program and passes against the right one,
//! both running by themselves.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, UdpSocket};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use reference_impls::{Flaw, Role, flaws};
use sockspec::bundled;
use sockspec::declared::dialect;
use sockspec::target::scenario;
use sockspec_engine::rig;
use sockspec_model::{Dialect, Finished, Lane, Said, Step};

use crate::programs::python;
use crate::runs::{Ended, judge_in};

const EXE: &str = env!("CARGO_BIN_EXE_sockspec");
/// What a script ends with when nobody is there: it may be a program that has not begun to listen yet.
const NOBODY: i32 = 2;

/// A program that is ended when it is no longer needed.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A wrong program and the right one, as commands for a port.
struct Case {
    flaw: &'static Flaw,
    dialect: Dialect,
    set: Vec<String>,
}

impl Case {
    fn of(flaw: &'static Flaw) -> Self {
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

    /// What sockspec says of the wrong program; the scripts are kept in `place`.
    fn judge(&self, check: &str, place: &Path) -> Ended {
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
        self.set
            .iter()
            .for_each(|text| more.extend(["--set", text]));
        judge_in(self.flaw.scenario, role, &command, &more)
    }

    fn start(&self, wrong: bool, port: u16) -> Running {
        let argv = self.command(wrong, port).argv;
        let mut command = Command::new(&argv[0]);
        command.args(&argv[1..]).stdin(Stdio::piped());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Running(command.spawn().unwrap())
    }

    /// How a script ends against one of the two programs, and what it says.
    fn play(&self, script: &str, wrong: bool, typed: &[u8]) -> (i32, String) {
        let port = free_port();
        match self.flaw.role {
            Role::Server => {
                let _server = self.start(wrong, port);
                let mut ended = script_at(script, "127.0.0.1", port).wait();
                while ended.0 == NOBODY {
                    ended = script_at(script, "127.0.0.1", port).wait();
                }
                ended
            }
            Role::Client => {
                let mut host = script_at(script, "", port);
                let first = host.line();
                let mut client = self.start(wrong, port);
                client.0.stdin.take().unwrap().write_all(typed).ok();
                let (code, rest) = host.wait();
                (code, first + &rest)
            }
        }
    }
}

/// A script that runs.
struct Script {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

fn script_at(script: &str, host: &str, port: u16) -> Script {
    let mut command = Command::new(python().unwrap());
    command
        .args([script, host, &port.to_string()])
        .stdout(Stdio::piped());
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
fn typed(finished: &Finished) -> Vec<u8> {
    let typed = finished.transcript.iter();
    let typed =
        typed.filter(|entry| entry.lane == Lane::Keyboard && entry.step == Step::Said(Said::Bytes));
    typed
        .filter_map(sockspec_model::Entry::content)
        .flatten()
        .collect()
}

/// The script of a check that a wrong program fails shows the failure, and does not show it where there is none.
fn shows(name: &str, check: &str) {
    if python().is_none() {
        return;
    }
    let case = Case::of(flaws().find(|flaw| flaw.name == name).unwrap());
    let place = tempfile::tempdir().unwrap();
    let ended = case.judge(check, place.path());
    let finished = ended.check(check);
    let script = finished.by_hand.script.as_ref();
    let script = script.unwrap_or_else(|| panic!("{name} has no script: {}", ended.story()));
    let (code, said) = case.play(script, true, &typed(finished));
    assert_eq!(code, 1, "{name}: {said}");
    assert!(
        said.contains("The failure shows") || said.contains("takes no connection"),
        "{said}"
    );
    let (code, said) = case.play(script, false, &typed(finished));
    assert_eq!(code, 0, "the right program in place of {name}: {said}");
}

#[test]
#[ignore = "sweep"]
fn sweep() {
    let wanted = std::env::var("SWEEP").unwrap_or_default();
    for flaw in
        flaws().filter(|flaw| format!("{}/{:?}", flaw.scenario, flaw.role).contains(&wanted))
    {
        let case = Case::of(flaw);
        let place = tempfile::tempdir().unwrap();
        let check = flaw.caught_by[0];
        let ended = case.judge(check, place.path());
        let Some(finished) = ended.finished().find(|f| f.check.ends_with(check)) else {
            println!("{} {check}: not run", flaw.name);
            continue;
        };
        let Some(script) = &finished.by_hand.script else {
            let finding = finished.finding.as_ref();
            println!(
                "{} {check}: no script {:?} {:?}",
                flaw.name,
                finding.map(|f| f.symptom),
                finding.map(|f| f.wanted.as_ref().map(|w| w.how))
            );
            continue;
        };
        let wrong = case.play(script, true, &typed(finished));
        let right = case.play(script, false, &typed(finished));
        let verdict = if (wrong.0, right.0) == (1, 0) {
            "ok"
        } else {
            "BAD"
        };
        println!("{} {check}: {verdict} {wrong:?} {right:?}", flaw.name);
        if verdict == "BAD" {
            println!("{}", std::fs::read_to_string(script).unwrap());
        }
    }
}
