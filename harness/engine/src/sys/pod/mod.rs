//! Pods: one isolated place for one attempt.
//!
//! A pod is a helper process in namespaces of its own that makes sockets there and hands them out, starts programs and
//! reports their end. It needs no root. Closing the channel ends it with everything that runs in it.
//!
//! Start reading at [`Pod::start`]; [`helper`] is the other side.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::os::fd::OwnedFd;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use tokio::io::unix::AsyncFd;

pub mod helper;
mod namespaces;
mod nursery;
mod processes;
mod protocol;
mod spawn;

pub use nursery::close;
pub use protocol::{Furnishing, Isolation, Launch, Layer, Stdio};

pub use namespaces::{LAYER, OTHER_ADDRESS};
use nursery::Helper;
pub(super) use protocol::{Answer, Domain, Order};
pub(super) use spawn::outer_pid;

use super::Trouble;
use super::channel::{Channel, MOST_FDS, Wait};
use super::readiness::watch;

/// The helper answers within this time or is taken for dead.
const PATIENCE: Timespec = Timespec {
    tv_sec: 60,
    tv_nsec: 0,
};
/// How many sockets are fetched at once; one round trip to the helper costs as much as making a dozen.
const BATCH: usize = 32;

/// An isolated place for one attempt.
pub struct Pod {
    channel: AsyncFd<Channel>,
    helper: Helper,
    isolation: Isolation,
    sockets: RefCell<BTreeMap<Domain, Vec<OwnedFd>>>,
    exits: RefCell<Vec<(i32, i32)>>,
    gone: Cell<bool>,
    /// Held while the pod shares its port with the machine.
    turn: RefCell<Option<std::fs::File>>,
}

/// Why a pod could not be set up.
#[derive(Debug)]
pub struct Refused {
    /// The step that failed.
    pub step: String,
    /// Why.
    pub error: io::Error,
}

impl Pod {
    /// Sets a pod up; must be called inside a runtime.
    ///
    /// # Errors
    /// With the step that the kernel refused.
    pub fn start(isolation: Isolation, furnishing: Furnishing) -> Result<Self, Refused> {
        let failed = |step: &str| {
            let step = step.to_owned();
            move |error| Refused { step, error }
        };
        let turn = (isolation == Isolation::None)
            .then(|| take_turn(furnishing.reserve))
            .transpose()
            .map_err(failed("lock of the port"))?;
        let (ours, theirs) = Channel::pair().map_err(failed("channel"))?;
        let helper = nursery::helper(&theirs).map_err(failed("start of the pod"))?;
        drop(theirs);
        let channel = watch(ours).map_err(failed("channel"))?;
        let pod = Self {
            channel,
            helper,
            isolation,
            sockets: RefCell::default(),
            exits: RefCell::default(),
            gone: Cell::new(false),
            turn: RefCell::new(turn),
        };
        match pod.ask(&Order::SetUp {
            isolation,
            furnishing,
        }) {
            Ok((Answer::Failed { step, errno }, _)) => Err(Refused {
                step,
                error: io::Error::from_raw_os_error(errno),
            }),
            Ok(_) => Ok(pod),
            Err(trouble) => Err(Refused {
                step: "set-up".to_owned(),
                error: io::Error::other(trouble),
            }),
        }
    }

    /// The rung of isolation.
    #[must_use]
    pub fn isolation(&self) -> Isolation {
        self.isolation
    }

    /// The helper's process number; every process of the attempt is among its descendants.
    #[must_use]
    pub fn root(&self) -> i32 {
        self.helper.pid
    }

    /// Whether the helper still holds the place; where it does not, the programs were ended with it and by us.
    ///
    /// # Errors
    /// When the helper has ended.
    pub(crate) fn stands(&self) -> Result<(), Trouble> {
        if self.helper.has_ended() {
            let why = "the process that keeps the programs apart was ended by somebody, perhaps for want of memory";
            return Err(Trouble::new(why));
        }
        Ok(())
    }

    /// Gives an order and waits for its answer.
    pub(super) fn ask(&self, order: &Order) -> Result<(Answer, Vec<OwnedFd>), Trouble> {
        let channel = self.channel.get_ref();
        channel
            .send(order, &[])
            .map_err(Trouble::while_("asking the pod"))?;
        loop {
            let mut ready = [PollFd::new(channel, PollFlags::IN)];
            if poll(&mut ready, Some(&PATIENCE)).unwrap_or(1) == 0 {
                return Err(Trouble::new("the pod does not answer"));
            }
            match channel
                .receive(Wait::ForIt)
                .map_err(Trouble::while_("listening to the pod"))?
            {
                Some((Answer::Exited { pid, status }, _)) => {
                    self.exits.borrow_mut().push((pid, status));
                }
                Some(answer) => return Ok(answer),
                None => return Err(Trouble::new("the pod has ended")),
            }
        }
    }

    /// A non-blocking socket inside the pod.
    pub(super) fn socket(&self, domain: Domain) -> Result<OwnedFd, Trouble> {
        let mut sockets = self.sockets.borrow_mut();
        let stock = sockets.entry(domain).or_default();
        if stock.is_empty() {
            *stock = self.fetch(&Order::Sockets {
                domain,
                count: BATCH.min(MOST_FDS),
            })?;
        }
        stock
            .pop()
            .ok_or_else(|| Trouble::new("the pod handed out no socket"))
    }

    /// Carries an order out that answers with descriptors.
    pub(super) fn fetch(&self, order: &Order) -> Result<Vec<OwnedFd>, Trouble> {
        match self.ask(order)? {
            (Answer::Done, fds) => Ok(fds),
            (Answer::Failed { step, errno }, _) => {
                Err(Trouble::while_(&step)(io::Error::from_raw_os_error(errno)))
            }
            (answer, _) => Err(Trouble::new(format!(
                "the pod answered out of turn: {answer:?}"
            ))),
        }
    }

    /// Ends every program of the attempt; how many processes there were.
    ///
    /// # Errors
    /// When the pod is gone.
    pub fn sweep(&self) -> Result<usize, Trouble> {
        match self.ask(&Order::Sweep)? {
            (Answer::Swept { left }, _) => Ok(left),
            (answer, _) => Err(Trouble::new(format!(
                "the pod answered out of turn: {answer:?}"
            ))),
        }
    }

    /// Ends every program of the attempt and lets the next pod have the port; this one is only looked back at.
    ///
    /// # Errors
    /// When the pod is gone.
    pub fn vacate(&self) -> Result<(), Trouble> {
        self.sweep()?;
        self.turn.take();
        Ok(())
    }

    /// Waits for news of programs that end; for ever when the pod itself has ended.
    pub(super) async fn fill(&self) {
        if self.gone.get() {
            return std::future::pending().await;
        }
        if let Ok(mut ready) = self.channel.readable().await {
            self.take_news();
            ready.clear_ready();
        }
    }

    fn take_news(&self) {
        loop {
            match self.channel.get_ref().receive(Wait::Not) {
                Ok(Some((Answer::Exited { pid, status }, _))) => {
                    self.exits.borrow_mut().push((pid, status));
                }
                Ok(Some(_)) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Ok(None) | Err(_) => return self.gone.set(true),
            }
        }
    }

    /// Forgets how an earlier program with this process number ended; numbers are used again.
    pub(super) fn forget(&self, pid: i32) {
        self.exits.borrow_mut().retain(|(ended, _)| *ended != pid);
    }

    /// The wait status of a program that has ended.
    pub(super) fn exit_of(&self, pid: i32) -> Option<i32> {
        self.take_news();
        let exits = self.exits.borrow();
        exits
            .iter()
            .rev()
            .find(|(ended, _)| *ended == pid)
            .map(|(_, status)| *status)
    }
}

/// Waits until no other pod of this machine uses the port; the lock ends with the file.
fn take_turn(port: u16) -> io::Result<std::fs::File> {
    let path = std::env::temp_dir().join(format!("sockspec-port-{port}.lock"));
    let lock = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path);
    // A file of another user can be locked through a reading descriptor too.
    let file = lock.or_else(|_| std::fs::File::open(&path))?;
    file.lock()?;
    Ok(file)
}

impl Drop for Pod {
    fn drop(&mut self) {
        // The end of the channel is the order to end. A program that shares its process space with the helper may have
        // stopped it.
        rustix::net::shutdown(self.channel.get_ref(), rustix::net::Shutdown::Both).ok();
        self.helper.wait(&PATIENCE);
    }
}
