//! What shows a failure without the harness: a script for Python, and a line for a shell where one can express it.
//!
//! Pure functions over a finished check: its transcript is played again against a program that runs by itself, and what
//! comes is compared with what was wanted. Start at [`Reproducer::of`], then `play` for how a transcript becomes moves.
//!
//! Invariant: where a failure cannot be shown this way there is no script. One that passes where the program fails, or
//! accuses where it does not, would be worse than none. What a program said gets into a script as bytes, never as text.

mod caller;
mod close;
mod datagrams;
mod host;
mod judgement;
mod literal;
mod play;
mod shell;
mod talk;

use sockspec_model::{Finished, Role};

use crate::check_id::CheckId;
use crate::tame::tame;
use crate::terminal::wrap;
use play::{End, Play};

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
    /// The reproducer of a failure, where it can be shown; `name` is what the script is called, `port` the program's.
    #[must_use]
    pub fn of(finished: &Finished, name: &str, port: u16) -> Option<Self> {
        let role = CheckId::of(&finished.check).role();
        let play = Play::of(role, finished)?;
        let body = match (role, play.stream) {
            (Role::Server, true) => caller::script(&play),
            (Role::Server, false) => datagrams::to_a_server(&play),
            (Role::Client, true) => host::script(&play),
            (Role::Client, false) => datagrams::to_a_client(&play),
            (Role::Pair, _) => return None,
        };
        let is_server = role == Role::Server;
        let (head, begin) = (head(finished, &play, role, name), begin(&body, role, port));
        Some(Self {
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
fn head(finished: &Finished, play: &Play, role: Role, name: &str) -> String {
    let order = match role {
        Role::Server => format!("Start your program{}, then run this:", answering(play)),
        Role::Client | Role::Pair => {
            "Run this, then start your program, which connects to it:".to_owned()
        }
    };
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
        format!("{order} python3 {name} [HOST PORT]"),
        format!(
            "Status: 1 the failure shows, 0 the program behaves, 2 nobody is there{}.",
            unsaid(play)
        ),
    ];
    let lines = paragraphs.iter().flat_map(|text| wrap(&tame(text), WIDTH));
    lines.map(|line| format!("# {line}\n")).collect()
}

fn unsaid(play: &Play) -> &'static str {
    match &play.end {
        End::Compared(_) => "",
        End::Seen(_) => ", 3 nobody says what is to be seen",
    }
}

/// What a server asks for before it serves.
fn answering(play: &Play) -> String {
    let lines = play.asked_for().into_iter();
    lines
        .map(|line| format!(", type {} there", literal::bytes(line)))
        .collect()
}

/// What is imported, and where the other side is.
fn begin(body: &str, role: Role, port: u16) -> String {
    let host = if role == Role::Server {
        "127.0.0.1"
    } else {
        ""
    };
    let modules = ["os", "socket", "struct", "sys", "time"];
    let is_used = |module: &&str| body.contains(&format!("{module}."));
    let used: Vec<&str> = modules
        .into_iter()
        .filter(|module| *module == "sys" || is_used(module))
        .collect();
    let suppress = if body.contains("suppress(") {
        "from contextlib import suppress\n"
    } else {
        ""
    };
    format!(
        "import {}\n{suppress}\nHOST, PORT = sys.argv[1:] or (\"{host}\", {port})\n",
        used.join(", ")
    )
}

#[cfg(test)]
mod tests;
