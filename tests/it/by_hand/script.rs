//! A script and the program that it is run against, side by side; whoever sits at the program's terminal does as told.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::programs::python;

/// How long a person looks at a screen before it counts as not there.
const LOOK: Duration = Duration::from_secs(3);

/// A program that is ended when it is no longer needed.
pub(super) struct Running {
    child: Child,
    keyboard: Option<ChildStdin>,
    screen: Arc<Mutex<Vec<u8>>>,
}

impl Running {
    pub(super) fn start(argv: &[String], place: &Path) -> Self {
        let mut command = Command::new(&argv[0]);
        command.args(&argv[1..]).stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.current_dir(place).spawn().unwrap();
        let screen = Arc::default();
        let (mut out, shown) = (child.stdout.take().unwrap(), Arc::clone(&screen));
        thread::spawn(move || show(&mut out, &shown));
        Self {
            keyboard: child.stdin.take(),
            child,
            screen,
        }
    }

    pub(super) fn type_(&mut self, typed: &[u8]) {
        if let Some(keyboard) = &mut self.keyboard {
            keyboard.write_all(typed).ok();
        }
    }

    /// Whether what is expected comes to be seen: a text, or the end of the program.
    fn shows(&mut self, expected: &str) -> bool {
        let began = Instant::now();
        while began.elapsed() < LOOK {
            if self.shows_now(expected) {
                return true;
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    }

    fn shows_now(&mut self, expected: &str) -> bool {
        if let Some(text) = expected.strip_prefix('"') {
            // Of a long text the middle is left out.
            let text = text.split("…(").next().unwrap().trim_end_matches('"');
            let screen = self.screen.lock().unwrap();
            return String::from_utf8_lossy(&screen).contains(text);
        }
        let ended = self.child.try_wait().unwrap();
        ended.is_some_and(|status| match expected {
            "an orderly end" => status.code().is_some(),
            "the end of the client" => true,
            _ => status.success(),
        })
    }
}

fn show(out: &mut ChildStdout, screen: &Mutex<Vec<u8>>) {
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = out.read(&mut buffer) {
        screen.lock().unwrap().extend(&buffer[..length]);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A script that runs.
pub(super) struct Script {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Script {
    pub(super) fn at(script: &str, host: &str, port: u16, place: &Path) -> Self {
        let mut command = Command::new(python().unwrap());
        command
            .args([script, host, &port.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .current_dir(place);
        let mut child = command.spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    pub(super) fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line
    }

    /// Does as the script says until it ends: its status, and all that it said.
    pub(super) fn follow(
        mut self,
        mut said: String,
        program: &mut Running,
        start: &dyn Fn() -> Running,
    ) -> (i32, String) {
        while let line = self.line()
            && !line.is_empty()
        {
            said.push_str(&line);
            self.obey(&line, program, start);
        }
        let mut complaint = self.child.stderr.take().unwrap();
        complaint.read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code().unwrap_or(-1), said)
    }

    fn obey(&mut self, line: &str, program: &mut Running, start: &dyn Fn() -> Running) {
        if let Some(typed) = line.strip_prefix("Type there: ") {
            program.type_(typed.as_bytes());
        } else if line.starts_with("Press Ctrl-D") {
            program.keyboard = None;
        } else if line.starts_with("Start your client once more") {
            *program = start();
        } else if let Some(expected) = line.strip_prefix("Look at your program. Expected: ") {
            let answer = if program.shows(expected.trim_end()) {
                b"y\n"
            } else {
                b"n\n"
            };
            self.child.stdin.as_mut().unwrap().write_all(answer).ok();
        }
    }
}
