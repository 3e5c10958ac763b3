//! Many clients at once: hearing without judging, so that what was heard can be judged afterwards, and whether a
//! connection is full.

use super::{Answer, Checked, Peer, ServerRig, Stop};
use crate::sys::Trouble;
use crate::sys::kernel::TcpState;

impl ServerRig {
    /// Finishes a failure that was found in what was heard: what became of the program, and the frozen moment.
    #[must_use]
    pub fn accuse(&self, stop: Stop) -> Stop {
        self.scene.accuse(stop)
    }
}

impl Peer {
    /// Hears until `enough` of the bytes that are new, the end of the connection, or silence.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn hear_until(&mut self, enough: impl Fn(&[u8]) -> bool) -> Checked<Answer> {
        self.hear(self.scene.for_an_answer(), enough)
    }

    /// Hears what is there, without waiting for more.
    pub fn hear_now(&mut self) -> Vec<u8> {
        self.take_in();
        std::mem::take(&mut self.inbox)
    }

    /// Hears everything that comes until the program rests or the connection ends.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn hear_to_rest(&mut self) -> Checked<Answer> {
        self.hear(self.scene.for_rest(), |_| false)
    }

    /// Whether the kernel holds bytes of the program's that our side has no room for, so that it can hardly take more;
    /// or the program has closed the connection.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn is_full(&self) -> Checked<bool> {
        let (program, ours) = (self.wire.remote, self.wire.local);
        let row = self.scene.kernel().connection(program, ours);
        let row = row.map_err(Trouble::while_("asking for a queue"))?;
        Ok(row.is_none_or(|row| match row.state {
            TcpState::Established | TcpState::CloseWait => row.unsent > 0,
            TcpState::Opening => false,
            TcpState::Listen | TcpState::Datagrams | TcpState::Other(_) => true,
        }))
    }
}
