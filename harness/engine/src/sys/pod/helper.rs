//! The pod's own process: a single-threaded re-execution of the harness, or rather a fork of one.
//!
//! It enters the namespaces, becomes the first process of the new process space (or a subreaper where there is none),
//! and then serves `Order`s until the harness closes the channel. Then every process of the attempt ends with it.
//!
//! Invariant: it never listens, never reads what a program wrote, and decides nothing about verdicts.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::process::ExitCode;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{DumpableBehavior, Pid, WaitOptions};

use super::namespaces::{self, Failed};
use super::protocol::{Answer, Isolation, Order};
use super::{nursery, processes, spawn};
use crate::sys::channel::{Channel, Wait};
use crate::sys::socket;

/// The argument that makes the harness's executable a pod.
pub(super) const ARGUMENT: &str = "__pod";

/// Becomes a nursery, and in its forks a pod, when the process was started as one; every executable that drives programs calls this first.
#[must_use]
pub fn run_if_asked() -> Option<ExitCode> {
    if std::env::args_os().nth(1)? != ARGUMENT {
        return None;
    }
    let channel = take_channel()?;
    let ended = match nursery::serve(&channel) {
        Ok(Some(pod)) => {
            drop(channel);
            run(&pod)
        }
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    Some(if ended.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The channel is standard input; it is moved away so that no program can inherit it.
fn take_channel() -> Option<Channel> {
    let channel = rustix::io::fcntl_dupfd_cloexec(io::stdin(), 3).ok()?;
    let null = rustix::fs::open(
        "/dev/null",
        rustix::fs::OFlags::RDONLY,
        rustix::fs::Mode::empty(),
    )
    .ok()?;
    rustix::stdio::dup2_stdin(null).ok()?;
    Some(Channel::answering(channel))
}

fn run(channel: &Channel) -> io::Result<()> {
    let Some((
        Order::SetUp {
            isolation,
            furnishing,
        },
        _,
    )) = channel.receive(Wait::ForIt)?
    else {
        return Err(io::Error::other("the first order must be to set up"));
    };
    if let Err(failed) = namespaces::leave(isolation) {
        return refuse(channel, &failed);
    }
    if isolation == Isolation::Full
        && let Some(first) = processes::fork()?
    {
        return wait_for(first);
    }
    let children = processes::adopt_orphans(isolation)?;
    match namespaces::furnish(isolation, &furnishing) {
        Ok(()) => channel.send(&Answer::Done, &[])?,
        Err(failed) => return refuse(channel, &failed),
    }
    // Programs share our user; without this they could read our memory and descriptors (ptrace(2)).
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    let served = serve(channel, &children, isolation, furnishing.clients);
    // However it came to an end: nothing of the attempt outlives it.
    processes::sweep(isolation);
    served
}

/// Outside the new process space there is nothing left to do but to end when it ends.
fn wait_for(first: Pid) -> io::Result<()> {
    rustix::process::waitpid(Some(first), WaitOptions::empty())?;
    Ok(())
}

fn refuse(channel: &Channel, (step, error): &Failed) -> io::Result<()> {
    let errno = error.raw_os_error().unwrap_or(0);
    channel.send(
        &Answer::Failed {
            step: (*step).to_owned(),
            errno,
        },
        &[],
    )
}

/// Serves orders and reaps, until the harness is gone.
fn serve(
    channel: &Channel,
    children: &OwnedFd,
    isolation: Isolation,
    clients: u32,
) -> io::Result<()> {
    loop {
        let mut ready = [
            PollFd::new(channel, PollFlags::IN),
            PollFd::new(children, PollFlags::IN),
        ];
        poll(&mut ready, None)?;
        let ordered = !ready[0].revents().is_empty();
        for (pid, status) in processes::reap(children) {
            channel.send(&Answer::Exited { pid, status }, &[])?;
        }
        if ordered {
            let Some((order, _)) = channel.receive(Wait::ForIt)? else {
                return Ok(());
            };
            obey(channel, order, isolation, clients)?;
        }
    }
}

fn obey(channel: &Channel, order: Order, isolation: Isolation, clients: u32) -> io::Result<()> {
    match order {
        Order::SetUp { .. } => channel.send(
            &Answer::Failed {
                step: "set up twice".to_owned(),
                errno: 0,
            },
            &[],
        ),
        Order::Sockets { domain, count } => {
            let made: io::Result<Vec<OwnedFd>> = (0..count).map(|_| socket::make(domain)).collect();
            hand_out(channel, "socket", made)
        }
        Order::Diag => hand_out(
            channel,
            "netlink",
            crate::sys::kernel::open_diag().map(|fd| vec![fd]),
        ),
        Order::Ears { datagrams } => hand_out(channel, "raw socket", socket::ears(datagrams)),
        Order::Run(launch) => match spawn::run(&launch, clients) {
            Ok(running) => {
                let fds: Vec<_> = running.fds.iter().map(AsFd::as_fd).collect();
                channel.send(
                    &Answer::Started {
                        pid: running.pid,
                        watched: running.watched,
                    },
                    &fds,
                )
            }
            Err((step, error)) => {
                let errno = error.raw_os_error().unwrap_or(0);
                channel.send(
                    &Answer::NotStarted {
                        step: step.to_owned(),
                        errno,
                    },
                    &[],
                )
            }
        },
        Order::Sweep => channel.send(
            &Answer::Swept {
                left: processes::sweep(isolation),
            },
            &[],
        ),
    }
}

fn hand_out(
    channel: &Channel,
    step: &'static str,
    made: io::Result<Vec<OwnedFd>>,
) -> io::Result<()> {
    match made {
        Ok(fds) => channel.send(
            &Answer::Done,
            &fds.iter().map(AsFd::as_fd).collect::<Vec<_>>(),
        ),
        Err(error) => refuse(channel, &(step, error)),
    }
}
