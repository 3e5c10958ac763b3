//! Sockets that rustix and tokio have no safe call for.

use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::time::Duration;

use rustix::net::{AddressFamily, Protocol, SocketFlags, SocketType, ipproto, socket_with};

use super::pod::Domain;

/// So many bytes of packets wait for whoever listens in, as far as the machine allows.
const HEARD: usize = 1 << 20;

/// Makes a non-blocking socket.
pub(super) fn make(domain: Domain) -> io::Result<OwnedFd> {
    let (family, kind) = match domain {
        Domain::Tcp4 => (AddressFamily::INET, SocketType::STREAM),
        Domain::Tcp6 => (AddressFamily::INET6, SocketType::STREAM),
        Domain::Udp4 => (AddressFamily::INET, SocketType::DGRAM),
        Domain::Udp6 => (AddressFamily::INET6, SocketType::DGRAM),
    };
    let socket = socket_with(
        family,
        kind,
        SocketFlags::CLOEXEC | SocketFlags::NONBLOCK,
        None,
    )?;
    if kind == SocketType::STREAM {
        // Every send is a segment of its own, whether or not the last one has been acknowledged.
        rustix::net::sockopt::set_tcp_nodelay(&socket, true)?;
    }
    // Our side never waits for room: what a check sends is in the kernel's hands at once.
    rustix::net::sockopt::set_socket_send_buffer_size(&socket, 1 << 20)?;
    // Nor does the program wait for us, as far as the machine allows: how fast we read must not decide a verdict.
    rustix::net::sockopt::set_socket_recv_buffer_size(&socket, 1 << 20)?;
    Ok(socket)
}

/// Sockets that hear every packet which reaches this host, each of one protocol; datagrams are also answered by ICMP.
pub(super) fn ears(datagrams: bool) -> io::Result<Vec<OwnedFd>> {
    let (v4, v6) = (AddressFamily::INET, AddressFamily::INET6);
    let wanted: &[_] = if datagrams {
        &[
            (v4, ipproto::UDP),
            (v4, ipproto::ICMP),
            (v6, ipproto::UDP),
            (v6, ipproto::ICMPV6),
        ]
    } else {
        &[(v4, ipproto::TCP), (v6, ipproto::TCP)]
    };
    let wanted = wanted.iter();
    wanted
        .map(|(family, protocol)| ear(*family, *protocol))
        .collect()
}

fn ear(family: AddressFamily, protocol: Protocol) -> io::Result<OwnedFd> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let ear = socket_with(family, SocketType::RAW, flags, Some(protocol))?;
    rustix::net::sockopt::set_socket_recv_buffer_size(&ear, HEARD)?;
    Ok(ear)
}

/// Makes the next close a reset (RST) instead of an orderly end (FIN).
pub(crate) fn reset_on_close(socket: impl AsFd) -> io::Result<()> {
    Ok(rustix::net::sockopt::set_socket_linger(
        socket,
        Some(Duration::ZERO),
    )?)
}

/// Takes the loopback interface up and gives it a second address, `other`.
#[expect(
    unsafe_code,
    reason = "interface requests (netdevice(7)) have no safe wrapper"
)]
pub(super) fn raise_loopback(other: [u8; 4]) -> io::Result<()> {
    let socket = socket_with(
        AddressFamily::INET,
        SocketType::DGRAM,
        SocketFlags::CLOEXEC,
        None,
    )?;
    // SAFETY: `ifreq` is plain data for which all zeroes is a value, and both calls read it while it lives.
    unsafe {
        let mut request: libc::ifreq = std::mem::zeroed();
        name(&mut request, b"lo");
        request.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as i16;
        check(libc::ioctl(
            socket.as_raw_fd(),
            libc::SIOCSIFFLAGS as _,
            &request,
        ))?;
        name(&mut request, b"lo:1");
        let address = (&raw mut request.ifr_ifru.ifru_addr).cast::<libc::sockaddr_in>();
        address.write(libc::sockaddr_in {
            sin_family: libc::AF_INET as u16,
            sin_port: 0,
            sin_addr: libc::in_addr {
                s_addr: u32::from_ne_bytes(other),
            },
            sin_zero: [0; 8],
        });
        // The second address is a comfort; a kernel without aliases is no reason to fail.
        libc::ioctl(socket.as_raw_fd(), libc::SIOCSIFADDR as _, &request);
    }
    Ok(())
}

fn name(request: &mut libc::ifreq, name: &[u8]) {
    request.ifr_name.fill(0);
    for (to, from) in request.ifr_name.iter_mut().zip(name) {
        *to = *from as libc::c_char;
    }
}

/// The result of a system call, with its error.
pub(super) fn check(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}
