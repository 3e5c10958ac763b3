//! Whole runs: each role of tcp-uppercase against the bundled programs, as a process of its own.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

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
    waiting: Figure,
    idle: Figure,
}

const SERVER: Role = Role {
    option: "--server",
    program: "tcp-uppercase-server",
    wall: Figure::median("server role, 256 cases: time", "s").at_most(0.5),
    waiting: Figure::median(
        "server role: time not spent computing, of all processors",
        "%",
    )
    .at_most(10.0),
    idle: Figure::median("server role: processors that nobody used meanwhile", "%"),
};

const CLIENT: Role = Role {
    option: "--client",
    program: "tcp-uppercase-client",
    wall: Figure::median("client role, 256 cases: time", "s").at_most(0.8),
    waiting: Figure::median(
        "client role: time not spent computing, of all processors",
        "%",
    )
    .at_most(10.0),
    idle: Figure::median("client role: processors that nobody used meanwhile", "%"),
};

/// Measures each role once.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    place.cpus.spread(0);
    measure(&SERVER, place, book)?;
    measure(&CLIENT, place, book)
}

fn measure(role: &'static Role, place: &Place, book: &mut Book) -> Told {
    let program = format!("'{}' reference {}", place.sockspec, role.program);
    let mut command = Command::new(&place.sockspec);
    command.args([
        "run",
        "tcp-uppercase",
        role.option,
        &program,
        "--report",
        "jsonl=/dev/null",
        "--cases",
        CASES,
        "--seed",
        "1",
    ]);
    let (began, computed, idle) = (Instant::now(), computed(), idle());
    let ended = command.output()?;
    let wall = began.elapsed();
    if !ended.status.success() {
        return Err(Trouble::new(format!(
            "sockspec: {}: {}",
            ended.status,
            String::from_utf8_lossy(&ended.stderr)
        )));
    }
    let could = wall * place.cpus.count() as u32;
    let waiting =
        1.0 - self::computed().saturating_sub(computed).as_secs_f64() / could.as_secs_f64();
    book.note(&role.wall, wall.as_secs_f64());
    book.note(&role.waiting, 100.0 * waiting);
    book.note(
        &role.idle,
        100.0 * self::idle().saturating_sub(idle).as_secs_f64() / could.as_secs_f64(),
    );
    Ok(())
}

/// Processor time of everything that was started and waited for, and of what that started and waited for.
#[expect(unsafe_code, reason = "getrusage(2) has no safe wrapper")]
fn computed() -> Duration {
    // SAFETY: the structure is plain data for which all zeroes is a value, and it lives during the call.
    let used = unsafe {
        let mut used: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_CHILDREN, &raw mut used);
        used
    };
    let time = |time: libc::timeval| {
        Duration::from_secs(time.tv_sec as u64) + Duration::from_micros(time.tv_usec as u64)
    };
    time(used.ru_utime) + time(used.ru_stime)
}

/// Time in which processors of this machine had nothing to do; the kernel counts it in hundredths of a second.
fn idle() -> Duration {
    let text = fs::read_to_string("/proc/stat").unwrap_or_default();
    let words = text.lines().next().unwrap_or_default().split_whitespace();
    let idle_and_disk = words
        .skip(4)
        .take(2)
        .filter_map(|word| word.parse::<u64>().ok());
    Duration::from_millis(10 * idle_and_disk.sum::<u64>())
}
