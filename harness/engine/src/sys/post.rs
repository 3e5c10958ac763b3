//! Datagrams: UDP sockets made in a pod, used from outside it.
//!
//! Every call returns at once, and a datagram is sent and taken whole.

use std::mem::MaybeUninit;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::AsFd;

use rustix::net::{RecvFlags, SendFlags, bind, connect, getsockname, recvfrom, sendto};

use super::Trouble;
use super::pod::{Domain, Pod};
use super::readiness::Watched;

/// The longest datagram that UDP carries.
const LONGEST: usize = 65_536;

/// A datagram that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datagram {
    /// What it carries.
    pub bytes: Vec<u8>,
    /// Who sent it.
    pub from: SocketAddr,
}

/// A UDP socket of ours.
pub struct Post {
    socket: Watched,
    /// Its own address; the kernel fills the host in when something is sent.
    pub local: SocketAddr,
}

impl Post {
    /// Opens one at a free port, to speak with a host of the same family as `peer`.
    ///
    /// # Errors
    /// When the pod has no sockets.
    pub fn towards(pod: &Pod, peer: SocketAddr) -> Result<Self, Trouble> {
        Self::at(pod, unspecified(peer, 0))
    }

    /// Opens one at every address of the host, one for each family.
    ///
    /// # Errors
    /// When the port is taken, or the pod has no sockets.
    pub fn everywhere(pod: &Pod, port: u16) -> Result<Vec<Self>, Trouble> {
        let any4 = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port);
        let any6 = SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), port);
        [any4, any6]
            .into_iter()
            .map(|address| Self::at(pod, address))
            .collect()
    }

    fn at(pod: &Pod, address: SocketAddr) -> Result<Self, Trouble> {
        let doing = format!("opening UDP port {}", address.port());
        let socket = pod.socket(if address.is_ipv4() {
            Domain::Udp4
        } else {
            Domain::Udp6
        })?;
        if address.is_ipv6() {
            rustix::net::sockopt::set_ipv6_v6only(&socket, true).map_err(Trouble::errno(&doing))?;
        }
        bind(&socket, &address).map_err(Trouble::errno(&doing))?;
        let local = getsockname(&socket).map_err(Trouble::errno(&doing))?;
        let local = SocketAddr::try_from(local).map_err(Trouble::errno(&doing))?;
        Ok(Self {
            socket: Watched::new(socket),
            local,
        })
    }

    /// From now on hears only what comes from this address.
    ///
    /// # Errors
    /// When the kernel fails for a reason that is not the program's.
    pub fn hear_only(&self, peer: SocketAddr) -> Result<(), Trouble> {
        connect(&self.socket, &peer).map_err(Trouble::errno("connecting a UDP socket"))
    }

    /// Sends one datagram.
    ///
    /// # Errors
    /// When the kernel does not take it; a refusal that came back earlier is no error.
    pub fn send(&self, bytes: &[u8], to: SocketAddr) -> Result<(), Trouble> {
        let flags = SendFlags::NOSIGNAL | SendFlags::DONTWAIT;
        let again = || sendto(self.socket.as_fd(), bytes, flags, &to);
        // A datagram that nobody took is reported by the next call, which then sends nothing.
        again()
            .or_else(|_| again())
            .map_err(Trouble::errno("sending a datagram"))?;
        Ok(())
    }

    /// Takes one datagram that is there.
    ///
    /// # Errors
    /// When the kernel fails for a reason that is not the program's.
    pub fn receive(&self) -> Result<Option<Datagram>, Trouble> {
        let mut buffer = [MaybeUninit::uninit(); LONGEST];
        match recvfrom(self.socket.as_fd(), &mut buffer, RecvFlags::DONTWAIT) {
            Ok(((bytes, _), _, Some(from))) => Ok(Some(Datagram {
                bytes: bytes.to_vec(),
                from: SocketAddr::try_from(from).map_err(Trouble::errno("receiving"))?,
            })),
            // Nothing there, or the news that nobody took what was sent.
            Ok((_, _, None)) | Err(_) => Ok(None),
        }
    }

    /// The next datagram that is there, which stays there.
    pub(crate) fn peek(&self) -> Option<Vec<u8>> {
        let mut buffer = [MaybeUninit::uninit(); LONGEST];
        let flags = RecvFlags::DONTWAIT | RecvFlags::PEEK;
        let ((bytes, _), _, from) = recvfrom(self.socket.as_fd(), &mut buffer, flags).ok()?;
        from.map(|_| bytes.to_vec())
    }

    /// The descriptor to wait on.
    pub(crate) fn readiness(&self) -> &Watched {
        &self.socket
    }
}

fn unspecified(peer: SocketAddr, port: u16) -> SocketAddr {
    if peer.is_ipv4() {
        SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port)
    } else {
        SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), port)
    }
}
