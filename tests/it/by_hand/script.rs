//! A script that is run against a program; whoever sits at the program's terminal does as told.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use super::running::Running;
use crate::programs::python;

/// A script that runs.
pub(super) struct Script {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Script {
    /// Runs it with these arguments in this folder.
    pub(super) fn with(script: &str, arguments: &[String], place: &Path) -> Self {
        let mut command = Command::new(python().unwrap());
        command
            .arg(script)
            .args(arguments)
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
            self.obey(line.trim_end_matches('\n'), program, start);
        }
        let mut complaint = self.child.stderr.take().unwrap();
        complaint.read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code().unwrap_or(-1), said)
    }

    fn obey(&mut self, line: &str, program: &mut Running, start: &dyn Fn() -> Running) {
        if let Some(typed) = line.strip_prefix("Type there: ") {
            let typed = format!("{typed}\n");
            program.type_(typed.as_bytes());
        } else if line.starts_with("Press Ctrl-D") {
            program.end_input();
        } else if line.starts_with("Press Ctrl-C there, start") {
            program.interrupt();
            program.until_end();
            *program = start();
            self.answer("\n");
        } else if line.starts_with("Press Ctrl-C") {
            program.interrupt();
        } else if line.starts_with("Press Enter here when your client shows no more") {
            program.show_all();
            self.answer("\n");
        } else if line.starts_with("Start your client once more") {
            *program = start();
        } else if line.starts_with("Start your server once more") {
            program.second = Some(Box::new(start()));
        } else if let Some(expected) = line.strip_prefix("Look at your program. Expected: ") {
            let shows = program.shows(expected);
            self.answer(if shows { "y\n" } else { "n\n" });
        }
    }

    fn answer(&mut self, text: &str) {
        let stdin = self.child.stdin.as_mut().unwrap();
        stdin.write_all(text.as_bytes()).ok();
    }
}
