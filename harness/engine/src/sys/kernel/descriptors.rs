//! What a descriptor of a program is, and what hidden clocks the program holds.

use std::os::fd::OwnedFd;
use std::{fs, io};

use rustix::net::sockopt::{Timeout, socket_timeout};
use rustix::process::{Pid, PidfdFlags, PidfdGetfdFlags, pidfd_getfd, pidfd_open};
use sockspec_model::{On, Untrusted};

use super::diag::{SocketRow, TcpState};
use super::procfs::{Place, ProcFs};
use super::queue::Queue;
use super::several;
use super::waits::{For, Wait};

/// What a wait is for, in the model's words.
pub(super) fn awaited(pid: i32, wait: &Wait, rows: &[SocketRow]) -> On {
    match wait.awaited {
        For::Descriptor(fd) => descriptor(pid, fd, rows),
        For::Epoll(fd) => any_of(pid, epoll(pid, fd), rows),
        For::Polled(count, at) => any_of(pid, several::polled(pid, count, at), rows),
        For::Selected(below, at) => any_of(pid, several::selected(pid, below, at), rows),
        For::Lock => On::Lock,
        For::Child => On::Child,
        For::Signal => On::Other(Untrusted::new("a signal").cut(40)),
        For::Time => On::Other(Untrusted::new("time to pass").cut(40)),
    }
}

fn any_of(pid: i32, fds: Vec<i32>, rows: &[SocketRow]) -> On {
    On::AnyOf(
        fds.into_iter()
            .map(|fd| descriptor(pid, fd, rows))
            .collect(),
    )
}

fn descriptor(pid: i32, fd: i32, rows: &[SocketRow]) -> On {
    let Ok(link) = fs::read_link(format!("/proc/{pid}/fd/{fd}")) else {
        return On::Other(Untrusted::new("a descriptor").cut(40));
    };
    let link = link.to_string_lossy();
    match link.split_once(":[") {
        Some(("socket", inode)) => socket(inode.trim_end_matches(']').parse().unwrap_or(0), rows),
        Some(("pipe", _)) => On::Pipe,
        _ if link.starts_with("/dev/pts/") || link == "/dev/tty" => On::Keyboard,
        _ => On::Other(Untrusted::new(link.as_bytes()).cut(80)),
    }
}

/// A socket that is in no table is one between the program's own processes.
fn socket(inode: u32, rows: &[SocketRow]) -> On {
    match rows.iter().find(|row| row.inode == inode && inode != 0) {
        Some(row) if row.state == TcpState::Listen => On::Listener(row.local.to_string()),
        Some(row) if row.state == TcpState::Datagrams => On::Datagrams(row.local.to_string()),
        Some(row) => On::Connection(row.remote.to_string()),
        None => On::Pipe,
    }
}

/// The descriptors that an epoll instance watches.
fn epoll(pid: i32, fd: i32) -> Vec<i32> {
    let info = fs::read_to_string(format!("/proc/{pid}/fdinfo/{fd}")).unwrap_or_default();
    info.lines()
        .filter_map(|line| {
            line.strip_prefix("tfd:")?
                .split_whitespace()
                .next()?
                .parse()
                .ok()
        })
        .collect()
}

/// Every socket that a process holds: descriptor and inode.
pub(super) fn sockets(proc: &ProcFs, pid: i32) -> Vec<(i32, u32)> {
    let inode = |link: &str| {
        link.strip_prefix("socket:[")?
            .trim_end_matches(']')
            .parse()
            .ok()
    };
    proc.links(Place::Process(pid), "fd")
        .unwrap_or_default()
        .iter()
        .filter_map(|(fd, link)| Some((*fd, inode(link)?)))
        .collect()
}

/// How many descriptors a process holds.
pub(super) fn count(proc: &ProcFs, pid: i32) -> io::Result<usize> {
    Ok(proc.numbers(Place::Process(pid), "fd")?.len())
}

/// Whether a process holds a clock that no system call shows: an armed timer, a caught alarm, an asynchronous ring.
pub(super) fn has_hidden_clock(proc: &ProcFs, pid: i32) -> bool {
    let place = Place::Process(pid);
    // What cannot be looked at may hold a clock.
    let Ok(links) = proc.links(place, "fd") else {
        return true;
    };
    let timer = links.iter().any(|(fd, link)| match link.as_str() {
        "anon_inode:[timerfd]" => is_armed(pid, *fd),
        "anon_inode:[io_uring]" => true,
        _ => false,
    });
    // A file that is not there tells nothing, and what is not known may be a clock.
    timer
        || minds_alarms(&proc.read(place, "status").unwrap_or_default())
        || proc
            .read(place, "timers")
            .map_or(true, |timers| !timers.is_empty())
}

fn is_armed(pid: i32, fd: i32) -> bool {
    let info = fs::read_to_string(format!("/proc/{pid}/fdinfo/{fd}")).unwrap_or_default();
    info.lines().any(|line| {
        line.strip_prefix("it_value:")
            .is_some_and(|value| value.trim() != "(0, 0)")
    })
}

/// Whether a process minds SIGALRM, SIGVTALRM or SIGPROF: catches it (`SigCgt`), or blocks it (`SigBlk`) and takes it by
/// sigwait or a signalfd. The timer itself is not shown anywhere.
fn minds_alarms(status: &str) -> bool {
    let alarms = [libc::SIGALRM, libc::SIGVTALRM, libc::SIGPROF]
        .iter()
        .fold(0, |mask, signal| mask | 1 << (signal - 1));
    let has = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let mask = line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        mask.is_none_or(|mask| mask & alarms != 0)
    };
    has("SigCgt:") || has("SigBlk:")
}

/// Whether a wait on a descriptor ends by itself, which no argument shows: because of a socket option, or because it is
/// for a file, and so for a disk or whoever serves it. When the kernel does not let us look, it is assumed to.
pub(super) fn ends_by_itself(pid: i32, wait: &Wait) -> bool {
    let For::Descriptor(fd) = wait.awaited else {
        return false;
    };
    let link = fs::read_link(format!("/proc/{pid}/fd/{fd}")).unwrap_or_default();
    if !link.to_string_lossy().starts_with("socket:") {
        return link.is_absolute() && !link.starts_with("/dev");
    }
    let timeout = borrow(pid, fd).and_then(|socket| {
        let receive = socket_timeout(&socket, Timeout::Recv).ok()?;
        let send = socket_timeout(&socket, Timeout::Send).ok()?;
        Some(receive.is_some() || send.is_some())
    });
    timeout.unwrap_or(true)
}

/// What lies in a datagram socket, where this process holds it.
pub(super) fn queue(proc: &ProcFs, pid: i32, socket: (i32, u32)) -> Option<Queue> {
    sockets(proc, pid).contains(&socket).then_some(())?;
    Queue::of(&borrow(pid, socket.0)?)
}

/// A duplicate of a program's descriptor, held only for a question.
fn borrow(pid: i32, fd: i32) -> Option<OwnedFd> {
    let process = pidfd_open(Pid::from_raw(pid)?, PidfdFlags::empty()).ok()?;
    pidfd_getfd(process, fd, PidfdGetfdFlags::empty()).ok()
}
