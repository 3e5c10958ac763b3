//! A program that a script is run against, and whoever sits at its terminal.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long a person looks at a screen before it counts as not there.
const LOOK: Duration = Duration::from_secs(3);
/// The same where a program is to lose its patience.
const LONG_LOOK: Duration = Duration::from_secs(20);

/// A program that is ended when it is no longer needed.
pub(super) struct Running {
    child: Child,
    keyboard: Option<ChildStdin>,
    screen: Arc<Mutex<Vec<u8>>>,
    /// Another one, started beside it.
    pub(super) second: Option<Box<Self>>,
}

impl Running {
    pub(super) fn start(argv: &[String], place: &Path) -> Self {
        let mut command = Command::new(&argv[0]);
        command.args(&argv[1..]).stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command
            .current_dir(place)
            .env("HOME", place)
            .spawn()
            .unwrap();
        let (screen, file) = (Arc::default(), place.join("screen.txt"));
        show(child.stdout.take().unwrap(), &screen, Some(file));
        show(child.stderr.take().unwrap(), &screen, None);
        Self {
            keyboard: child.stdin.take(),
            child,
            screen,
            second: None,
        }
    }

    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Types at the terminal of the one that was started last.
    pub(super) fn type_(&mut self, typed: &[u8]) {
        if let Some(second) = &mut self.second {
            second.type_(typed);
        } else if let Some(keyboard) = &mut self.keyboard {
            keyboard.write_all(typed).ok();
        }
    }

    pub(super) fn end_input(&mut self) {
        self.keyboard = None;
    }

    /// What Ctrl-C does, once the program has had the time to begin.
    pub(super) fn interrupt(&mut self) {
        thread::sleep(LOOK / 6);
        let pid = self.pid().to_string();
        Command::new("kill").args(["-INT", &pid]).status().ok();
    }

    /// Gives it the time to show all that it has.
    pub(super) fn show_all(&self) {
        thread::sleep(LOOK / 2);
    }

    /// Waits for its end, and does not wait for ever.
    pub(super) fn until_end(&mut self) {
        let began = Instant::now();
        while self.end().is_none() && began.elapsed() < LOOK {
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Whether what is expected comes to be seen.
    pub(super) fn shows(&mut self, expected: &str) -> bool {
        let look = if expected.starts_with("a client that gives up") {
            LONG_LOOK
        } else {
            LOOK
        };
        let began = Instant::now();
        let forbids = expected.contains("without") || expected.ends_with("once");
        while began.elapsed() < look {
            if !forbids && self.shows_now(expected) {
                return true;
            }
            thread::sleep(Duration::from_millis(10));
        }
        self.shows_now(expected)
    }

    fn shows_now(&mut self, expected: &str) -> bool {
        let (screen, end) = (self.text(), self.end());
        let (head, rest) = expected.split_once('"').unwrap_or((expected, ""));
        let (quoted, tail) = rest.rsplit_once('"').unwrap_or((rest, ""));
        let quoted = quoted.replace("\\\"", "\"").replace("\\'", "'");
        let succeeds = |status: ExitStatus| status.success();
        match (head, tail) {
            ("", " once") => screen.matches(&quoted).count() == 1,
            ("", " or the port of the client") => screen.lines().count() > 1,
            ("", _) => screen.contains(&quoted),
            ("a screen without ", _) => !screen.contains(&quoted),
            _ if head.starts_with("any ") => !screen.trim().is_empty(),
            _ if head.starts_with("a client that has been started") => true,
            _ if head.starts_with("a line with ") => has_numbers(&screen, head),
            _ if head.starts_with("a word about the taken port") => self.second_complains(),
            _ if head.starts_with("a word about") => !besides_the_prompt(&screen).is_empty(),
            _ if head.starts_with("a difference") => !screen.contains("successfully"),
            _ if head.contains("or another question") => end.is_some() || asks_again(&screen),
            _ if head.starts_with("another question") => end.is_none() && asks_again(&screen),
            _ if head.starts_with("a line that is sent") => end.is_some() || asks_again(&screen),
            _ if head.starts_with("a status other") => end.is_some_and(|end| !succeeds(end)),
            _ if head.contains("status 0") => end.is_some_and(succeeds),
            _ if head.starts_with("an orderly end") => end.is_some_and(|end| end.code().is_some()),
            _ => end.is_some(),
        }
    }

    fn second_complains(&mut self) -> bool {
        let second = self.second.as_mut().unwrap();
        let complains = second.end().is_some_and(|end| !end.success());
        complains && !besides_the_prompt(&second.text()).is_empty()
    }

    fn text(&self) -> String {
        // On a terminal nobody sees the difference.
        String::from_utf8_lossy(&self.screen.lock().unwrap()).replace('\0', "\u{fffd}")
    }

    fn end(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }
}

fn has_numbers(screen: &str, expected: &str) -> bool {
    let words = expected
        .split(' ')
        .filter(|word| word.contains(char::is_numeric));
    let words: Vec<&str> = words.collect();
    screen
        .lines()
        .any(|line| words.iter().all(|word| line.contains(word)))
}

fn prompt(screen: &str) -> &str {
    screen.split_inclusive(": ").next().unwrap_or_default()
}

fn besides_the_prompt(screen: &str) -> String {
    screen.replace(prompt(screen), "").trim().to_owned()
}

fn asks_again(screen: &str) -> bool {
    screen.matches(prompt(screen)).count() > 1
}

/// What it shows is on its screen, and in a file where somebody keeps it.
fn show(mut out: impl Read + Send + 'static, screen: &Arc<Mutex<Vec<u8>>>, file: Option<PathBuf>) {
    let (screen, mut file) = (
        Arc::clone(screen),
        file.map(|file| File::create(file).unwrap()),
    );
    // As in a file that `script` makes.
    if let Some(file) = &mut file {
        file.write_all(b"Script started\n").unwrap();
    }
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = out.read(&mut buffer) {
            screen.lock().unwrap().extend(&buffer[..length]);
            if let Some(file) = &mut file {
                file.write_all(&buffer[..length]).unwrap();
            }
        }
    });
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
