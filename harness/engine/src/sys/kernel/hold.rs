//! Holding a program still for a moment, so that something happens to it before it can act.

use rustix::process::{Pid, Signal, kill_process};

use super::Kernel;

impl Kernel {
    /// Stops every process of the programs. One that waits in the kernel stays there, and executes nothing of its own
    /// until it is released.
    pub(crate) fn hold(&self) {
        self.signal_all(Signal::STOP);
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
