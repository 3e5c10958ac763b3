//! Holding a program still for a moment, so that something happens to it before it can act.

use rustix::process::{Pid, Signal, kill_process};

use super::{Kernel, threads};

impl Kernel {
    /// Orders every process of the programs to stop: none executes anything of its own until it is released.
    ///
    /// Most waits in the kernel outlast that. A few break off at the release, as at a signal that is caught: `epoll_wait`,
    /// and waits for a socket that has a time-out (signal(7)). So whoever holds a program still has to see whether it bears
    /// that alone.
    pub(crate) fn hold(&self) {
        self.signal_all(Signal::STOP);
    }

    /// Whether no thread of the programs can go on any more: an order to stop takes effect a moment after it was given.
    pub(crate) fn is_held(&self) -> bool {
        let threads = self.tree().threads;
        let is_stopped = |thread| threads::is_stopped(&self.proc, thread);
        threads.iter().all(is_stopped)
    }

    /// Lets every process of the programs go on.
    pub(crate) fn release(&self) {
        self.signal_all(Signal::CONT);
    }

    fn signal_all(&self, signal: Signal) {
        for pid in self.tree().processes.into_iter().filter_map(Pid::from_raw) {
            // One that has ended meanwhile needs no signal.
            kill_process(pid, signal).ok();
        }
    }
}
