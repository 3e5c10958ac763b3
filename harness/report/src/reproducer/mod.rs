//! What shows a failure without the harness: a script for Python, and a line for a shell where one can express it.
//!
//! Pure functions over a finished check: its transcript is played again against a program that runs by itself, and what
//! comes is compared with what was wanted. Start at [`Reproducer::of`], then `play` for how a transcript becomes moves.
//!
//! Invariant: where a failure cannot be shown this way there is no script. One that passes where the program fails, or
//! accuses where it does not, would be worse than none. What a program said gets into a script as bytes, never as text.

mod caller;
mod cast;
mod close;
mod datagrams;
mod end;
mod host;
mod judgement;
mod literal;
mod moves;
mod outside;
mod play;
mod reading;
mod repetition;
mod series;
mod shell;
mod talk;
mod why;

use std::collections::BTreeSet;

use sockspec_model::{Comparison, Finished, Role};

use crate::check_id::CheckId;
use crate::tame::tame;
use crate::terminal::wrap;
use end::End;
use moves::{Ask, Move};
use play::Play;
use reading::Start;

/// Comments have at most so many columns.
const WIDTH: usize = 118;

/// What shows a failure without the harness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reproducer {
    /// The script, for Python 3 alone.
    pub script: String,
    /// The line for a shell.
    pub shell: Option<String>,
}

impl Reproducer {
    /// The reproducer of a failure; `name` is what the script is called, `port` the program's.
    ///
    /// # Errors
    /// Why there is none, where the failure cannot be shown: one sentence.
    pub fn of(finished: &Finished, name: &str, port: u16) -> Result<Self, &'static str> {
        let role = CheckId::of(&finished.check).role();
        let play = Play::of(role, finished)?;
        let body = match (role, play.stream) {
            (Role::Server, true) => caller::script(&play),
            (Role::Server, false) => datagrams::to_a_server(&play),
            (Role::Client | Role::Pair, true) => host::script(&play),
            (Role::Client | Role::Pair, false) => datagrams::to_a_client(&play),
        };
        let is_server = role == Role::Server;
        let (head, begin) = (head(finished, &play, name), begin(&play, &body, port));
        Ok(Self {
            script: format!("{head}{begin}{body}"),
            shell: is_server.then(|| shell::line(&play, port)).flatten(),
        })
    }
}

/// A short name of a failure: the same one for the same conversation, whenever it is held.
#[must_use]
pub fn id(finished: &Finished) -> String {
    let steps = finished.transcript.iter();
    let told = steps.map(|entry| {
        format!(
            "{:?}{}{:?}{}",
            entry.lane, entry.peer, entry.step, entry.bytes
        )
    });
    let expected = finished
        .finding
        .as_ref()
        .map(|finding| finding.expected.clone());
    let all = [finished.check.clone()]
        .into_iter()
        .chain(told)
        .chain(expected);
    // FNV-1a.
    let hash = all
        .collect::<String>()
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    format!("{hash:08x}")
}

/// Comments: what is shown, and how to use it.
fn head(finished: &Finished, play: &Play, name: &str) -> String {
    let message = finished
        .finding
        .as_ref()
        .map_or("", |finding| &finding.message);
    let paragraphs = [
        format!(
            "{} ({}): {}",
            finished.check, finished.clause, finished.sentence
        ),
        format!("Found: {message}."),
        format!("{} python3 {name} {}", order(play), arguments(play)),
        format!(
            "Status: 1 the failure shows, 0 the program behaves, 2 it could not be tried{}.",
            unsaid(play)
        ),
    ];
    let lines = paragraphs.iter().flat_map(|text| wrap(&tame(text), WIDTH));
    lines.map(|line| format!("# {line}\n")).collect()
}

/// What is to be started first.
fn order(play: &Play) -> String {
    let typed = answering(play);
    match (play.role, play.start) {
        (Role::Server, Start::Piped) => {
            format!(
                "Start your program with its output in a pipe, as in `... | cat`{typed}, then run this:"
            )
        }
        (Role::Server, _) if is_in_its_folder(play) => {
            format!("Start your program{typed}, then run this in the same folder:")
        }
        (Role::Server, _) => format!("Start your program{typed}, then run this:"),
        (Role::Client | Role::Pair, Start::Alone) => {
            "Run this, then start your program, while there is no server:".to_owned()
        }
        (Role::Client | Role::Pair, _) if play.end.how() == Some(Comparison::Shows) => {
            "Run this, then start your program in the same folder, as `script -qfc '...' screen.txt`, which keeps what \
             it shows:"
                .to_owned()
        }
        (Role::Client | Role::Pair, Start::Plain | Start::Piped) => {
            let place = if is_in_its_folder(play) {
                " in the same folder"
            } else {
                ""
            };
            let does = if play.stream { "connects" } else { "sends" };
            format!("Run this, then start your program{place}, which {does} to it:")
        }
    }
}

/// Whether files are looked for, or put there.
fn is_in_its_folder(play: &Play) -> bool {
    let files = [Some(Comparison::Arrives), Some(Comparison::Named)];
    let puts = |one: &Move| matches!(one, Move::Ask(Ask::Keep(..)));
    files.contains(&play.end.how()) || play.moves.iter().any(puts)
}

fn arguments(play: &Play) -> &'static str {
    if play.needs_process() {
        "HOST PORT PID (the number of your program's process)"
    } else {
        "[HOST PORT]"
    }
}

fn unsaid(play: &Play) -> &'static str {
    match &play.end {
        End::Compared(_) => "",
        End::Seen(..) | End::Told => ", 3 nobody says what is to be seen",
    }
}

/// What a server asks for before it serves.
fn answering(play: &Play) -> String {
    play.asked_for()
        .map(|line| format!(", type {} there", literal::bytes(line)))
        .collect()
}

/// What is imported, and where the other side is.
fn begin(play: &Play, body: &str, port: u16) -> String {
    let modules = [
        "atexit",
        "os",
        "re",
        "signal",
        "socket",
        "struct",
        "subprocess",
        "sys",
        "time",
    ];
    // "there." uses no module.
    let words = body.split(|letter: char| !letter.is_alphanumeric() && letter != '.');
    let words: BTreeSet<&str> = words
        .filter_map(|word| Some(word.split_once('.')?.0))
        .collect();
    let used: Vec<&str> = modules
        .into_iter()
        .filter(|module| *module == "sys" || words.contains(module))
        .collect();
    let suppress = if body.contains("suppress(") {
        "from contextlib import suppress\n"
    } else {
        ""
    };
    format!(
        "import {}\n{suppress}{TROUBLE}{}",
        used.join(", "),
        whereabouts(play, body, port)
    )
}

/// The lines that say where the program is, as far as the rest needs it.
fn whereabouts(play: &Play, body: &str, port: u16) -> String {
    let host = match play.role {
        Role::Server => play.host.to_string(),
        Role::Client | Role::Pair => String::new(),
    };
    let family = if body.contains("FAMILY") { FAMILY } else { "" };
    let usual = format!("HOST, PORT = sys.argv[1:] or (\"{host}\", {port})\n");
    match (play.needs_process(), body.contains("PORT")) {
        (true, _) => format!("{PROCESS}{family}"),
        (false, true) => format!("{BOTH}{usual}{family}"),
        (false, false) => String::new(),
    }
}

/// What goes wrong here is no failure of the program.
const TROUBLE: &str = r#"
sys.excepthook = lambda kind, error, _: print("It could not be tried:", str(error) or kind) or sys.exit(2)
"#;

const BOTH: &str = r#"assert len(sys.argv) in (1, 3), "say both HOST and PORT, or neither"
"#;

/// A process has no usual number.
const PROCESS: &str = r#"assert len(sys.argv) == 4, "say where your program is: HOST PORT PID"
HOST, PORT, PID = sys.argv[1:]
"#;

const FAMILY: &str = r#"FAMILY = socket.AF_INET6 if ":" in HOST else socket.AF_INET
"#;

#[cfg(test)]
mod tests;
