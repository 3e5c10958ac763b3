//! What became of the bytes that were sent: read, left lying, or met by a closed connection.
//!
//! The kernel tells; so a message really arrives in the pieces in which it is sent.

use std::rc::Rc;

use sockspec_model::{Heard, Lane};

use super::hearing::Waited;
use super::{Checked, Patience, Peer, Silence};
use crate::sys::Trouble;
use crate::sys::kernel::TcpState;

/// What became of the bytes that were sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The program has read them all.
    Read,
    /// The program has not read it, and this is how that is known: only a proof says that it waits for something else.
    Unread(Silence),
    /// The program has closed the connection.
    Closed,
}

impl Peer {
    /// Waits until the kernel shows that the program has read everything that was sent, or will not.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_read(&mut self) -> Checked<Fate> {
        self.until_read_within(self.scene.for_rest())
    }

    pub(super) fn until_read_within(&mut self, patience: Patience) -> Checked<Fate> {
        // On a processor that it shares with us alone it reads now, and one question is enough.
        self.scene.step_aside();
        for _ in 0..64 {
            if let Some(fate) = self.fate()? {
                return Ok(self.note(fate));
            }
            rustix::thread::sched_yield();
        }
        let (scene, wire) = (Rc::clone(&self.scene), Rc::clone(&self.wire));
        let fate = match scene.hear(&[], &[&wire], patience, || self.fate())? {
            Waited::Came(fate) => fate,
            Waited::Silent(silence) => Fate::Unread(silence),
        };
        Ok(self.note(fate))
    }

    fn fate(&self) -> Checked<Option<Fate>> {
        let row = self
            .scene
            .kernel()
            .connection(self.wire.remote, self.wire.local);
        let Some(row) = row.map_err(Trouble::while_("asking for a queue"))? else {
            return Ok(Some(Fate::Closed));
        };
        let arrived = row
            .received
            .is_none_or(|received| received >= self.wire.sent());
        Ok(match row.state {
            _ if arrived && row.unread == 0 => Some(Fate::Read),
            TcpState::Established | TcpState::CloseWait | TcpState::Opening => None,
            TcpState::Listen | TcpState::Datagrams | TcpState::Other(_) => Some(Fate::Closed),
        })
    }

    fn note(&self, fate: Fate) -> Fate {
        let heard = |heard, note: &str| {
            let log = self.scene.log();
            log.heard(Lane::Kernel, self.number, heard, b"", note);
        };
        match fate {
            Fate::Read => heard(Heard::Read, ""),
            Fate::Unread(Silence::Proved | Silence::Gone) => heard(Heard::Unread, ""),
            Fate::Unread(silence) => heard(Heard::Unread, &silence.words()),
            // The end of the connection speaks for itself when it is heard.
            Fate::Closed => {}
        }
        fate
    }
}
