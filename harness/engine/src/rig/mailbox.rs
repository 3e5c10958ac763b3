//! Where a client under test sends its datagrams: our UDP port, and the answers from it.

use std::net::SocketAddr;
use std::rc::Rc;

use sockspec_model::{Comparison, Heard, Lane, Said, Symptom};

use super::caller::differs;
use super::hearing::Waited;
use super::{Checked, ClientRig, Scene, Silence, Stop};
use crate::sys::Trouble;
use crate::sys::post::{Datagram, Post};

impl Scene {
    /// Whatever was sent before the first question is no answer.
    pub(super) fn begin_to_ask(&self) {
        if self.posted.get() == 0 {
            let sent = self.kernel.datagrams_sent().unwrap_or(0);
            self.sent_before.set(Some(sent));
        }
    }

    /// Sends a datagram, and counts it: what else is sent is the program's.
    pub(super) fn post(&self, post: &Post, bytes: &[u8], to: SocketAddr) -> Checked {
        self.posted.set(self.posted.get() + 1);
        Ok(post.send(bytes, to)?)
    }
}

impl ClientRig {
    /// Waits for the next datagram of the client.
    ///
    /// # Errors
    /// When it ends or rests without sending one.
    pub fn receive(&mut self) -> Checked<Datagram> {
        match self.await_datagram()? {
            Ok(datagram) => Ok(datagram),
            Err(silence) => {
                let expected = format!("a datagram to port {}", self.plan.port);
                let actual = format!("none; {}", silence.words());
                let stop = Stop::fail(Symptom::NoAnswer, "no datagram came", expected, actual)
                    .wanting(Comparison::Something, b"");
                Err(self.scene.accuse(stop.timed(silence.certainty())))
            }
        }
    }

    fn await_datagram(&mut self) -> Checked<Result<Datagram, Silence>> {
        let readiness: Vec<_> = self.mailbox.iter().map(Post::readiness).collect();
        let waited = self
            .scene
            .hear(&readiness, &[], self.scene.for_an_answer(), || {
                self.posted()
            })?;
        Ok(match waited {
            Waited::Came(datagram) => {
                self.scene
                    .log()
                    .heard(Lane::Wire, 1, Heard::Bytes, &datagram.bytes, "");
                Ok(datagram)
            }
            Waited::Silent(silence) => Err(silence),
        })
    }

    pub(super) fn posted(&self) -> Checked<Option<Datagram>> {
        for post in &self.mailbox {
            if let Some(datagram) = post.receive()? {
                return Ok(Some(datagram));
            }
        }
        Ok(None)
    }

    /// Forgets datagrams that nobody has taken.
    pub(super) fn empty_mailbox(&self) -> Checked {
        while self.posted()?.is_some() {}
        Ok(())
    }

    /// Expects the next datagram of the client to carry exactly these bytes.
    ///
    /// # Errors
    /// When it carries others, or none comes.
    pub fn expect_datagram(&mut self, text: impl AsRef<[u8]>) -> Checked<Datagram> {
        let (text, datagram) = (text.as_ref(), self.receive()?);
        if datagram.bytes == text {
            return Ok(datagram);
        }
        let stop = differs(&datagram.bytes, text);
        let stop = stop.wanting(Comparison::Exactly, text);
        Err(self.scene.accuse(stop.seen_by(1)))
    }

    /// Answers a datagram, from the port that it was sent to.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn reply(&mut self, to: &Datagram, bytes: impl AsRef<[u8]>) -> Checked {
        let bytes = bytes.as_ref();
        let post = self
            .mailbox
            .iter()
            .find(|post| post.local.is_ipv4() == to.from.is_ipv4());
        let post = post.ok_or_else(|| Trouble::new("the port is closed"))?;
        self.scene.log().said(Lane::Wire, 1, Said::Bytes, bytes);
        self.scene.post(post, bytes, to.from)
    }

    /// Sends a datagram to the client from a port that it never called.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn reply_as_stranger(&mut self, to: &Datagram, bytes: impl AsRef<[u8]>) -> Checked {
        let stranger = Post::towards(self.scene.pod(), to.from)?;
        self.scene.own(stranger.local.port());
        self.scene
            .log()
            .said(Lane::Wire, 2, Said::Bytes, bytes.as_ref());
        let whence = format!(
            "from port {}, to which it never sent",
            stranger.local.port()
        );
        self.scene.log().remark(whence);
        self.scene.post(&stranger, bytes.as_ref(), to.from)
    }

    /// Expects the client not to wait for ever for an answer that does not come: it ends, asks again, asks its user, or
    /// waits by the clock.
    ///
    /// # Errors
    /// When the kernel proves a wait that nothing but an answer ends.
    pub fn expect_not_for_ever(&mut self, when: &str) -> Checked {
        let client = Rc::clone(self.client()?);
        let goes_on = || {
            let again = self.posted()?.is_some();
            Ok((again || client.end().is_some()).then_some(()))
        };
        let readiness: Vec<_> = self.mailbox.iter().map(Post::readiness).collect();
        let waited = self
            .scene
            .hear(&readiness, &[], self.scene.for_an_answer(), goes_on)?;
        let Waited::Silent(silence @ Silence::Proved) = waited else {
            return Ok(());
        };
        if self.waits_for_keyboard() {
            return Ok(());
        }
        Err(self.scene.accuse(Stop::fail(
            Symptom::StillOpen,
            format!("it waits for ever {when}"),
            "a client that gives up after a while, or asks again",
            silence.words(),
        )))
    }
}
