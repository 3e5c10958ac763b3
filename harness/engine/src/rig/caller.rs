//! A caller: our end of an exchange of datagrams with a server under test.

use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;

use sockspec_model::{Comparison, Heard, Lane, Said, Symptom};

use super::hearing::Waited;
use super::stop::quoted;
use super::unheard::End;
use super::{Checked, Fate, Scene, ServerRig, Silence, Stop};
use crate::sys::Trouble;
use crate::sys::post::{Datagram, Post};

/// Our end, with a port of its own.
pub struct Caller {
    pub(super) scene: Rc<Scene>,
    pub(super) post: Rc<Post>,
    pub(super) server: SocketAddr,
    pub(super) number: u32,
    /// What is special about it, for the transcript.
    pub(super) remark: String,
}

impl ServerRig {
    /// A client with a socket of its own, which hears datagrams from anywhere.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn caller(&mut self) -> Checked<Caller> {
        let address = self.address()?;
        self.caller_of(address)
    }

    /// A client that hears only what comes from the address that it calls, as after `connect` on its UDP socket.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn connected_caller(&mut self) -> Checked<Caller> {
        let caller = self.caller()?;
        caller.post.hear_only(caller.server)?;
        Ok(caller)
    }

    /// A client that calls the server's port at another address of this host.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn caller_at(&mut self, ip: IpAddr) -> Checked<Caller> {
        let caller = self.caller_of(SocketAddr::new(ip, self.plan.port))?;
        Ok(Caller {
            remark: format!("to {ip}"),
            ..caller
        })
    }

    fn caller_of(&mut self, server: SocketAddr) -> Checked<Caller> {
        let post = Rc::new(Post::towards(self.scene.pod(), server)?);
        let number = self.scene.next_peer();
        self.scene.own(post.local.port());
        self.scene.remember(number, End::of_post(&post));
        Ok(Caller {
            scene: Rc::clone(&self.scene),
            post,
            server,
            number,
            remark: String::new(),
        })
    }

    /// How many datagrams the kernel has dropped because the server's socket was full; 0 where it does not tell.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn drops(&mut self) -> Checked<u32> {
        let row = self.scene.kernel().receiver(self.address()?);
        let row = row.map_err(Trouble::while_("asking for a queue"))?;
        Ok(row.and_then(|row| row.drops).unwrap_or(0))
    }
}

impl Caller {
    /// Sends one datagram.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) -> Checked {
        let bytes = bytes.as_ref();
        let (log, remark) = (self.scene.log(), &self.remark);
        log.said_so(Lane::Wire, self.number, Said::Bytes, bytes, remark);
        self.scene.begin_to_ask();
        self.scene.post(&self.post, bytes, self.server)
    }

    /// Waits until the kernel shows that the server has taken every datagram that lies at its socket, or will not.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_read(&mut self) -> Checked<Fate> {
        self.scene.step_aside();
        let waited = self
            .scene
            .hear(&[], &[], self.scene.for_rest(), || self.fate())?;
        Ok(match waited {
            Waited::Came(fate) => fate,
            Waited::Silent(silence) => Fate::Unread(silence),
        })
    }

    fn fate(&self) -> Checked<Option<Fate>> {
        let row = self.scene.kernel().receiver(self.server);
        let row = row.map_err(Trouble::while_("asking for a queue"))?;
        let queued: u32 = match row {
            Some(row) => row.unread,
            // A socket that is connected to another client takes none of ours, and is there all the same.
            None => match self.scene.kernel().receivers() {
                Ok(rows) if !rows.is_empty() => rows.iter().map(|row| row.unread).sum(),
                Ok(_) | Err(_) => return Ok(Some(Fate::Closed)),
            },
        };
        Ok((queued == 0).then_some(Fate::Read))
    }

    /// Where a datagram comes from, if not from where it was called for.
    fn whence(&self, datagram: &Datagram) -> String {
        let (from, server) = (datagram.from, self.server);
        if from == server {
            return String::new();
        }
        format!("from {from}, and not from {server}, where we had sent to")
    }

    /// Hears the next datagram; `None` when silence is known.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn hear(&mut self) -> Checked<Option<Datagram>> {
        self.next().map(Result::ok)
    }

    pub(super) fn next(&mut self) -> Checked<Result<Datagram, Silence>> {
        let (scene, post) = (Rc::clone(&self.scene), &self.post);
        let waited = scene.hear(&[post.readiness()], &[], scene.for_an_answer(), || {
            Ok(post.receive()?)
        })?;
        let (heard, bytes, note) = match &waited {
            Waited::Came(datagram) => (Heard::Bytes, datagram.bytes.clone(), self.whence(datagram)),
            Waited::Silent(silence) => (Heard::Silence, Vec::new(), silence.words()),
        };
        let lane = if heard == Heard::Silence {
            Lane::Kernel
        } else {
            Lane::Wire
        };
        scene.log().heard(lane, self.number, heard, &bytes, &note);
        Ok(match waited {
            Waited::Came(datagram) => Ok(datagram),
            Waited::Silent(silence) => Err(silence),
        })
    }

    /// Expects the next datagram to carry exactly these bytes.
    ///
    /// # Errors
    /// When it carries others, or none comes.
    pub fn expect_datagram(&mut self, text: impl AsRef<[u8]>) -> Checked<Datagram> {
        let text = text.as_ref();
        match self.next()? {
            Ok(datagram) if datagram.bytes == text => Ok(datagram),
            Ok(datagram) => {
                let stop = differs(&datagram.bytes, text);
                Err(self.accuse(stop.wanting(Comparison::Exactly, text)))
            }
            Err(silence) => {
                let actual = format!("no datagram; {}", silence.words());
                let stop = Stop::fail(Symptom::NoAnswer, "no answer came", quoted(text), actual);
                let stop = stop.wanting(Comparison::Exactly, text);
                Err(self.accuse(stop.timed(silence.certainty())))
            }
        }
    }

    /// Expects that nothing more comes before the server rests.
    ///
    /// # Errors
    /// When a datagram comes; `why` is the sentence of the finding.
    pub fn expect_nothing(&mut self, why: &str) -> Checked {
        let (scene, post) = (Rc::clone(&self.scene), &self.post);
        let waited = scene.hear(&[post.readiness()], &[], scene.for_rest(), || {
            Ok(post.receive()?)
        })?;
        let Waited::Came(datagram) = waited else {
            return Ok(());
        };
        scene
            .log()
            .heard(Lane::Wire, self.number, Heard::Bytes, &datagram.bytes, "");
        let actual = quoted(&datagram.bytes);
        let stop = Stop::fail(Symptom::MoreBytes, why, "no further datagram", actual);
        Err(self.accuse(stop.wanting(Comparison::Nothing, b"")))
    }

    pub(super) fn accuse(&self, stop: Stop) -> Stop {
        self.scene.accuse(stop.seen_by(self.number))
    }

    /// Our own address, where the host is known.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.post.local.port()
    }

    /// Closes the socket: an answer now meets a closed port, and the kernel tells the server so (ICMP port unreachable).
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn vanish(self) -> Checked {
        self.scene
            .log()
            .said(Lane::Wire, self.number, Said::Closed, b"");
        Ok(())
    }
}

/// A datagram with other bytes than expected.
pub(super) fn differs(heard: &[u8], text: &[u8]) -> Stop {
    let symptom = match () {
        () if text.starts_with(heard) => Symptom::PartOfTheAnswer,
        () if heard.starts_with(text) => Symptom::MoreBytes,
        () => Symptom::OtherBytes,
    };
    Stop::fail(
        symptom,
        instead_of(heard, text),
        quoted(text),
        quoted(heard),
    )
}

/// Longer texts are not told whole in one sentence.
const SHORT: usize = 40;

/// What is wrong with a datagram: the texts where they are short, else how long they are, or where they begin to differ.
fn instead_of(heard: &[u8], text: &[u8]) -> String {
    let differs = || heard.iter().zip(text).position(|(one, other)| one != other);
    let how = match () {
        () if heard.len().max(text.len()) <= SHORT && !text.starts_with(heard) => {
            format!(": {} instead of {}", quoted(heard), quoted(text))
        }
        () if heard.len() == text.len() => {
            let from = differs().unwrap_or(0) + 1;
            format!(", which differs from byte {from} on")
        }
        () => format!(" ({} bytes instead of {})", heard.len(), text.len()),
    };
    format!("the datagram carries something else{how}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_datagram_can_be_seen() {
        let told = |heard: &str, text: &str| {
            let told = instead_of(heard.as_bytes(), text.as_bytes());
            told.replacen("the datagram carries something else", "", 1)
        };
        assert_eq!(
            told("B ONCE", "A ONCE"),
            ": \"B ONCE\" instead of \"A ONCE\""
        );
        assert_eq!(told("AB", "ABC"), " (2 bytes instead of 3)");
        let (long, other) = ("A".repeat(50), "A".repeat(49) + "B");
        assert_eq!(told(&long, &other), ", which differs from byte 50 on");
        assert_eq!(told(&long, "A"), " (50 bytes instead of 1)");
    }
}
