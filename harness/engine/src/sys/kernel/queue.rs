//! What lies unread in a datagram socket of a program: each datagram is looked at in its turn, and stays there.
//!
//! Invariant: the program does not notice. Where an error waits for it, only the first datagram is asked for, since to look
//! further would take the error away.

use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::net::{RecvFlags, recv};

use crate::sys::socket::check;

/// Datagrams that lie in a socket.
pub(super) struct Queue {
    /// How many there are, where the kernel tells.
    pub(super) count: Option<u32>,
    /// How many bytes the first one has.
    pub(super) first: u32,
}

impl Queue {
    pub(super) fn of(socket: &OwnedFd) -> Option<Self> {
        let first = rustix::io::ioctl_fionread(socket).ok()?;
        Some(Self {
            count: count(socket.as_fd()),
            first: u32::try_from(first).ok()?,
        })
    }
}

fn count(socket: BorrowedFd<'_>) -> Option<u32> {
    let untouched = !has_an_error(socket) && peek_offset(socket).ok()? == NONE;
    untouched.then(|| set_peek_offset(socket, 0).ok())??;
    let looked_at = (0..MOST).take_while(|_| is_another(socket)).count();
    set_peek_offset(socket, NONE).ok()?;
    u32::try_from(looked_at).ok().filter(|count| *count < MOST)
}

/// Whether there is a datagram behind those that were looked at.
fn is_another(socket: BorrowedFd<'_>) -> bool {
    // Told its whole length, the kernel goes on to the next one, however little is taken of it.
    let flags = RecvFlags::PEEK | RecvFlags::DONTWAIT | RecvFlags::TRUNC;
    recv(socket, &mut [0_u8; 1], flags).is_ok()
}

fn has_an_error(socket: BorrowedFd<'_>) -> bool {
    let mut ready = [PollFd::from_borrowed_fd(socket, PollFlags::empty())];
    let at_once = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    poll(&mut ready, Some(&at_once)).map_or(true, |ready| ready > 0)
}

#[expect(unsafe_code, reason = "SO_PEEK_OFF has no safe wrapper")]
fn peek_offset(socket: BorrowedFd<'_>) -> io::Result<libc::c_int> {
    let mut offset = NONE;
    let mut length = size_of_val(&offset) as libc::socklen_t;
    // SAFETY: the kernel writes at most `length` bytes into `offset`, which is as long.
    check(unsafe {
        libc::getsockopt(
            socket.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_PEEK_OFF,
            (&raw mut offset).cast(),
            &raw mut length,
        )
    })?;
    Ok(offset)
}

#[expect(unsafe_code, reason = "SO_PEEK_OFF has no safe wrapper")]
fn set_peek_offset(socket: BorrowedFd<'_>, offset: libc::c_int) -> io::Result<()> {
    // SAFETY: the kernel reads so many bytes of `offset`.
    check(unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_PEEK_OFF,
            (&raw const offset).cast(),
            size_of_val(&offset) as libc::socklen_t,
        )
    })?;
    Ok(())
}

/// Looking begins at the first datagram each time, as it does where nobody has asked for anything else (socket(7)).
const NONE: libc::c_int = -1;

/// More are not counted.
const MOST: u32 = 1 << 14;

#[cfg(test)]
mod tests {
    use std::net::UdpSocket;

    use super::*;

    fn lies_in(socket: &UdpSocket) -> (Option<u32>, u32) {
        let copy = socket.as_fd().try_clone_to_owned().unwrap();
        let queue = Queue::of(&copy).unwrap();
        (queue.count, queue.first)
    }

    #[test]
    fn datagrams_are_counted_and_stay() {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let place = socket.local_addr().unwrap();
        for text in [&b"twelve bytes"[..], b"", b"and more"] {
            socket.send_to(text, place).unwrap();
        }
        for _ in 0..2 {
            assert_eq!(lies_in(&socket).1, 12);
        }
        let mut buffer = [0; 64];
        let mut lengths = Vec::new();
        socket.set_nonblocking(true).unwrap();
        while let Ok(length) = socket.recv(&mut buffer) {
            lengths.push(length);
        }
        assert_eq!(lengths, [12, 0, 8]);
    }

    #[test]
    fn each_counts_once() {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let place = socket.local_addr().unwrap();
        for count in 1..40 {
            socket.send_to(&vec![b'a'; count * 100], place).unwrap();
            assert_eq!(lies_in(&socket), (Some(count as u32), 100));
        }
    }
}
