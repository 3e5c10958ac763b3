//! Which system calls are waits, for what, and whether they end by themselves.
//!
//! The numbers and arguments come from `/proc/PID/task/TID/syscall` (proc_pid_syscall(5)). A call that is not listed is
//! never taken for a wait: the harness then waits for a quiet period instead of concluding anything.

/// What a wait is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    /// This descriptor.
    Descriptor(i32),
    /// Any of the descriptors of this epoll instance.
    Epoll(i32),
    /// Any of so many descriptors, in an array of `pollfd` at this address.
    Polled(u64, u64),
    /// Any of the descriptors below this number, in a bit set at this address.
    Selected(u64, u64),
    /// A lock or a condition of the program's own.
    Lock,
    /// A child process.
    Child,
    /// A signal.
    Signal,
    /// Time to pass.
    Time,
}

/// A wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wait {
    /// Name of the call.
    pub(super) call: &'static str,
    /// For what.
    pub(super) awaited: For,
    /// Whether it ends by itself.
    pub(super) timed: bool,
}

/// Classifies a call; `None` for one that is not known as a wait.
pub(super) fn classify(number: i64, args: [u64; 6]) -> Option<Wait> {
    let wait = |call, awaited, timed| {
        Some(Wait {
            call,
            awaited,
            timed,
        })
    };
    let fd = For::Descriptor(args[0] as i32);
    let lasts = |timeout: u64| timeout as i32 >= 0;
    match number {
        libc::SYS_read => wait("read", fd, false),
        libc::SYS_readv => wait("readv", fd, false),
        libc::SYS_recvfrom => wait("recv", fd, false),
        libc::SYS_recvmsg => wait("recvmsg", fd, false),
        libc::SYS_recvmmsg => wait("recvmmsg", fd, args[4] != 0),
        libc::SYS_accept | libc::SYS_accept4 => wait("accept", fd, false),
        libc::SYS_write => wait("write", fd, false),
        libc::SYS_writev => wait("writev", fd, false),
        libc::SYS_sendto => wait("send", fd, false),
        libc::SYS_sendmsg => wait("sendmsg", fd, false),
        libc::SYS_sendfile => wait("sendfile", fd, false),
        libc::SYS_connect => wait("connect", fd, true),
        libc::SYS_ppoll => wait("poll", For::Polled(args[1], args[0]), args[2] != 0),
        libc::SYS_pselect6 => wait("select", For::Selected(args[0], args[1]), args[4] != 0),
        libc::SYS_epoll_pwait => wait("epoll_wait", For::Epoll(args[0] as i32), lasts(args[3])),
        libc::SYS_epoll_pwait2 => wait("epoll_wait", For::Epoll(args[0] as i32), args[3] != 0),
        libc::SYS_futex => futex(args),
        libc::SYS_wait4 | libc::SYS_waitid => wait("wait", For::Child, false),
        libc::SYS_rt_sigtimedwait => wait("sigwait", For::Signal, args[2] != 0),
        libc::SYS_rt_sigsuspend => wait("sigsuspend", For::Signal, false),
        libc::SYS_flock => wait("flock", For::Lock, false),
        libc::SYS_semop | libc::SYS_msgrcv | libc::SYS_msgsnd => wait("semop", For::Lock, false),
        libc::SYS_semtimedop => wait("semtimedop", For::Lock, args[3] != 0),
        libc::SYS_nanosleep | libc::SYS_clock_nanosleep | libc::SYS_restart_syscall => {
            wait("sleep", For::Time, true)
        }
        // Calls that newer architectures do without.
        #[cfg(target_arch = "x86_64")]
        libc::SYS_poll => wait("poll", For::Polled(args[1], args[0]), lasts(args[2])),
        #[cfg(target_arch = "x86_64")]
        libc::SYS_select => wait("select", For::Selected(args[0], args[1]), args[4] != 0),
        #[cfg(target_arch = "x86_64")]
        libc::SYS_epoll_wait => wait("epoll_wait", For::Epoll(args[0] as i32), lasts(args[3])),
        #[cfg(target_arch = "x86_64")]
        libc::SYS_pause => wait("pause", For::Signal, false),
        _ => None,
    }
}

fn futex(args: [u64; 6]) -> Option<Wait> {
    let operation = args[1] as i32 & !(libc::FUTEX_PRIVATE_FLAG | libc::FUTEX_CLOCK_REALTIME);
    let waits = [
        libc::FUTEX_WAIT,
        libc::FUTEX_WAIT_BITSET,
        libc::FUTEX_LOCK_PI,
        libc::FUTEX_LOCK_PI2,
    ];
    waits.contains(&operation).then_some(Wait {
        call: "futex",
        awaited: For::Lock,
        timed: args[3] != 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_with_a_time_out_is_told_from_one_without() {
        let timed = |number, args| classify(number, args).map(|wait| wait.timed);
        assert_eq!(timed(libc::SYS_recvfrom, [4, 0, 0, 0, 0, 0]), Some(false));
        let for_ever = u64::from(u32::MAX);
        assert_eq!(
            timed(libc::SYS_epoll_pwait, [4, 0, 0, u64::MAX, 0, 0]),
            Some(false)
        );
        assert_eq!(
            timed(libc::SYS_epoll_pwait, [4, 0, 0, for_ever, 0, 0]),
            Some(false)
        );
        assert_eq!(
            timed(libc::SYS_epoll_pwait, [4, 0, 0, 100, 0, 0]),
            Some(true)
        );
        assert_eq!(
            timed(libc::SYS_pselect6, [8, 0, 0, 0, 0x7fff, 0]),
            Some(true)
        );
        assert_eq!(
            timed(
                libc::SYS_futex,
                [0, libc::FUTEX_WAIT_BITSET as u64 | 128, 0, 0, 0, 0]
            ),
            Some(false)
        );
        assert_eq!(timed(libc::SYS_clock_nanosleep, [0; 6]), Some(true));
        assert_eq!(timed(libc::SYS_connect, [0; 6]), Some(true));
    }

    #[test]
    fn both_calls_for_a_client_wait_for_a_descriptor_as_long_as_it_takes() {
        for number in [libc::SYS_accept, libc::SYS_accept4] {
            let wait = classify(number, [3, 0, 0, 0, 0, 0]);
            let (awaited, timed) = wait.map(|wait| (wait.awaited, wait.timed)).unwrap();
            assert_eq!((awaited, timed), (For::Descriptor(3), false));
        }
    }

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn old_calls_are_waits_too() {
        let timed = |number, args| classify(number, args).map(|wait| wait.timed);
        let for_ever = [4, 0, 0, u64::MAX, 0, 0];
        assert_eq!(timed(libc::SYS_epoll_wait, for_ever), Some(false));
        assert_eq!(timed(libc::SYS_poll, [4, 1, 100, 0, 0, 0]), Some(true));
        assert_eq!(timed(libc::SYS_select, [8, 0, 0, 0, 0x7fff, 0]), Some(true));
        assert_eq!(timed(libc::SYS_pause, [0; 6]), Some(false));
    }

    #[test]
    fn what_is_no_wait_proves_nothing() {
        assert_eq!(classify(libc::SYS_openat, [0; 6]), None);
        assert_eq!(
            classify(libc::SYS_futex, [0, libc::FUTEX_WAKE as u64, 0, 0, 0, 0]),
            None
        );
    }
}
