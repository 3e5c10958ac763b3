//! Whole runs: each role of tcp-uppercase against the bundled programs, as a process of its own.

use std::fs;
use std::process::Command;
use std::time::Instant;

use crate::book::{Book, Figure};
use crate::place::Place;
use crate::trouble::{Told, Trouble};

/// Cases of a property.
const CASES: &str = "256";

/// What is told of a role.
struct Role {
    option: &'static str,
    program: &'static str,
    wall: Figure,
    computed: Figure,
    waiting: Figure,
    alone: Figure,
}

const SERVER: Role = Role {
    option: "--server",
    program: "tcp-uppercase-server",
    wall: Figure::median("server role, 256 cases: time", "s").at_most(0.5),
    computed: Figure::median("server role: processor time of all its processes", "s"),
    waiting: Figure::median("server role: share of the processors left unused", "%").at_most(10.0),
    alone: Figure::median(
        "server role: the same, of what other programs left over",
        "%",
    ),
};

const CLIENT: Role = Role {
    option: "--client",
    program: "tcp-uppercase-client",
    wall: Figure::median("client role, 256 cases: time", "s").at_most(0.8),
    computed: Figure::median("client role: processor time of all its processes", "s"),
    waiting: Figure::median("client role: share of the processors left unused", "%").at_most(10.0),
    alone: Figure::median(
        "client role: the same, of what other programs left over",
        "%",
    ),
};

/// Measures each role once.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    place.cpus.spread(0);
    measure(&SERVER, place, book)?;
    measure(&CLIENT, place, book)
}

fn measure(role: &'static Role, place: &Place, book: &mut Book) -> Told {
    let mut command = role.command(place);
    let (began, computed_before, idle_before) = (Instant::now(), computed(), idle());
    let ended = command.output()?;
    let wall = began.elapsed().as_secs_f64();
    if !ended.status.success() {
        let said = String::from_utf8_lossy(&ended.stderr);
        return Err(Trouble::new(format!("sockspec: {}: {said}", ended.status)));
    }
    let (used, unused) = (computed() - computed_before, idle() - idle_before);
    book.note(&role.wall, wall);
    book.note(&role.computed, used);
    let could = wall * place.cpus.count() as f64;
    book.note(&role.waiting, 100.0 * (1.0 - used / could));
    book.note(&role.alone, 100.0 * unused / (used + unused));
    Ok(())
}

impl Role {
    fn command(&self, place: &Place) -> Command {
        let program = format!("'{}' reference {}", place.sockspec, self.program);
        let mut command = Command::new(&place.sockspec);
        command
            .args(["run", "tcp-uppercase", self.option, &program])
            .args(["--cases", CASES, "--seed", "1"])
            .args(["--report", "jsonl=/dev/null"]);
        command
    }
}

/// Processor time, in seconds, of everything that was started and waited for, and of what that started and waited for.
#[expect(unsafe_code, reason = "getrusage(2) has no safe wrapper")]
fn computed() -> f64 {
    // SAFETY: the structure is plain data for which all zeroes is a value, and it lives during the call.
    let used = unsafe {
        let mut used: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_CHILDREN, &raw mut used);
        used
    };
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    seconds(used.ru_utime) + seconds(used.ru_stime)
}

/// Time, in seconds, in which processors of this machine had nothing to do; the kernel counts hundredths.
fn idle() -> f64 {
    let text = fs::read_to_string("/proc/stat").unwrap_or_default();
    let words = text.lines().next().unwrap_or_default().split_whitespace();
    let idle_and_disk = words.skip(4).take(2);
    idle_and_disk
        .filter_map(|word| word.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}
