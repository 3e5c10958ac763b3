//! Messages with descriptors over a Unix socket, between the harness and a pod.
//!
//! One message is one datagram of a `SOCK_SEQPACKET` pair: whole or not at all, and the end of either side is seen
//! by the other as the end of the channel. That end is what ties a pod's life to the harness.

use std::io::{self, IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};

use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, SocketFlags, SocketType, recv, recvmsg, sendmsg, socketpair,
};
use serde::{Serialize, de::DeserializeOwned};

/// Most descriptors that one message carries; the kernel's limit (`SCM_MAX_FD`) is 253.
pub(super) const MOST_FDS: usize = 64;
/// Longest message: an order to start a program with its arguments.
const MOST_BYTES: usize = 128 * 1024;

/// One end of the channel.
#[derive(Debug)]
pub(super) struct Channel {
    socket: OwnedFd,
}

impl Channel {
    /// Both ends of a new channel, closed on exec: the one that gives orders, then the one that answers.
    pub(super) fn pair() -> io::Result<(Self, Self)> {
        let (ours, theirs) = socketpair(
            AddressFamily::UNIX,
            SocketType::SEQPACKET,
            SocketFlags::CLOEXEC,
            None,
        )?;
        Ok((Self { socket: ours }, Self { socket: theirs }))
    }

    /// Takes the answering end over.
    pub(super) fn answering(socket: OwnedFd) -> Self {
        Self { socket }
    }

    /// Sends one message.
    pub(super) fn send<T: Serialize>(&self, message: &T, fds: &[BorrowedFd<'_>]) -> io::Result<()> {
        let bytes = serde_json::to_vec(message)?;
        if bytes.len() > MOST_BYTES {
            return Err(io::Error::other(
                "the command line and its environment are too long",
            ));
        }
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_FDS))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        if !fds.is_empty() {
            control.push(SendAncillaryMessage::ScmRights(fds));
        }
        sendmsg(
            &self.socket,
            &[IoSlice::new(&bytes)],
            &mut control,
            SendFlags::NOSIGNAL,
        )?;
        Ok(())
    }

    /// Waits for one message; `None` when the other side has ended.
    pub(super) fn receive<T: DeserializeOwned>(
        &self,
        wait: Wait,
    ) -> io::Result<Option<(T, Vec<OwnedFd>)>> {
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_FDS))];
        let mut control = RecvAncillaryBuffer::new(&mut space);
        let flags = match wait {
            Wait::ForIt => RecvFlags::CMSG_CLOEXEC,
            Wait::Not => RecvFlags::CMSG_CLOEXEC | RecvFlags::DONTWAIT,
        };
        // Most messages are short; room for the longest would have to be cleared each time.
        let mut none: [u8; 0] = [];
        let (_, length) = recv(
            &self.socket,
            &mut none,
            flags | RecvFlags::PEEK | RecvFlags::TRUNC,
        )?;
        let mut bytes = vec![0; length];
        let got = recvmsg(
            &self.socket,
            &mut [IoSliceMut::new(&mut bytes)],
            &mut control,
            flags,
        )?;
        let fds = control.drain().flat_map(descriptors).collect();
        if got.bytes == 0 {
            return Ok(None);
        }
        Ok(Some((serde_json::from_slice(&bytes[..got.bytes])?, fds)))
    }
}

/// Whether to wait for a message that is not there yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    /// Until it comes.
    ForIt,
    /// Not at all: `WouldBlock`.
    Not,
}

impl AsFd for Channel {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

impl AsRawFd for Channel {
    fn as_raw_fd(&self) -> RawFd {
        self.socket.as_raw_fd()
    }
}

fn descriptors(message: RecvAncillaryMessage<'_>) -> Vec<OwnedFd> {
    match message {
        RecvAncillaryMessage::ScmRights(fds) => fds.collect(),
        RecvAncillaryMessage::ScmCredentials(_) | _ => Vec::new(),
    }
}
