//! Namespaces of a pod: users, network, processes, mounts.
//!
//! Everything here runs in the pod's own single-threaded process; a multi-threaded one may not enter a user namespace
//! (unshare(2), EINVAL). A step that fails is named, so that `doctor` can say which and why.

use std::ffi::CString;
use std::fs;
use std::io;

use rustix::mount::{
    MountFlags, MountPropagationFlags, UnmountFlags, mount, mount_bind, mount_change, unmount,
};
use rustix::thread::UnshareFlags;

use super::protocol::{Furnishing, Isolation, Layer};
use super::spawn::EACH;
use crate::sys::socket;

/// A step of the set-up and why it failed.
pub(super) type Failed = (&'static str, io::Error);

/// A second address of the host beside loopback (RFC 5737: for documentation, never routed).
pub const OTHER_ADDRESS: [u8; 4] = [192, 0, 2, 10];

/// Host names that the textbook programs carry literally; all mean this host.
const HOSTS: &str = "127.0.0.1 localhost servername hostname student\n\
                     ::1 localhost ip6-localhost servername hostname\n\
                     192.0.2.10 other.student\n";

/// The identity of programs inside; not 0, so that exec drops every capability by itself (capabilities(7)).
const INNER_ID: u32 = 1000;

/// Leaves the machine's namespaces for new ones. The next child is the first process of the new process space.
pub(super) fn leave(isolation: Isolation) -> Result<(), Failed> {
    let flags = match isolation {
        Isolation::None => return Ok(()),
        Isolation::Net => {
            UnshareFlags::NEWUSER
                | UnshareFlags::NEWNET
                | UnshareFlags::NEWIPC
                | UnshareFlags::NEWUTS
                | UnshareFlags::NEWNS
        }
        Isolation::Full => {
            UnshareFlags::NEWUSER
                | UnshareFlags::NEWNET
                | UnshareFlags::NEWIPC
                | UnshareFlags::NEWUTS
                | UnshareFlags::NEWNS
                | UnshareFlags::NEWPID
        }
    };
    let (user, group) = (rustix::process::getuid(), rustix::process::getgid());
    unshare(flags).map_err(|error| ("unshare", error))?;
    let map = |file: &'static str, line: String| {
        fs::write(format!("/proc/self/{file}"), line).map_err(|error| (file, error))
    };
    map("setgroups", "deny".to_owned())?;
    map("uid_map", format!("{INNER_ID} {} 1", user.as_raw()))?;
    map("gid_map", format!("{INNER_ID} {} 1", group.as_raw()))
}

#[expect(unsafe_code, reason = "unshare(2) has no safe wrapper")]
fn unshare(flags: UnshareFlags) -> io::Result<()> {
    // SAFETY: CLONE_FILES is not among the flags and the pod has one thread.
    Ok(unsafe { rustix::thread::unshare_unsafe(flags) }?)
}

/// Furnishes the new namespaces.
pub(super) fn furnish(isolation: Isolation, furnishing: &Furnishing) -> Result<(), Failed> {
    if isolation == Isolation::None {
        return Ok(());
    }
    mount_change(
        "/",
        MountPropagationFlags::PRIVATE | MountPropagationFlags::REC,
    )
    .map_err(|e| ("mount private", e.into()))?;
    if let Some(layer) = &furnishing.layer {
        lay(layer).map_err(|error| (LAYER, error))?;
    }
    hosts(isolation).map_err(|error| ("hosts file", error))?;
    if isolation == Isolation::Full {
        processes(furnishing.clients)?;
        terminals()?;
    }
    // The name of the host is a comfort; programs that ask for it resolve it through the hosts file.
    rustix::system::sethostname(b"student").ok();
    socket::raise_loopback(OTHER_ADDRESS).map_err(|error| ("loopback", error))?;
    network(furnishing);
    Ok(())
}

/// The step that lays a writable layer over a folder; not every file system and kernel can be below one.
pub const LAYER: &str = "layer";

fn lay(layer: &Layer) -> io::Result<()> {
    let Layer {
        folder,
        upper,
        work,
    } = layer;
    let options = format!("lowerdir={folder},upperdir={upper},workdir={work},userxattr");
    if folder.contains([':', ',', '\\']) {
        return Err(io::Error::from_raw_os_error(libc::EINVAL));
    }
    let options = CString::new(options)?;
    Ok(mount(
        "overlay",
        folder.as_str(),
        "overlay",
        MountFlags::empty(),
        Some(options.as_c_str()),
    )?)
}

/// Its own `/proc`, in which only its own processes are to be seen.
fn processes(clients: u32) -> Result<(), Failed> {
    let flags = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
    mount("proc", "/proc", "proc", flags, None).map_err(|error| ("mount /proc", error.into()))?;
    // A bound on processes and threads that holds for root too (per process space since Linux 6.14); RLIMIT_NPROC
    // holds for everybody else.
    let most = 4096 + EACH * clients;
    fs::write("/proc/sys/kernel/pid_max", most.to_string()).ok();
    Ok(())
}

/// Its own terminals, so that `ttyname` and `/dev/tty` work inside.
fn terminals() -> Result<(), Failed> {
    let flags = MountFlags::NOSUID | MountFlags::NOEXEC;
    mount(
        "devpts",
        "/dev/pts",
        "devpts",
        flags,
        Some(c"newinstance,ptmxmode=0666,mode=0620"),
    )
    .map_err(|error| ("mount /dev/pts", error.into()))?;
    mount_bind("/dev/pts/ptmx", "/dev/ptmx").map_err(|error| ("bind /dev/ptmx", error.into()))
}

/// Its own hosts file, on a file system of a few kilobytes that has no name once it is in place: it is unmounted, or
/// the pod's own `/proc` comes to lie on it, which spares the kernel a wait for all processors.
fn hosts(isolation: Isolation) -> io::Result<()> {
    mount(
        "tmpfs",
        "/proc",
        "tmpfs",
        MountFlags::NOSUID | MountFlags::NODEV,
        Some(c"size=16k,mode=0755"),
    )?;
    fs::write("/proc/hosts", HOSTS)?;
    mount_bind("/proc/hosts", "/etc/hosts")?;
    if isolation != Isolation::Full {
        unmount("/proc", UnmountFlags::DETACH)?;
    }
    Ok(())
}

/// Comforts of the network; an attempt works without them, so a refusal is no failure.
fn network(furnishing: &Furnishing) {
    let set = |name: &str, value: &str| fs::write(format!("/proc/sys/net/ipv4/{name}"), value).ok();
    set("ip_unprivileged_port_start", "0");
    set("ip_local_port_range", "1024 65000");
    // No peer of ours may come to sit on the program's own port.
    set("ip_local_reserved_ports", &furnishing.reserve.to_string());
    // BBR paces loopback to a third of what it can do. Only what the machine allows to everybody may be chosen here,
    // and that always includes reno.
    set("tcp_congestion_control", "cubic").or_else(|| set("tcp_congestion_control", "reno"));
    if furnishing.small_buffers {
        set("tcp_wmem", "4096 8192 8192");
    }
}
