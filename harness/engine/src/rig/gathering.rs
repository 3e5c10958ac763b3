//! A crowd: many clients of a server that are heard all at once, each piece with the time since the last message.
//!
//! Nothing here judges, and nothing that was heard is kept: a thousand clients must not take a thousand buffers.

use std::mem::MaybeUninit;
use std::rc::Rc;
use std::time::{Duration, Instant};

use sockspec_model::{Heard, Lane};

use super::hearing::Waited;
use super::{Checked, Ended, Peer, Scene, ServerRig, Silence};
use crate::sys::deadline::now;
use crate::sys::gathering::Gathering;
use crate::sys::wire::Wire;

/// After so many rounds without a pause a flood is left alone for a moment.
const MOST_ROUNDS: usize = 4096;

/// Many clients that are heard all at once.
pub struct Crowd {
    scene: Rc<Scene>,
    peers: Vec<Peer>,
    gathering: Gathering,
    sent_at: Instant,
}

impl ServerRig {
    /// A crowd of nobody yet.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn crowd(&self) -> Checked<Crowd> {
        Ok(Crowd {
            scene: Rc::clone(&self.scene),
            peers: Vec::new(),
            gathering: Gathering::new()?,
            sent_at: now(),
        })
    }
}

impl Crowd {
    /// Takes a client in; what it has not heard yet is heard with the others.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn admit(&mut self, peer: Peer) -> Checked {
        self.gathering.add(&peer.wire, self.peers.len())?;
        self.peers.push(peer);
        Ok(())
    }

    /// One of them sends bytes; from now on the time is counted.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn send(&mut self, who: usize, bytes: &[u8]) -> Checked {
        self.sent_at = now();
        match self.peers.get_mut(who) {
            Some(peer) => peer.send(bytes),
            None => Ok(()),
        }
    }

    /// Hears what comes to anybody, with the time since the last message, until `enough` says so; else how it is known
    /// that nothing more comes.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn hear(
        &mut self,
        mut enough: impl FnMut(usize, &[u8], Duration) -> bool,
    ) -> Checked<Option<Silence>> {
        let scene = Rc::clone(&self.scene);
        let (peers, gathering, sent_at) = (&mut self.peers, &self.gathering, self.sent_at);
        let wires: Vec<Rc<Wire>> = peers.iter().map(|peer| Rc::clone(&peer.wire)).collect();
        let from: Vec<&Wire> = wires.iter().map(Rc::as_ref).collect();
        let news = [gathering.readiness()];
        let waited = scene.hear(&news, &from, scene.for_a_crowd(), || {
            let done = take_in(peers, gathering, |who, bytes| {
                enough(who, bytes, sent_at.elapsed())
            })?;
            Ok(done.then_some(()))
        })?;
        Ok(match waited {
            Waited::Came(()) => None,
            Waited::Silent(silence) => Some(silence),
        })
    }

    /// Hears what is there, without waiting for more.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn hear_now(&mut self, mut hears: impl FnMut(usize, &[u8])) -> Checked {
        let never = |who: usize, bytes: &[u8]| {
            hears(who, bytes);
            false
        };
        take_in(&mut self.peers, &self.gathering, never).map(|_| ())
    }

    /// All of them leave politely.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn leave(self) -> Checked {
        self.peers.into_iter().try_for_each(Peer::leave)
    }
}

/// Takes in what is there, until `enough` says so. Whether it did.
fn take_in(
    peers: &mut [Peer],
    gathering: &Gathering,
    mut enough: impl FnMut(usize, &[u8]) -> bool,
) -> Checked<bool> {
    let mut is_enough = false;
    for _ in 0..MOST_ROUNDS {
        let ready = gathering.ready()?;
        if ready.is_empty() || is_enough {
            break;
        }
        for who in ready {
            let Some(peer) = peers.get_mut(who) else {
                continue;
            };
            peer.hear_once(|bytes| is_enough |= enough(who, bytes));
            if peer.has_ended() {
                gathering.remove(&peer.wire);
            }
        }
    }
    Ok(is_enough)
}

impl Peer {
    /// Hears what one receive returns.
    fn hear_once(&mut self, hears: impl FnOnce(&[u8])) {
        let mut buffer = [MaybeUninit::uninit(); 16 * 1024];
        let left = std::mem::take(&mut self.inbox);
        match self.wire.read(&mut buffer) {
            Ok([]) => self.end(Ended::Eof),
            Ok(read) => {
                let log = self.scene.log();
                log.heard(Lane::Wire, self.number, Heard::Bytes, read, "");
                hears(&[&left, &*read].concat());
            }
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => self.inbox = left,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => self.end(Ended::Eof),
            Err(_) => self.end(Ended::Reset),
        }
    }
}
