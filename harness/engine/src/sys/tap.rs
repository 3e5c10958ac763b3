//! Listening in on the wire of a pod: a copy of every packet that reaches its host.
//!
//! Raw sockets (raw(7)) get it, and each packet comes once, though on loopback it both leaves and arrives. Packet sockets
//! (packet(7)) would show as much, but to close one the kernel waits for all processors: fourteen milliseconds, against
//! three microseconds.
//!
//! Invariant: nothing is read before somebody asks. What the kernel had no room for is counted, and never made up.

use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::time::{Duration, Instant, SystemTime};

use rustix::ioctl;
use rustix::net::{RecvFlags, recvfrom};
use sockspec_model::{Capture, Packet, Untrusted};

use super::Trouble;
use super::deadline::{now, time_of_day};
use super::pod::{Isolation, Order, Pod};
use super::socket::check;

/// At most so many bytes are kept of an attempt.
const MOST: usize = 256 << 10;
/// No packet is longer.
const LONGEST: usize = 64 << 10;

/// What is listened with.
pub(crate) struct Tap {
    ears: Vec<OwnedFd>,
    /// The same moment on both clocks: the kernel stamps packets by the time of day.
    opened: (Instant, SystemTime),
}

impl Tap {
    /// Listens from now on, to datagrams or to streams; nothing where the pod shares its network with the machine, whose
    /// packets are nobody's business.
    pub(crate) fn on(pod: &Pod, datagrams: bool) -> Result<Option<Self>, Trouble> {
        if pod.isolation() == Isolation::None {
            return Ok(None);
        }
        let ears = pod.fetch(&Order::Ears { datagrams })?;
        // Once asked for it, the kernel notes when packets arrive.
        ears.iter().for_each(|ear| drop(stamp(ear)));
        Ok(Some(Self {
            ears,
            opened: (now(), time_of_day()),
        }))
    }

    /// What has been heard since the last time; time counts from `began`.
    pub(crate) fn capture(&self, began: Instant) -> Capture {
        let (opened, day) = self.opened;
        let before = opened.saturating_duration_since(began);
        let t_us = |stamp: SystemTime| {
            let since = before + stamp.duration_since(day).unwrap_or_default();
            u64::try_from(since.as_micros()).unwrap_or(u64::MAX)
        };
        let mut heard: Vec<_> = self.ears.iter().flat_map(heard).collect();
        heard.sort_by_key(|(stamp, _)| *stamp);
        let kept = fitting(&heard);
        let missing = self.ears.iter().map(missed).sum::<u64>() + (heard.len() - kept) as u64;
        heard.truncate(kept);
        let packet = |(stamp, bytes): (SystemTime, Vec<u8>)| Packet {
            t_us: t_us(stamp),
            bytes: Untrusted::new(bytes).cut(usize::MAX),
        };
        Capture {
            packets: heard.into_iter().map(packet).collect(),
            missing,
        }
    }
}

/// How many of the first packets are kept.
fn fitting(heard: &[(SystemTime, Vec<u8>)]) -> usize {
    let mut length = 0;
    let fits = |(_, bytes): &&(SystemTime, Vec<u8>)| {
        length += bytes.len();
        length <= MOST
    };
    heard.iter().take_while(fits).count()
}

/// What waits at an ear. A packet that came before the kernel began to note times has that of the next one.
fn heard(ear: &OwnedFd) -> Vec<(SystemTime, Vec<u8>)> {
    let mut heard: Vec<_> = std::iter::from_fn(|| next(ear)).collect();
    for at in (1..heard.len()).rev() {
        heard[at - 1].0 = heard[at - 1].0.min(heard[at].0);
    }
    heard
}

fn next(ear: &OwnedFd) -> Option<(SystemTime, Vec<u8>)> {
    let mut packet = vec![0; LONGEST];
    let (_, length, from) = recvfrom(ear, &mut packet[..], RecvFlags::DONTWAIT).ok()?;
    packet.truncate(length);
    let stamp = stamp(ear).unwrap_or_else(|_| time_of_day());
    match from.and_then(|from| SocketAddr::try_from(from).ok())?.ip() {
        IpAddr::V4(_) => Some((stamp, packet)),
        IpAddr::V6(from) => Some((stamp, with_header(from, protocol(ear)?, &packet))),
    }
}

/// The packet with its header, which the kernel keeps to itself (ipv6(7)). Loopback has one address.
fn with_header(from: Ipv6Addr, protocol: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap_or_default();
    let mut packet = vec![0x60, 0, 0, 0];
    packet.extend(length.to_be_bytes());
    packet.extend([protocol, 64]);
    packet.extend(from.octets());
    packet.extend(Ipv6Addr::LOCALHOST.octets());
    packet.extend(data);
    packet
}

fn protocol(ear: &OwnedFd) -> Option<u8> {
    let protocol = rustix::net::sockopt::socket_protocol(ear).ok()??;
    u8::try_from(protocol.as_raw().get()).ok()
}

/// When the packet that was taken last had arrived.
#[expect(unsafe_code, reason = "this request (sockios.h) has no safe wrapper")]
fn stamp(ear: &OwnedFd) -> io::Result<SystemTime> {
    const SIOCGSTAMPNS_NEW: ioctl::Opcode = ioctl::opcode::read::<[i64; 2]>(0x89, 7);
    // SAFETY: the kernel writes seconds and nanoseconds, of 64 bits each.
    let [seconds, rest] = unsafe {
        let request = ioctl::Getter::<SIOCGSTAMPNS_NEW, [i64; 2]>::new();
        ioctl::ioctl(ear.as_fd(), request)?
    };
    let stamp = Duration::new(seconds.unsigned_abs(), rest.unsigned_abs() as u32);
    Ok(SystemTime::UNIX_EPOCH + stamp)
}

/// How many packets the kernel had no room for.
#[expect(unsafe_code, reason = "SO_MEMINFO has no safe wrapper")]
fn missed(ear: &OwnedFd) -> u64 {
    let mut info = [0_u32; libc::SK_MEMINFO_DROPS as usize + 1];
    let mut length = size_of_val(&info) as libc::socklen_t;
    // SAFETY: the kernel writes at most `length` bytes into `info`, which is as long.
    let asked = check(unsafe {
        libc::getsockopt(
            ear.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_MEMINFO,
            info.as_mut_ptr().cast(),
            &raw mut length,
        )
    });
    asked.map_or(0, |_| info[libc::SK_MEMINFO_DROPS as usize].into())
}
