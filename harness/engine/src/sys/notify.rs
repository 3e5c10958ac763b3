//! Calls of `listen` and `bind`, reported by the kernel the moment they are made (seccomp user notification).
//!
//! The call itself is always let through: the notification is a bell, not a gate. The socket tables then tell what
//! came of it. One listener per process tree; needs no privilege beside no_new_privs (seccomp_unotify(2)).

use std::io;
use std::mem::size_of;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd};

use super::socket::check;

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xc000_003e;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xc000_00b7;

/// Where `struct seccomp_data` has the architecture and the number of the call.
const DATA_ARCH: u32 = 4;
const DATA_NR: u32 = 0;

/// Puts the filter on this process and its children, and returns the listening end.
#[expect(unsafe_code, reason = "seccomp(2) has no safe wrapper")]
pub(super) fn install() -> io::Result<OwnedFd> {
    let load = |offset| statement(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, offset);
    let equals = |value, yes, no| jump(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, value, yes, no);
    let give = |value| statement(libc::BPF_RET | libc::BPF_K, value);
    let mut filter = [
        load(DATA_ARCH),
        equals(ARCHITECTURE, 0, 3),
        load(DATA_NR),
        equals(libc::SYS_listen as u32, 2, 0),
        equals(libc::SYS_bind as u32, 1, 0),
        give(libc::SECCOMP_RET_ALLOW),
        give(libc::SECCOMP_RET_USER_NOTIF),
    ];
    let program = libc::sock_fprog {
        len: filter.len() as u16,
        filter: filter.as_mut_ptr(),
    };
    // Where the kernel has it (5.19), only a deadly signal interrupts a call that waits to be let through.
    let killable =
        libc::SECCOMP_FILTER_FLAG_NEW_LISTENER | libc::SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
    // SAFETY: the program and its filter outlive the calls, which copy them; the descriptor is new and ours.
    unsafe {
        let set = |flags: libc::c_ulong| {
            check(libc::syscall(
                libc::SYS_seccomp,
                libc::SECCOMP_SET_MODE_FILTER,
                flags,
                &raw const program,
            ) as i32)
        };
        let fd = set(killable).or_else(|_| set(libc::SECCOMP_FILTER_FLAG_NEW_LISTENER))?;
        Ok(OwnedFd::from_raw_fd(fd))
    }
}

/// A call that was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// `listen`.
    Listen,
    /// `bind`.
    Bind,
}

/// Takes one notification and lets the call go on; to be called only when the descriptor is readable.
#[expect(unsafe_code, reason = "the notification ioctls have no safe wrapper")]
pub(super) fn let_through(listener: BorrowedFd<'_>) -> io::Result<Call> {
    // SAFETY: both structures are plain data of the kernel's layout, zeroed as it asks, alive during the calls.
    unsafe {
        let mut call: libc::seccomp_notif = std::mem::zeroed();
        check(libc::ioctl(
            listener.as_raw_fd(),
            request(0, size_of::<libc::seccomp_notif>()) as _,
            &raw mut call,
        ))?;
        let mut reply: libc::seccomp_notif_resp = std::mem::zeroed();
        reply.id = call.id;
        reply.flags = libc::SECCOMP_USER_NOTIF_FLAG_CONTINUE as u32;
        let send = request(1, size_of::<libc::seccomp_notif_resp>());
        check(libc::ioctl(listener.as_raw_fd(), send as _, &raw mut reply))?;
        Ok(if libc::c_long::from(call.data.nr) == libc::SYS_listen {
            Call::Listen
        } else {
            Call::Bind
        })
    }
}

/// `SECCOMP_IOWR(nr, type)`: read and write, magic `!`.
const fn request(number: u8, size: usize) -> u64 {
    (3 << 30) | ((size as u64) << 16) | ((b'!' as u64) << 8) | number as u64
}

const fn statement(code: u32, value: u32) -> libc::sock_filter {
    jump(code, value, 0, 0)
}

const fn jump(code: u32, value: u32, yes: u8, no: u8) -> libc::sock_filter {
    libc::sock_filter {
        code: code as u16,
        jt: yes,
        jf: no,
        k: value,
    }
}
