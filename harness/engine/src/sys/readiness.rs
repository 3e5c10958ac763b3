//! Descriptors that the runtime watches.

use std::io;
use std::os::fd::AsRawFd;

use tokio::io::{Interest, unix::AsyncFd};

/// Lets the current runtime watch a descriptor for something to read.
#[expect(
    unsafe_code,
    reason = "tokio asks its caller to vouch for the descriptor"
)]
pub(super) fn watch<T: AsRawFd>(descriptor: T) -> io::Result<AsyncFd<T>> {
    // SAFETY: every caller passes an owner of the descriptor, which names the same open one until it is dropped, and
    // it is dropped with the registration.
    Ok(unsafe { AsyncFd::register_with_interest(descriptor, Interest::READABLE) }?)
}
