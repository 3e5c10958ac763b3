//! One running program: its console, its end, its calls of `listen` and `bind`.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::rc::Rc;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process_group, pidfd_send_signal};
use tokio::io::unix::AsyncFd;

use super::Trouble;
use super::console::Console;
use super::notify::{self, Call};
use super::pod::{Answer, Launch, Order, Pod, outer_pid};
use super::readiness::watch;

/// A program that was started in a pod.
pub struct Program {
    pod: Rc<Pod>,
    inner_pid: i32,
    outer_pid: i32,
    pidfd: OwnedFd,
    listener: Option<AsyncFd<OwnedFd>>,
    /// How many calls of `listen` were reported.
    listens: Cell<u32>,
    /// How many calls of `bind` were reported.
    binds: Cell<u32>,
    hung_up: Cell<bool>,
    console: Console,
    end: Cell<Option<End>>,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By itself, with this status.
    Status(i32),
    /// By this signal.
    Signal(i32),
}

/// Why a program did not run.
#[derive(Debug)]
pub enum NotRun {
    /// The system would not execute it; the user's to mend.
    Refused(io::Error),
    /// Ours to mend.
    Trouble(Trouble),
}

impl Program {
    /// Starts a program in a pod; must be called inside a runtime.
    ///
    /// # Errors
    /// When the system will not execute it, or the pod has trouble.
    pub fn start(pod: &Rc<Pod>, launch: Launch) -> Result<Self, NotRun> {
        let stdio = launch.stdio;
        let (answer, mut fds) = pod.ask(&Order::Run(launch)).map_err(NotRun::Trouble)?;
        let (inner_pid, watched) = match answer {
            Answer::Started { pid, watched } => (pid, watched),
            Answer::NotStarted { step, errno } if step == "exec" => {
                return Err(NotRun::Refused(io::Error::from_raw_os_error(errno)));
            }
            Answer::NotStarted { step, errno } => {
                return Err(NotRun::Trouble(Trouble::while_(&step)(
                    io::Error::from_raw_os_error(errno),
                )));
            }
            answer @ (Answer::Done
            | Answer::Swept { .. }
            | Answer::Failed { .. }
            | Answer::Exited { .. }) => {
                return Err(NotRun::Trouble(Trouble::new(format!(
                    "the pod answered out of turn: {answer:?}"
                ))));
            }
        };
        pod.forget(inner_pid);
        let taking_over = Trouble::while_("taking the program over");
        let console = Console::new(stdio, fds.split_off(if watched { 2 } else { 1 }))
            .map_err(&taking_over)
            .map_err(NotRun::Trouble)?;
        Self::take(pod, inner_pid, fds, console)
            .map_err(&taking_over)
            .map_err(NotRun::Trouble)
    }

    fn take(
        pod: &Rc<Pod>,
        inner_pid: i32,
        fds: Vec<OwnedFd>,
        console: Console,
    ) -> io::Result<Self> {
        let mut fds = fds.into_iter();
        let pidfd = fds
            .next()
            .ok_or_else(|| io::Error::other("the pod sent no pidfd"))?;
        let outer_pid = outer_pid(&pidfd).map_or(0, |pid| pid.as_raw_nonzero().get());
        let listener = fds.next().map(watch).transpose()?;
        Ok(Self {
            pod: Rc::clone(pod),
            inner_pid,
            outer_pid,
            pidfd,
            listener,
            listens: Cell::new(0),
            binds: Cell::new(0),
            hung_up: Cell::new(false),
            console,
            end: Cell::new(None),
        })
    }

    /// Its process number as the harness sees it; 0 when it had ended before it could be asked for.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.outer_pid
    }

    /// Its console.
    #[must_use]
    pub fn console(&self) -> &Console {
        &self.console
    }

    /// Whether its calls of `listen` and `bind` are reported by the kernel.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        self.listener.is_some()
    }

    /// How many calls of `listen` were reported; each comes to pass right after it was.
    #[must_use]
    pub fn listens(&self) -> u32 {
        self.listens.get()
    }

    /// How many calls of `bind` were reported; each comes to pass right after it was.
    #[must_use]
    pub fn binds(&self) -> u32 {
        self.binds.get()
    }

    /// How it ended, if it has.
    pub fn end(&self) -> Option<End> {
        if self.end.get().is_none() {
            self.end.set(self.pod.exit_of(self.inner_pid).map(End::of));
        }
        self.end.get()
    }

    /// Whether it has ended, but the pod's news of how has not arrived.
    pub(crate) fn has_ended_unheard(&self) -> bool {
        let now = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        self.end().is_none()
            && poll(&mut [PollFd::new(&self.pidfd, PollFlags::IN)], Some(&now))
                .is_ok_and(|ready| ready > 0)
    }

    /// Sends a signal to it alone.
    ///
    /// # Errors
    /// When it has ended.
    pub fn signal(&self, signal: Signal) -> io::Result<()> {
        Ok(pidfd_send_signal(&self.pidfd, signal)?)
    }

    /// Ends it and its session at once.
    pub fn kill(&self) {
        if let Some(group) = Pid::from_raw(self.outer_pid.max(0)).filter(|_| self.end().is_none()) {
            kill_process_group(group, Signal::KILL).ok();
        }
        self.signal(Signal::KILL).ok();
    }

    /// Waits for anything the kernel has to tell of the program, and takes it in.
    pub async fn fill(&self) {
        tokio::select! {
            () = self.console.fill() => {}
            () = self.pod.fill() => {}
            () = self.hear_call() => {}
        }
    }

    /// Waits for a call of `listen` or `bind` and lets it through.
    async fn hear_call(&self) {
        let Some(listener) = self.listener.as_ref().filter(|_| !self.hung_up.get()) else {
            return std::future::pending().await;
        };
        if let Ok(mut ready) = listener.readable().await {
            // Several callers may wait, and we are woken once for all of them.
            while has_caller(ready.get_inner()) {
                match notify::let_through(ready.get_inner().as_fd()) {
                    Ok(Call::Listen) => self.listens.set(self.listens.get() + 1),
                    Ok(Call::Bind) => self.binds.set(self.binds.get() + 1),
                    // The caller was killed meanwhile.
                    Err(_) => {}
                }
            }
            // Nobody is left who could call.
            self.hung_up.set(ready.ready().is_read_closed());
            ready.clear_ready();
        }
    }
}

fn has_caller(listener: &OwnedFd) -> bool {
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    let mut ready = [PollFd::new(listener, PollFlags::IN)];
    poll(&mut ready, Some(&now)).is_ok() && ready[0].revents().contains(PollFlags::IN)
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

impl End {
    fn of(status: i32) -> Self {
        if libc::WIFSIGNALED(status) {
            Self::Signal(libc::WTERMSIG(status))
        } else {
            Self::Status(libc::WEXITSTATUS(status))
        }
    }

    /// Whether it ended without a crash: by itself, or by a signal with which programs ask each other to end (signal(7)).
    #[must_use]
    pub fn is_orderly(self) -> bool {
        const ASKED: [i32; 3] = [libc::SIGTERM, libc::SIGINT, libc::SIGHUP];
        match self {
            Self::Status(_) => true,
            Self::Signal(signal) => ASKED.contains(&signal),
        }
    }

    /// Whether it ended by itself with status 0.
    #[must_use]
    pub fn is_success(self) -> bool {
        self == Self::Status(0)
    }
}

impl fmt::Display for End {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(out, "ended with status {status}"),
            Self::Signal(signal) => write!(
                out,
                "was ended by signal {signal} ({})",
                signal_name(*signal)
            ),
        }
    }
}

fn signal_name(signal: i32) -> &'static str {
    match signal {
        libc::SIGABRT => "SIGABRT, abort",
        libc::SIGALRM => "SIGALRM, alarm clock",
        libc::SIGBUS => "SIGBUS, bad memory access",
        libc::SIGFPE => "SIGFPE, arithmetic error",
        libc::SIGHUP => "SIGHUP, terminal closed",
        libc::SIGILL => "SIGILL, illegal instruction",
        libc::SIGINT => "SIGINT, interrupt key",
        libc::SIGKILL => "SIGKILL",
        libc::SIGPIPE => "SIGPIPE, wrote to a closed connection",
        libc::SIGSEGV => "SIGSEGV, bad memory access",
        libc::SIGTERM => "SIGTERM, terminate",
        libc::SIGXFSZ => "SIGXFSZ, file too large",
        _ => "see signal(7)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_asked_to_end_does_not_crash() {
        assert!(End::Status(1).is_orderly() && End::Signal(libc::SIGTERM).is_orderly());
        assert!(!End::Signal(libc::SIGSEGV).is_orderly());
    }
}
