//! The threads of a program and what each is doing, from `/proc`.

use std::io;

use super::procfs::{Place, ProcFs, is_gone};
use super::waits::{Wait, classify};

/// What a thread is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// It runs, or could.
    Running,
    /// It is blocked in this wait.
    Waiting(Wait),
    /// It is blocked in something else: a call by its number, or none (-1).
    Elsewhere(i64),
    /// The kernel would not tell.
    Hidden,
}

/// One thread at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Thread {
    pub(super) pid: i32,
    pub(super) tid: i32,
    pub(super) doing: Doing,
    pub(super) spent: Spent,
}

/// What the scheduler says of a thread (`schedstat`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spent {
    /// Nanoseconds on a processor.
    pub(super) ran: u64,
    /// Nanoseconds ready to run, waiting for a processor.
    pub(super) starved: u64,
    /// How often it was put on a processor.
    pub(super) slices: u64,
}

/// The processes of an attempt and their threads at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tree {
    /// Every process, those that have ended and wait to be reaped among them.
    pub(super) processes: Vec<i32>,
    /// Every thread that has not ended.
    pub(super) threads: Vec<Thread>,
}

/// Reads every process below `root`, `root` itself not among them.
pub(super) fn below(proc: &ProcFs, root: i32) -> Tree {
    let mut tree = Tree::default();
    tree.take_in_children(proc, root, root);
    let mut next = 0;
    while let Some(pid) = tree.processes.get(next).copied() {
        next += 1;
        if is_still_unreaped(proc, pid) {
            continue;
        }
        match proc.numbers(Place::Process(pid), "task") {
            Ok(tids) => {
                let alive = tree.threads.len();
                tids.iter().for_each(|&tid| tree.take_in(proc, pid, tid));
                if tree.threads.len() == alive {
                    proc.read(Place::Process(pid), "stat").ok();
                }
            }
            Err(_) => tree.threads.push(hidden(pid, pid)),
        }
    }
    proc.keep(|place| place == Place::Thread(root, root) || tree.has(place));
    tree
}

/// The first process below `root`.
pub(super) fn first_below(proc: &ProcFs, root: i32) -> Option<i32> {
    children(proc, root, root).ok()?.first().copied()
}

impl Tree {
    /// The processes that have not ended.
    pub(super) fn living(&self) -> Vec<i32> {
        let mut pids: Vec<i32> = self.threads.iter().map(|thread| thread.pid).collect();
        pids.dedup();
        pids
    }

    fn take_in(&mut self, proc: &ProcFs, pid: i32, tid: i32) {
        self.threads.extend(thread(proc, pid, tid));
        self.take_in_children(proc, pid, tid);
    }

    /// What cannot be looked at may be anything.
    fn take_in_children(&mut self, proc: &ProcFs, pid: i32, tid: i32) {
        match children(proc, pid, tid) {
            Ok(pids) => self.processes.extend(pids),
            Err(error) if is_gone(&error) => {}
            Err(_) => self.threads.push(hidden(pid, tid)),
        }
    }

    fn has(&self, place: Place) -> bool {
        match place {
            Place::Process(pid) => self.processes.contains(&pid),
            Place::Thread(pid, tid) => self
                .threads
                .iter()
                .any(|thread| (thread.pid, thread.tid) == (pid, tid)),
        }
    }
}

/// Whether this process had ended with all its threads when it was looked at last, and is there still: what is kept
/// open cannot be read when the number is somebody else's by now. So one that is never reaped is read about once a look.
fn is_still_unreaped(proc: &ProcFs, pid: i32) -> bool {
    let known = proc.read_again(Place::Process(pid), "stat");
    known.is_some_and(|stat| is_dead(&stat) && !has_other_threads(&stat))
}

/// The first thread of a process may have ended while others live (`num_threads`, proc_pid_stat(5)).
fn has_other_threads(stat: &str) -> bool {
    let fields = stat.rsplit_once(") ").map(|(_, rest)| rest);
    let count = fields.and_then(|rest| rest.split(' ').nth(17)?.parse().ok());
    count.is_some_and(|count: u32| count > 1)
}

fn hidden(pid: i32, tid: i32) -> Thread {
    Thread {
        pid,
        tid,
        doing: Doing::Hidden,
        spent: Spent::default(),
    }
}

/// The processes that a thread has started.
pub(super) fn children(proc: &ProcFs, pid: i32, tid: i32) -> io::Result<Vec<i32>> {
    let list = proc.read(Place::Thread(pid, tid), "children")?;
    let pids = list.split_whitespace();
    Ok(pids.filter_map(|pid| pid.parse().ok()).collect())
}

/// The first file that is read is one that cannot be read of a thread that has ended; of such a one `children` would
/// merely be empty.
fn thread(proc: &ProcFs, pid: i32, tid: i32) -> Option<Thread> {
    let read = |file| proc.read(Place::Thread(pid, tid), file);
    let doing = match read("syscall") {
        Ok(line) => doing(&line),
        // On its way out: it runs until it is dead.
        Err(error) if is_gone(&error) => Doing::Running,
        Err(_) => Doing::Hidden,
    };
    let dead = || read("stat").map_or_else(|error| is_gone(&error), |stat| is_dead(&stat));
    if matches!(doing, Doing::Elsewhere(-1) | Doing::Running) && dead() {
        return None;
    }
    let spent = read("schedstat")
        .ok()
        .map(|line| spent(&line))
        .unwrap_or_default();
    Some(Thread {
        pid,
        tid,
        doing,
        spent,
    })
}

/// Whether a thread sleeps until something wakes it (S). A short wait for the kernel itself, such as for a lock of the
/// network stack, looks the same in its system call but is another state (D), and ends by itself.
pub(super) fn is_asleep(proc: &ProcFs, thread: &Thread) -> bool {
    is_in(proc, thread, 'S')
}

/// Whether a signal has stopped a thread (T).
pub(super) fn is_stopped(proc: &ProcFs, thread: &Thread) -> bool {
    is_in(proc, thread, 'T')
}

fn is_in(proc: &ProcFs, thread: &Thread, state: char) -> bool {
    let place = Place::Thread(thread.pid, thread.tid);
    let stat = proc.read(place, "stat").unwrap_or_default();
    stat.rsplit_once(") ")
        .is_some_and(|(_, rest)| rest.starts_with(state))
}

/// Zombie (Z) or dead (X); a thread that has vanished is dead too.
pub(super) fn is_dead(stat: &str) -> bool {
    stat.rsplit_once(") ")
        .is_none_or(|(_, rest)| rest.starts_with(['Z', 'X']))
}

/// Reads `NR ARG0 … ARG5 SP PC`, `-1 SP PC`, or `running`.
fn doing(line: &str) -> Doing {
    let mut words = line.split_whitespace();
    let Some(number) = words.next().and_then(|word| word.parse::<i64>().ok()) else {
        return Doing::Running;
    };
    let mut args = [0; 6];
    for arg in &mut args {
        let word = words
            .next()
            .and_then(|word| u64::from_str_radix(word.trim_start_matches("0x"), 16).ok());
        *arg = word.unwrap_or(0);
    }
    match classify(number, args) {
        Some(wait) => Doing::Waiting(wait),
        None => Doing::Elsewhere(number),
    }
}

fn spent(line: &str) -> Spent {
    let mut numbers = line
        .split_whitespace()
        .map(|word| word.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    Spent {
        ran: next(),
        starved: next(),
        slices: next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_thread_may_end_before_the_others() {
        let stat = |state: &str, threads: u32| {
            format!("7 (a ) b) {state} 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 {threads} 0 5\n")
        };
        assert!(has_other_threads(&stat("Z", 2)) && is_dead(&stat("Z", 2)));
        assert!(!has_other_threads(&stat("Z", 1)) && is_dead(&stat("Z", 1)));
    }

    #[test]
    fn lines_of_the_kernel_are_understood() {
        assert_eq!(doing("running\n"), Doing::Running);
        assert_eq!(doing("-1 0x7ffd 0x55\n"), Doing::Elsewhere(-1));
        let recv = format!(
            "{} 0x4 0x7f 0x400 0x0 0x0 0x0 0x7ffd 0x7f\n",
            libc::SYS_recvfrom
        );
        assert!(matches!(
            doing(&recv),
            Doing::Waiting(Wait {
                call: "recv",
                timed: false,
                ..
            })
        ));
        assert_eq!(
            spent("79809 59729 2\n"),
            Spent {
                ran: 79809,
                starved: 59729,
                slices: 2
            }
        );
        assert!(is_dead("7 (a) b) Z 1"));
        assert!(!is_dead("7 (a) b) S 1"));
    }
}
