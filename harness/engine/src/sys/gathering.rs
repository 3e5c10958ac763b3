//! Many connections, and which of them have something to be read: one question instead of one for each.

use std::mem::MaybeUninit;
use std::os::fd::AsFd;

use rustix::event::{Timespec, epoll};

use super::Trouble;
use super::readiness::Watched;
use super::wire::Wire;

/// At most so many are told of at once.
const AT_ONCE: usize = 256;
const NOW: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 0,
};

/// Many connections.
pub(crate) struct Gathering(Watched);

impl Gathering {
    /// Of none yet.
    ///
    /// # Errors
    /// When the machine is out of descriptors.
    pub(crate) fn new() -> Result<Self, Trouble> {
        let epoll = epoll::create(epoll::CreateFlags::CLOEXEC);
        let epoll = epoll.map_err(Trouble::errno("watching many connections"))?;
        Ok(Self(Watched::new(epoll)))
    }

    /// The descriptor to wait on for any of them.
    pub(crate) fn readiness(&self) -> &Watched {
        &self.0
    }

    /// Takes one in, under this number.
    ///
    /// # Errors
    /// When the machine is out of something.
    pub(crate) fn add(&self, wire: &Wire, number: usize) -> Result<(), Trouble> {
        let (epoll, socket) = (self.0.as_fd(), wire.readiness().as_fd());
        let data = epoll::EventData::new_u64(number as u64);
        let added = epoll::add(epoll, socket, data, epoll::EventFlags::IN);
        added.map_err(Trouble::errno("watching many connections"))
    }

    /// Leaves one out: one that has ended has something to tell for ever.
    pub(crate) fn remove(&self, wire: &Wire) {
        // One that is gone need not be left out.
        epoll::delete(self.0.as_fd(), wire.readiness().as_fd()).ok();
    }

    /// The numbers of some that have something to be read now, and of none when none has.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub(crate) fn ready(&self) -> Result<Vec<usize>, Trouble> {
        let mut events = [MaybeUninit::uninit(); AT_ONCE];
        let ready = epoll::wait(self.0.as_fd(), &mut events, Some(&NOW));
        let (ready, _) = ready.map_err(Trouble::errno("watching many connections"))?;
        let numbers = ready.iter().map(|event| event.data.u64() as usize);
        Ok(numbers.collect())
    }
}
