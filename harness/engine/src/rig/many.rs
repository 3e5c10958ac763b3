//! Room for many clients: what has to be asked of the machine, and what follows where it refuses.

use super::{Checked, Peer, ServerRig, Stop};
use crate::sys::{Trouble, limits};

/// Open files of ours beside those for clients.
const OURS: u64 = 512;
/// Open files, and processes and threads, of a program beside those for clients.
const THEIRS: u64 = 64;
/// So many clients come one after the other.
const HUNDRED: usize = 100;
/// So many of them are enough of a server that takes its time over each.
const ENOUGH: usize = 10;

impl ServerRig {
    /// A hundred conversations, one after the other. Of a server that takes its time over each, as many as half the time of
    /// an attempt has room for, and ten at least; how many these were is told.
    ///
    /// # Errors
    /// Where one of them fails.
    pub fn a_hundred_times(&mut self, talk: impl Fn(&mut Self, usize) -> Checked) -> Checked {
        for number in 1..=HUNDRED {
            if number > ENOUGH && self.scene.is_late() {
                let words = format!("{} of {HUNDRED}, for want of time", number - 1);
                self.scene.observe("clients", &words);
                return Ok(());
            }
            talk(self, number)?;
        }
        Ok(())
    }

    /// Connects a client as soon as the server's queue has room for it, whether or not it is accepted at once.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn connect_in_turn(&mut self) -> Checked<Peer> {
        let address = self.address()?;
        let room = self.scene.kernel().queue_has_room(address);
        if !room.map_err(Trouble::while_("asking for a queue"))? {
            self.until_accepted()?;
        }
        self.connect()
    }

    /// Makes room for so many clients at once.
    ///
    /// # Errors
    /// When the machine refuses, which is not the program's fault.
    pub fn make_room_for(&self, clients: u32) -> Checked {
        let clients = u64::from(clients);
        limits::open_up_to(clients + OURS);
        match limits::files() {
            Some(most) if most < clients + THEIRS => Err(Stop::Inconclusive(format!(
                "{clients} clients at once need as many open files and {THEIRS} more, and this machine allows {most} \
                 (see: ulimit -Hn)"
            ))),
            Some(_) | None => Ok(()),
        }
    }

    /// A failure with so many clients counts only where the machine would have allowed two threads for each of them.
    ///
    /// # Errors
    /// Those of `result`, and where the machine is too small for a failure to say anything.
    pub fn unless_machine_is_too_small(&self, result: Checked, clients: u32) -> Checked {
        match (result, limits::tasks()) {
            (Err(Stop::Fail(_)), Some(most)) if most < 2 * u64::from(clients) + THEIRS => {
                Err(Stop::Inconclusive(format!(
                    "it failed with {clients} clients at once, but this machine allows {most} processes and threads, which may \
                     be too few for threads for each client"
                )))
            }
            (result, _) => result,
        }
    }
}
