//! Descriptors that the runtime watches.

use std::cell::OnceCell;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::rc::Rc;
use std::task::{Context, Poll, ready};

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

/// A descriptor that the runtime watches from the first wait for it on; what comes before anybody waits costs nothing.
pub(crate) struct Watched {
    descriptor: Rc<OwnedFd>,
    registered: OnceCell<AsyncFd<Rc<OwnedFd>>>,
}

impl Watched {
    pub(super) fn new(descriptor: OwnedFd) -> Self {
        Self {
            descriptor: Rc::new(descriptor),
            registered: OnceCell::new(),
        }
    }

    /// Ready when there was something to read since the last time; must be polled inside a runtime.
    pub(crate) fn poll(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.registered.get().is_none() {
            self.registered
                .set(watch(Rc::clone(&self.descriptor))?)
                .ok();
        }
        let Some(registered) = self.registered.get() else {
            return Poll::Pending;
        };
        ready!(registered.poll_read_ready(context))?.clear_ready();
        Poll::Ready(Ok(()))
    }
}

impl AsFd for Watched {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.descriptor.as_fd()
    }
}
