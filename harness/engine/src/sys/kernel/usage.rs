//! What programs use: processors, memory, descriptors, threads.

use std::io;
use std::time::Duration;

use super::look::Kernel;
use super::procfs::{Place, ProcFs, is_gone};
use super::threads::Tree;
use super::{descriptors, threads};

/// What the processes of a program hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Open descriptors.
    pub descriptors: usize,
    /// Threads.
    pub threads: usize,
    /// Ended children that nobody has waited for.
    pub zombies: usize,
    /// Resident memory in bytes.
    pub memory: u64,
    /// The most that it was, each process by itself, in bytes.
    pub peak: u64,
    /// Whether a runtime collects what is no longer needed only when its heap is full.
    pub collects_late: bool,
}

/// What the processes of a program have used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// Time on a processor.
    pub ran: Duration,
    /// Time ready to run without getting a processor.
    pub starved: Duration,
}

impl Kernel {
    /// What the programs have used of the processors so far, ended threads not counted.
    #[must_use]
    pub fn used(&self) -> Used {
        used(&self.tree())
    }

    /// What the programs hold now.
    ///
    /// # Errors
    /// When a process that lives cannot be looked at.
    pub fn holdings(&self) -> io::Result<Holdings> {
        let tree = self.tree();
        let mut all = Holdings {
            threads: tree.threads.len(),
            ..Holdings::default()
        };
        for pid in &tree.processes {
            all.add(held_by(&self.proc, *pid)?);
        }
        Ok(all)
    }
}

pub(super) fn used(tree: &Tree) -> Used {
    tree.threads
        .iter()
        .fold(Used::default(), |used, thread| Used {
            ran: used.ran + Duration::from_nanos(thread.spent.ran),
            starved: used.starved + Duration::from_nanos(thread.spent.starved),
        })
}

impl Holdings {
    fn add(&mut self, one: Self) {
        self.descriptors += one.descriptors;
        self.zombies += one.zombies;
        self.memory += one.memory;
        self.peak += one.peak;
        self.collects_late |= one.collects_late;
    }
}

/// What a process holds, its threads aside. One that has ended holds nothing, and what is told of it cannot be read.
fn held_by(proc: &ProcFs, pid: i32) -> io::Result<Holdings> {
    let held = || {
        Ok(Holdings {
            descriptors: descriptors::count(proc, pid)?,
            memory: resident(proc, pid, "VmRSS:")?,
            peak: resident(proc, pid, "VmHWM:")?,
            collects_late: collects_late(proc, pid)?,
            ..Holdings::default()
        })
    };
    let held = held();
    if is_zombie(proc, pid) {
        return Ok(Holdings {
            zombies: 1,
            ..Holdings::default()
        });
    }
    held.or_else(|error| match is_gone(&error) {
        true => Ok(Holdings::default()),
        false => Err(error),
    })
}

fn is_zombie(proc: &ProcFs, pid: i32) -> bool {
    threads::is_dead(&proc.read(Place::Process(pid), "stat").unwrap_or_default())
}

/// Whether a process runs in a virtual machine of Java or .NET.
fn collects_late(proc: &ProcFs, pid: i32) -> io::Result<bool> {
    const MACHINES: [&str; 2] = ["/libjvm.so", "/libcoreclr.so"];
    let maps = proc.read(Place::Process(pid), "maps")?;
    Ok(MACHINES.iter().any(|machine| maps.contains(machine)))
}

/// Resident memory of a process, now (`VmRSS`) or at its highest (`VmHWM`).
fn resident(proc: &ProcFs, pid: i32, line: &str) -> io::Result<u64> {
    let status = proc.read(Place::Process(pid), "status")?;
    let words = status.lines().find_map(|text| text.strip_prefix(line));
    let kib = words.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    Ok(kib.map_or(0, |kib| kib * 1024))
}
