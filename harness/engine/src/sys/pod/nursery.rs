//! The process that every pod's helper is forked from: one for each harness, started with the first pod.
//!
//! To start an executable costs a millisecond of processor time, to fork a process that is small, has one thread and is
//! otherwise idle a tenth of that. It never looks into a channel that it passes on, and ends when the harness does.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{
    DumpableBehavior, Pid, PidfdFlags, Signal, WaitOptions, pidfd_open, pidfd_send_signal,
};
use rustix::thread::{sched_getaffinity, sched_setaffinity};

use super::helper::ARGUMENT;
use super::processes;
use crate::sys::channel::{Channel, Wait};

const AT_ONCE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 0,
};

static NURSERY: Mutex<Option<Nursery>> = Mutex::new(None);

/// The harness's side.
struct Nursery {
    channel: Channel,
    process: Child,
}

/// What a fork came to: a process number or an error number.
type Born = Result<i32, i32>;

/// A pod's helper; it is reaped where it was born.
pub(super) struct Helper {
    pub(super) pid: i32,
    process: OwnedFd,
}

/// A new helper at the other end of a channel; on the processors that the caller may use.
///
/// # Errors
/// When it cannot be forked.
pub(super) fn helper(theirs: &Channel) -> io::Result<Helper> {
    let mut nursery = NURSERY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(nursery) = nursery.as_ref() {
        let helper = nursery.bear(theirs);
        // Every helper ends with the one that bore it: so it is kept as long as it answers at all.
        if helper.is_ok() || !nursery.has_ended() {
            return helper;
        }
    }
    // There is none yet, or somebody has ended it.
    nursery.insert(Nursery::start()?).bear(theirs)
}

impl Nursery {
    fn start() -> io::Result<Self> {
        let (channel, theirs) = Channel::pair()?;
        let process = Command::new("/proc/self/exe")
            .arg(ARGUMENT)
            .env_clear()
            .stdin(Stdio::from(theirs.as_fd().try_clone_to_owned()?))
            .stdout(Stdio::null())
            .spawn()?;
        Ok(Self { channel, process })
    }

    /// Whether nobody is at the other end any more.
    fn has_ended(&self) -> bool {
        let mut other = [PollFd::new(&self.channel, PollFlags::empty())];
        poll(&mut other, Some(&AT_ONCE)).is_ok_and(|ended| ended > 0)
    }

    fn bear(&self, theirs: &Channel) -> io::Result<Helper> {
        self.channel.send(&(), &[theirs.as_fd()])?;
        let answer = self.channel.receive::<Born>(Wait::ForIt)?;
        let (born, mut fds) = answer.ok_or_else(|| io::Error::other("it has ended"))?;
        let pid = born.map_err(io::Error::from_raw_os_error)?;
        let process = fds
            .pop()
            .ok_or_else(|| io::Error::other("a helper without a descriptor"))?;
        sched_setaffinity(Pid::from_raw(pid), &sched_getaffinity(None)?)?;
        Ok(Helper { pid, process })
    }
}

impl Drop for Nursery {
    /// The end of the channel is the order to end.
    fn drop(&mut self) {
        rustix::net::shutdown(&self.channel, rustix::net::Shutdown::Both).ok();
        self.process.wait().ok();
    }
}

/// Ends the nursery, so that nothing of ours outlives the caller; a later pod begins a new one.
pub fn close() {
    let mut nursery = NURSERY.lock().unwrap_or_else(PoisonError::into_inner);
    drop(nursery.take());
}

impl Helper {
    /// Waits until it has ended, and ends it if it has not in this time.
    pub(super) fn wait(&self, patience: &Timespec) {
        if self.ends_within(patience).unwrap_or(true) {
            return;
        }
        pidfd_send_signal(&self.process, Signal::KILL).ok();
    }

    /// Whether it has ended.
    pub(super) fn has_ended(&self) -> bool {
        self.ends_within(&AT_ONCE).unwrap_or(false)
    }

    fn ends_within(&self, patience: &Timespec) -> rustix::io::Result<bool> {
        let mut process = [PollFd::new(&self.process, PollFlags::IN)];
        poll(&mut process, Some(patience)).map(|ended| ended > 0)
    }
}

/// Forks for the harness until it has ended; in the forks, the channel of the pod.
pub(super) fn serve(channel: &Channel) -> io::Result<Option<Channel>> {
    // What runs on this machine beside us, as our user, has no business in here.
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    while let Some(((), fds)) = channel.receive(Wait::ForIt)? {
        reap();
        let born = match processes::fork() {
            Ok(None) => {
                // Only for this may we write our own maps of users.
                rustix::process::set_dumpable_behavior(DumpableBehavior::Dumpable)?;
                return Ok(fds.into_iter().next().map(Channel::answering));
            }
            Ok(Some(pid)) => Ok(pid),
            Err(error) => Err(error),
        };
        let opened = born.and_then(|pid| Ok((pid, pidfd_open(pid, PidfdFlags::empty())?)));
        match opened {
            Ok((pid, process)) => {
                let born = Born::Ok(pid.as_raw_nonzero().get());
                channel.send(&born, &[process.as_fd()])?;
            }
            Err(error) => channel.send(&Born::Err(error.raw_os_error().unwrap_or(0)), &[])?,
        }
    }
    reap();
    Ok(None)
}

fn reap() {
    while let Ok(Some(_)) = rustix::process::wait(WaitOptions::NOHANG) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_could_not_fork_is_kept_and_one_that_has_ended_is_not() {
        let (channel, other) = Channel::pair().unwrap();
        let process = Command::new("true").spawn().unwrap();
        let nursery = Nursery { channel, process };
        other.send(&Born::Err(libc::EAGAIN), &[]).unwrap();
        let (_ours, theirs) = Channel::pair().unwrap();
        assert!(nursery.bear(&theirs).is_err() && !nursery.has_ended());
        drop(other);
        assert!(nursery.bear(&theirs).is_err() && nursery.has_ended());
    }
}
