//! Starting a program inside a pod.
//!
//! The child tells over a socket of its own whether `exec` came to pass: the socket closes on exec, so its end without
//! a message means success. Set-up failures and a program that ends at once are therefore never mixed up.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::process::Command;

use rustix::process::{Pid, PidfdFlags, Resource, Rlimit, pidfd_open, setrlimit};

use super::processes::fork;
use super::protocol::Launch;
use crate::sys::channel::{Channel, Wait};
use crate::sys::{console, notify};

/// A program that runs.
pub(super) struct Running {
    /// Its process number inside.
    pub(super) pid: i32,
    /// Whether its calls of `listen` and `bind` are reported.
    pub(super) watched: bool,
    /// The pidfd, the notification listener if watched, then the console.
    pub(super) fds: Vec<OwnedFd>,
}

type Failed = (&'static str, io::Error);

/// Starts a program.
pub(super) fn run(launch: &Launch, clients: u32) -> Result<Running, Failed> {
    let (ours, theirs) = Channel::pair().map_err(|error| ("channel", error))?;
    let console = console::open(launch.stdio).map_err(|error| ("console", error))?;
    let child = fork().map_err(|error| ("fork", error))?;
    let Some(pid) = child else {
        become_program(launch, clients, &theirs, console.inner)
    };
    drop((theirs, console.inner));
    let pidfd = pidfd_open(pid, PidfdFlags::empty()).map_err(|error| ("pidfd", error.into()))?;
    let mut fds = vec![pidfd];
    let watched = hear_of_exec(&ours, &mut fds)?;
    fds.extend(console.outer);
    Ok(Running {
        pid: pid.as_raw_nonzero().get(),
        watched,
        fds,
    })
}

/// Waits until the child has called exec; whether it is watched.
fn hear_of_exec(child: &Channel, fds: &mut Vec<OwnedFd>) -> Result<bool, Failed> {
    let mut watched = false;
    while let Some((word, sent)) = child
        .receive::<(String, i32)>(Wait::ForIt)
        .map_err(|error| ("exec", error))?
    {
        match word.0.as_str() {
            "watched" => {
                fds.extend(sent);
                watched = true;
            }
            _ => {
                return Err((
                    STEPS
                        .iter()
                        .find(|step| **step == word.0)
                        .unwrap_or(&"exec"),
                    io::Error::from_raw_os_error(word.1),
                ));
            }
        }
    }
    Ok(watched)
}

const STEPS: &[&str] = &["console", "limits", "privileges", "folder", "exec"];

/// Every signal as a fresh process has it: whatever the harness blocks or ignores must not reach the program.
#[expect(
    unsafe_code,
    reason = "signal dispositions and masks have no safe wrapper"
)]
fn forget_signals() {
    // SAFETY: the child has one thread, and the default disposition runs no code of ours. Numbers that name no signal
    // of this system are refused without harm.
    unsafe {
        for signal in 1..=64 {
            libc::signal(signal, libc::SIG_DFL);
        }
        let mut none = std::mem::zeroed();
        libc::sigemptyset(&raw mut none);
        libc::sigprocmask(libc::SIG_SETMASK, &raw const none, std::ptr::null_mut());
    }
}

/// In the child: becomes the program, or says why not.
fn become_program(launch: &Launch, clients: u32, parent: &Channel, console: console::Inner) -> ! {
    let (step, error) = match prepare(launch, clients, parent, console) {
        Ok(()) => ("exec", execute(launch)),
        Err(failed) => failed,
    };
    parent
        .send(&(step, error.raw_os_error().unwrap_or(0)), &[])
        .ok();
    leave()
}

fn prepare(
    launch: &Launch,
    clients: u32,
    parent: &Channel,
    console: console::Inner,
) -> Result<(), Failed> {
    rustix::process::setsid().map_err(|error| ("console", error.into()))?;
    console.take().map_err(|error| ("console", error))?;
    limit(clients).map_err(|error| ("limits", error))?;
    forget_signals();
    rustix::process::chdir(launch.dir.as_str()).map_err(|error| ("folder", error.into()))?;
    rustix::thread::set_no_new_privs(true).map_err(|error| ("privileges", error.into()))?;
    // Without the notification the harness asks the socket tables instead, so a refusal is no failure.
    if launch.watch
        && let Ok(listener) = notify::install()
    {
        parent
            .send(&("watched", 0), &[listener.as_fd()])
            .map_err(|error| ("privileges", error))?;
    }
    Ok(())
}

/// Replaces this process; returns only with an error.
fn execute(launch: &Launch) -> io::Error {
    Command::new(&launch.argv[0])
        .args(&launch.argv[1..])
        .env_clear()
        .envs(&launch.env)
        .exec()
}

/// Descriptors, and processes or threads, for each client.
pub(super) const EACH: u32 = 4;

/// Bounds of one program. Memory is not bounded by address space: node and java reserve gigabytes that they never use.
/// A program may use a few descriptors and threads for each client.
fn limit(clients: u32) -> io::Result<()> {
    let more = u64::from(EACH * clients);
    let bounds = [
        (Resource::Core, 0),
        (Resource::Fsize, 1 << 30),
        (Resource::Nofile, 4096 + more),
        (Resource::Nproc, 2048 + more),
    ];
    for (resource, most) in bounds {
        let now = rustix::process::getrlimit(resource);
        let most = now.maximum.map_or(most, |hard| hard.min(most));
        setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        )?;
    }
    Ok(())
}

#[expect(
    unsafe_code,
    reason = "leaving a forked child without running the parent's exit handlers"
)]
fn leave() -> ! {
    // SAFETY: _exit(2) has no preconditions.
    unsafe { libc::_exit(127) }
}

/// The program's process number as another process space sees it, from the pidfd.
pub(in crate::sys) fn outer_pid(pidfd: impl AsFd) -> io::Result<Pid> {
    use std::os::fd::AsRawFd;
    let info = std::fs::read_to_string(format!("/proc/self/fdinfo/{}", pidfd.as_fd().as_raw_fd()))?;
    let pid = info
        .lines()
        .find_map(|line| line.strip_prefix("Pid:")?.trim().parse().ok());
    // A process that has already been reaped shows as -1.
    pid.filter(|pid| *pid > 0)
        .and_then(Pid::from_raw)
        .ok_or_else(|| io::Error::other("the program has already been reaped"))
}
