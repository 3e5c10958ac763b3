//! The descriptors that poll(2) and select(2) wait for, read from the memory of the program that waits.
//!
//! Where the kernel does not let us read it, nothing is known of them.

use std::fs::File;
use std::os::unix::fs::FileExt;

/// More are never looked at.
const MOST: u64 = 1024;
/// `struct pollfd`: the descriptor, the events asked for, those that came.
const POLLFD: usize = 8;

/// Those asked for something to read, of so many in an array at this address.
pub(super) fn polled(pid: i32, count: u64, at: u64) -> Vec<i32> {
    let bytes = read(pid, at, count.min(MOST) as usize * POLLFD);
    let asked = bytes.chunks_exact(POLLFD).filter_map(|one| {
        let fd = i32::from_ne_bytes([one[0], one[1], one[2], one[3]]);
        let events = i16::from_ne_bytes([one[4], one[5]]);
        (fd >= 0 && events & libc::POLLIN != 0).then_some(fd)
    });
    asked.collect()
}

/// Those whose bit is set, below this number, in a set at this address.
pub(super) fn selected(pid: i32, below: u64, at: u64) -> Vec<i32> {
    let below = below.min(MOST) as usize;
    let bytes = read(pid, at, below.div_ceil(8));
    let is_set = |fd: &usize| {
        bytes
            .get(fd / 8)
            .is_some_and(|byte| byte & 1 << (fd % 8) != 0)
    };
    (0..below).filter(is_set).map(|fd| fd as i32).collect()
}

fn read(pid: i32, at: u64, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    let memory = File::open(format!("/proc/{pid}/mem"));
    match memory.and_then(|memory| memory.read_exact_at(&mut bytes, at)) {
        Ok(()) => bytes,
        Err(_) => Vec::new(),
    }
}
