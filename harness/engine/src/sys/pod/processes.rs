//! The processes of a pod, seen by the pod: forking, reaping, ending all that is left.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::fd::{FromRawFd, OwnedFd};

use rustix::process::{
    Pid, Signal, WaitOptions, kill_process, kill_process_group, test_kill_process_group,
};

use super::protocol::Isolation;
use crate::sys::socket::check;

/// Forks; the parent gets the child, the child gets nothing and dies with its parent.
#[expect(unsafe_code, reason = "fork(2) has no safe wrapper")]
pub(super) fn fork() -> io::Result<Option<Pid>> {
    // SAFETY: the pod has one thread, so the child may go on like any process.
    let pid = check(unsafe { libc::fork() })?;
    if pid == 0 {
        rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
    }
    Ok(Pid::from_raw(pid))
}

/// Sees to it that orphans of the attempt become ours, and returns a descriptor that tells when a child has ended.
#[expect(unsafe_code, reason = "signalfd(2) has no safe wrapper")]
pub(super) fn adopt_orphans(isolation: Isolation) -> io::Result<OwnedFd> {
    if isolation != Isolation::Full {
        rustix::process::set_child_subreaper(Some(rustix::process::getpid()))?;
    }
    // SAFETY: the set is initialised before it is read, and the descriptor is new and ours.
    unsafe {
        let mut set = std::mem::zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGCHLD);
        check(libc::sigprocmask(
            libc::SIG_BLOCK,
            &raw const set,
            std::ptr::null_mut(),
        ))?;
        let fd = check(libc::signalfd(
            -1,
            &raw const set,
            libc::SFD_CLOEXEC | libc::SFD_NONBLOCK,
        ))?;
        Ok(OwnedFd::from_raw_fd(fd))
    }
}

/// Reaps every child that has ended, with its wait status.
pub(super) fn reap(children: &OwnedFd) -> Vec<(i32, i32)> {
    let mut signals = [0; 4096];
    while rustix::io::read(children, &mut signals).is_ok_and(|read| read > 0) {}
    std::iter::from_fn(|| match rustix::process::wait(WaitOptions::NOHANG) {
        Ok(Some((pid, status))) => Some((pid.as_raw_nonzero().get(), status.as_raw())),
        Ok(None) | Err(_) => None,
    })
    .collect()
}

/// Ends every process of the attempt but this one, and says how many were still alive.
///
/// Children of a killed child become ours, and a process may fork while it is being killed: so until nobody is left.
pub(super) fn sweep(isolation: Isolation) -> usize {
    let mut ended = BTreeSet::new();
    loop {
        while let Ok(Some(_)) = rustix::process::wait(WaitOptions::NOHANG) {}
        let alive = if isolation == Isolation::Full {
            all_others()
        } else {
            children()
        };
        if alive.is_empty() {
            return ended.len();
        }
        ended.extend(alive.iter().map(|pid| pid.as_raw_nonzero()));
        if isolation == Isolation::Full {
            // kill(-1) leaves nobody out, and whoever dies in this process space is ours to wait for in the end.
            kill_process_group(Pid::INIT, Signal::KILL).ok();
            while rustix::process::wait(WaitOptions::empty()).is_ok() {}
        } else {
            for pid in &alive {
                kill_process(*pid, Signal::KILL).ok();
            }
            rustix::process::wait(WaitOptions::empty()).ok();
        }
    }
}

fn all_others() -> Vec<Pid> {
    // kill(-1) finds out at once that nobody is left.
    if test_kill_process_group(Pid::INIT).is_err() {
        return Vec::new();
    }
    let names = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name());
    let pids = names.filter_map(|name| name.to_str()?.parse().ok().and_then(Pid::from_raw));
    pids.filter(|pid| *pid != rustix::process::getpid() && !is_zombie(*pid))
        .collect()
}

fn children() -> Vec<Pid> {
    let me = rustix::process::getpid();
    let list = fs::read_to_string(format!(
        "/proc/{me}/task/{me}/children",
        me = me.as_raw_nonzero()
    ))
    .unwrap_or_default();
    list.split_whitespace()
        .filter_map(|pid| pid.parse().ok().and_then(Pid::from_raw))
        .filter(|pid| !is_zombie(*pid))
        .collect()
}

fn is_zombie(pid: Pid) -> bool {
    let stat =
        fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
    stat.rsplit_once(") ")
        .is_none_or(|(_, rest)| rest.starts_with('Z'))
}
