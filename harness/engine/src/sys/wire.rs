//! Connections of ours into and out of a pod.
//!
//! Reads and writes go straight to the kernel, so that "nothing there" is true at the moment it is said; the runtime is
//! only asked to wake us. Invariant: nothing here judges what was heard.

use std::cell::Cell;
use std::io;
use std::mem::MaybeUninit;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd, OwnedFd};

use rustix::event::epoll;
use rustix::io::{Errno, ioctl_fionread};
use rustix::net::{
    RecvFlags, SendFlags, Shutdown, SocketAddrAny, acceptfrom_with, bind, connect, getsockname,
    listen, recv, send, shutdown,
};

use super::Trouble;
use super::pod::{Domain, Pod};
use super::readiness::Watched;
use super::socket::reset_on_close;

/// The most that is looked at of what stays where it is.
const PEEKED: usize = 4096;

/// One TCP connection, our end.
pub struct Wire {
    socket: Watched,
    /// Our address.
    pub local: SocketAddr,
    /// The program's address.
    pub remote: SocketAddr,
    sent: Cell<u64>,
    ended: Cell<bool>,
}

/// A connection that is being opened.
pub struct Knock {
    socket: OwnedFd,
    to: SocketAddr,
}

/// What comes of a knock.
pub enum Opened {
    /// A connection.
    Open(Wire),
    /// Not yet anything.
    NotYet(Knock),
    /// The program's host refused it.
    Refused,
}

impl Knock {
    /// Begins to connect, without waiting.
    ///
    /// # Errors
    /// When the pod hands out no socket.
    pub fn at(pod: &Pod, to: SocketAddr, receive_buffer: Option<usize>) -> Result<Self, Trouble> {
        let socket = pod.socket(if to.is_ipv4() {
            Domain::Tcp4
        } else {
            Domain::Tcp6
        })?;
        if let Some(bytes) = receive_buffer {
            rustix::net::sockopt::set_socket_recv_buffer_size(&socket, bytes)
                .map_err(Trouble::errno("setting a receive buffer"))?;
        }
        // A refusal is known at once, everything else later; both are asked for in `answer`.
        connect(&socket, &to).ok();
        Ok(Self { socket, to })
    }

    /// What has come of it.
    ///
    /// # Errors
    /// When the kernel fails for a reason that is not the program's.
    pub fn answer(self) -> Result<Opened, Trouble> {
        // Asked again, connect(2) tells what came of the first time.
        match connect(&self.socket, &self.to) {
            Ok(()) | Err(Errno::ISCONN) => Wire::over(self.socket, self.to).map(Opened::Open),
            Err(Errno::ALREADY | Errno::INPROGRESS) => Ok(Opened::NotYet(self)),
            Err(Errno::CONNREFUSED | Errno::CONNRESET) => Ok(Opened::Refused),
            Err(error) => Err(Trouble::errno("connecting")(error)),
        }
    }
}

impl AsFd for Knock {
    fn as_fd(&self) -> std::os::fd::BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

impl Wire {
    fn over(socket: OwnedFd, remote: SocketAddr) -> Result<Self, Trouble> {
        let local = getsockname(&socket).map_err(Trouble::errno("connecting"))?;
        let local = SocketAddr::try_from(local).map_err(Trouble::errno("connecting"))?;
        Ok(Self {
            socket: Watched::new(socket),
            local,
            remote,
            sent: Cell::new(0),
            ended: Cell::new(false),
        })
    }

    /// The descriptor to wait on.
    pub(crate) fn readiness(&self) -> &Watched {
        &self.socket
    }

    /// How many bytes are there to be read.
    pub fn queued(&self) -> usize {
        ioctl_fionread(self.socket.as_fd())
            .map_or(0, |count| usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Reads what is there.
    ///
    /// # Errors
    /// `WouldBlock` when nothing is there; `ConnectionReset` after a reset.
    pub fn read<'a>(&self, into: &'a mut [MaybeUninit<u8>]) -> io::Result<&'a mut [u8]> {
        Ok(recv(self.socket.as_fd(), into, RecvFlags::DONTWAIT)?.0.0)
    }

    /// The beginning of what is there, which stays there.
    pub(crate) fn peek(&self) -> Option<Vec<u8>> {
        let mut buffer = vec![0; PEEKED];
        let flags = RecvFlags::DONTWAIT | RecvFlags::PEEK;
        let (_, read) = recv(self.socket.as_fd(), &mut buffer[..], flags).ok()?;
        buffer.truncate(read);
        Some(buffer)
    }

    /// Reads what is there onto the end of a buffer, at most so much of it. How much there was.
    ///
    /// # Errors
    /// `WouldBlock` when nothing is there; `ConnectionReset` after a reset.
    pub(crate) fn read_onto(&self, buffer: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        let before = buffer.len();
        buffer.resize(before + most, 0);
        let read = recv(
            self.socket.as_fd(),
            &mut buffer[before..],
            RecvFlags::DONTWAIT,
        );
        let read = read.map(|(_, read)| read);
        buffer.truncate(before + read.unwrap_or(0));
        Ok(read?)
    }

    /// Writes as much as the kernel takes, at least one byte.
    ///
    /// # Errors
    /// `WouldBlock` when it takes nothing; others when the connection is gone.
    pub fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        let sent = send(
            self.socket.as_fd(),
            bytes,
            SendFlags::NOSIGNAL | SendFlags::DONTWAIT,
        )?;
        self.sent.set(self.sent.get() + sent as u64);
        Ok(sent)
    }

    /// A descriptor that is readable while the kernel takes more from us.
    ///
    /// # Errors
    /// When the machine is out of descriptors.
    pub(crate) fn room(&self) -> Result<Watched, Trouble> {
        let doing = "watching for room";
        let room = epoll::create(epoll::CreateFlags::CLOEXEC).map_err(Trouble::errno(doing))?;
        let data = epoll::EventData::new_u64(0);
        epoll::add(&room, &self.socket, data, epoll::EventFlags::OUT)
            .map_err(Trouble::errno(doing))?;
        Ok(Watched::new(room))
    }

    /// Bytes written in all.
    #[must_use]
    pub fn sent(&self) -> u64 {
        self.sent.get()
    }

    /// Whether our sending side has been ended.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.ended.get()
    }

    /// Ends our sending side.
    pub fn half_close(&self) {
        self.ended.set(true);
        // A connection that is already gone needs no end.
        shutdown(&self.socket, Shutdown::Write).ok();
    }
}

/// Sees to it that the coming close is a reset.
pub fn abort(wire: &Wire) {
    reset_on_close(&wire.socket).ok();
}

/// Sockets that listen for a program, one for each address family.
pub struct Ports {
    sockets: Vec<Watched>,
}

impl Ports {
    /// Listens on a port of every address.
    ///
    /// # Errors
    /// When the port is taken, or the pod has no sockets.
    pub fn listen(pod: &Pod, port: u16) -> Result<Self, Trouble> {
        let doing = format!("listening on port {port}");
        let any4 = (
            Domain::Tcp4,
            SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port),
        );
        let any6 = (
            Domain::Tcp6,
            SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), port),
        );
        let mut sockets = Vec::new();
        for (domain, address) in [any4, any6] {
            let socket = pod.socket(domain)?;
            if domain == Domain::Tcp6 {
                rustix::net::sockopt::set_ipv6_v6only(&socket, true)
                    .map_err(Trouble::errno(&doing))?;
            }
            rustix::net::sockopt::set_socket_reuseaddr(&socket, true)
                .map_err(Trouble::errno(&doing))?;
            bind(&socket, &address).map_err(Trouble::errno(&doing))?;
            listen(&socket, 128).map_err(Trouble::errno(&doing))?;
            sockets.push(Watched::new(socket));
        }
        Ok(Self { sockets })
    }

    /// The descriptors to wait on.
    pub(crate) fn readiness(&self) -> Vec<&Watched> {
        self.sockets.iter().collect()
    }

    /// Takes a connection that is there.
    ///
    /// # Errors
    /// When the kernel fails for a reason that is not the program's.
    pub fn accept(&self) -> Result<Option<Wire>, Trouble> {
        for socket in &self.sockets {
            let flags = rustix::net::SocketFlags::CLOEXEC | rustix::net::SocketFlags::NONBLOCK;
            match acceptfrom_with(socket, flags).and_then(with_address) {
                Ok((accepted, remote)) => return Wire::over(accepted, remote).map(Some),
                Err(Errno::AGAIN | Errno::INTR | Errno::CONNABORTED) => {}
                Err(error) => return Err(Trouble::errno("accepting")(error)),
            }
        }
        Ok(None)
    }
}

/// The address comes with the connection: one that was reset meanwhile has none to be asked for.
fn with_address(
    (accepted, remote): (OwnedFd, Option<SocketAddrAny>),
) -> rustix::io::Result<(OwnedFd, SocketAddr)> {
    Ok((accepted, remote.ok_or(Errno::NOTCONN)?.try_into()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::socket::make;

    fn ports(sockets: Vec<OwnedFd>) -> Ports {
        let sockets = sockets.into_iter().map(Watched::new).collect();
        Ports { sockets }
    }

    #[test]
    fn a_client_that_has_reset_already_is_accepted() {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let address = client.local_addr().unwrap();
        reset_on_close(&client).unwrap();
        drop(client);
        let wire = ports(vec![listener.into()]).accept().unwrap();
        assert_eq!(wire.map(|wire| wire.remote), Some(address));
    }

    #[test]
    fn a_socket_that_cannot_accept_is_trouble_and_not_nobody() {
        let socket = make(Domain::Tcp4).unwrap();
        assert!(ports(vec![socket]).accept().is_err());
    }
}
