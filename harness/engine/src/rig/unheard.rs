//! What lies at our ends when a program is accused, and nobody has heard it: it tells whose answer went to whom.
//!
//! Invariant: it is looked at, not taken; whoever listens later still hears it.

use std::rc::{Rc, Weak};

use sockspec_model::{Heard, Lane};

use super::Scene;
use crate::sys::post::Post;
use crate::sys::wire::Wire;

/// One of our ends.
pub(super) enum End {
    /// Of a connection.
    Stream(Weak<Wire>),
    /// A socket for datagrams.
    Datagrams(Weak<Post>),
}

impl Scene {
    /// Remembers the end of this peer for as long as there is one.
    pub(super) fn remember(&self, peer: u32, end: End) {
        let mut ends = self.ends.borrow_mut();
        ends.retain(|(_, end)| end.is_open());
        ends.push((peer, end));
    }

    /// Adds to the transcript what lies at our ends.
    pub(super) fn note_the_unheard(&self) {
        for (peer, end) in self.ends.borrow().iter() {
            if let Some(bytes) = end.look().filter(|bytes| !bytes.is_empty()) {
                let note = "found there afterwards";
                self.log()
                    .heard(Lane::Wire, *peer, Heard::Bytes, &bytes, note);
            }
        }
    }
}

impl End {
    pub(super) fn of_wire(wire: &Rc<Wire>) -> Self {
        Self::Stream(Rc::downgrade(wire))
    }

    pub(super) fn of_post(post: &Rc<Post>) -> Self {
        Self::Datagrams(Rc::downgrade(post))
    }

    fn is_open(&self) -> bool {
        match self {
            Self::Stream(wire) => wire.strong_count() > 0,
            Self::Datagrams(post) => post.strong_count() > 0,
        }
    }

    fn look(&self) -> Option<Vec<u8>> {
        match self {
            Self::Stream(wire) => wire.upgrade()?.peek(),
            Self::Datagrams(post) => post.upgrade()?.peek(),
        }
    }
}
