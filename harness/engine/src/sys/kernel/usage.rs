//! What programs use: processors, memory, descriptors, threads.

use std::time::Duration;

use super::look::Kernel;
use super::procfs::{Place, ProcFs};
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
    #[must_use]
    pub fn holdings(&self) -> Holdings {
        let tree = self.tree();
        tree.processes.iter().fold(
            Holdings {
                threads: tree.threads.len(),
                ..Holdings::default()
            },
            |sum, pid| Holdings {
                descriptors: sum.descriptors + descriptors::count(&self.proc, *pid),
                zombies: sum.zombies + usize::from(is_zombie(&self.proc, *pid)),
                memory: sum.memory + resident(&self.proc, *pid, "VmRSS:"),
                peak: sum.peak + resident(&self.proc, *pid, "VmHWM:"),
                collects_late: sum.collects_late || collects_late(&self.proc, *pid),
                ..sum
            },
        )
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

fn is_zombie(proc: &ProcFs, pid: i32) -> bool {
    threads::is_dead(&proc.read(Place::Process(pid), "stat").unwrap_or_default())
}

/// Whether a process runs in a virtual machine of Java or .NET.
fn collects_late(proc: &ProcFs, pid: i32) -> bool {
    const MACHINES: [&str; 2] = ["/libjvm.so", "/libcoreclr.so"];
    let maps = proc.read(Place::Process(pid), "maps").unwrap_or_default();
    MACHINES.iter().any(|machine| maps.contains(machine))
}

/// Resident memory of a process, now (`VmRSS`) or at its highest (`VmHWM`).
fn resident(proc: &ProcFs, pid: i32, line: &str) -> u64 {
    let status = proc.read(Place::Process(pid), "status").unwrap_or_default();
    let words = status.lines().find_map(|text| text.strip_prefix(line));
    words
        .and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .map_or(0, |kib| kib * 1024)
}
