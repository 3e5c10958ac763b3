//! A peer: our end of one TCP connection with the program.
//!
//! What is sent is whole or as asked; what is heard is a value. Only the `expect` verbs accuse.

use std::mem::MaybeUninit;
use std::rc::Rc;

use sockspec_model::{Heard, Lane, Said};

use super::hearing::Waited;
use super::unheard::End;
use super::{Answer, Checked, Ended, Patience, Plan, Scene, Stop};
use crate::sys::pod::Isolation;
use crate::sys::wire::Wire;

/// The most that is heard of one answer, in bytes.
const MOST: usize = 16 << 20;

/// Our end of a connection.
pub struct Peer {
    pub(super) scene: Rc<Scene>,
    pub(super) plan: Rc<Plan>,
    pub(super) wire: Rc<Wire>,
    pub(super) number: u32,
    pub(super) inbox: Vec<u8>,
    pub(super) ended: Option<Ended>,
}

impl Peer {
    pub(crate) fn over(scene: &Rc<Scene>, plan: &Rc<Plan>, wire: Wire, said: Said) -> Self {
        Self::noted(scene, plan, wire, said, "")
    }

    /// The same with a remark about how it came about.
    pub(super) fn noted(
        scene: &Rc<Scene>,
        plan: &Rc<Plan>,
        wire: Wire,
        said: Said,
        note: &str,
    ) -> Self {
        let number = scene.next_peer();
        scene.log().said_so(Lane::Wire, number, said, b"", note);
        Self::numbered(scene, plan, wire, said, number)
    }

    /// The same of which the transcript tells already.
    pub(super) fn numbered(
        scene: &Rc<Scene>,
        plan: &Rc<Plan>,
        wire: Wire,
        said: Said,
        number: u32,
    ) -> Self {
        let wire = Rc::new(wire);
        scene.watch(&wire, if said == Said::Connected { number } else { 0 });
        scene.remember(number, End::of_wire(&wire));
        Self {
            scene: Rc::clone(scene),
            plan: Rc::clone(plan),
            wire,
            number,
            inbox: Vec::new(),
            ended: None,
        }
    }

    /// Sends bytes, reading answers meanwhile; a program that does not take them is not accused here.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) -> Checked {
        let bytes = bytes.as_ref();
        self.scene
            .log()
            .said(Lane::Wire, self.number, Said::Bytes, bytes);
        let (wire, scene) = (Rc::clone(&self.wire), Rc::clone(&self.scene));
        let mut rest = bytes;
        scene.hear(&[wire.readiness()], &[], scene.for_an_answer(), || {
            while !rest.is_empty() {
                match wire.write(rest) {
                    Ok(sent) => rest = &rest[sent..],
                    Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                        self.take_in();
                        return Ok(None);
                    }
                    Err(_) => return Ok(Some(())),
                }
            }
            Ok(Some(()))
        })?;
        Ok(())
    }

    /// Sends a sentence as the dialect ends it.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn say(&mut self, sentence: impl AsRef<[u8]>) -> Checked {
        let mut line = sentence.as_ref().to_vec();
        line.extend_from_slice(self.newline());
        self.send(line)?;
        self.end_as_declared();
        Ok(())
    }

    /// Ends our sending side where that is how a sentence ends.
    pub fn end_as_declared(&mut self) {
        if self.plan.dialect.find("framing") == Some("eof") {
            self.half_close();
        }
    }

    /// How a typed line ends on the wire.
    #[must_use]
    pub fn newline(&self) -> &'static [u8] {
        self.plan.newline()
    }

    /// Takes in what is there.
    pub(super) fn take_in(&mut self) {
        self.take_in_while(|peer| !peer.is_flooded());
    }

    fn take_in_while(&mut self, wanted: impl Fn(&Self) -> bool) {
        let mut buffer = [MaybeUninit::uninit(); 16 * 1024];
        while self.ended.is_none() && wanted(self) {
            match self.wire.read(&mut buffer) {
                Ok([]) => self.end(Ended::Eof),
                Ok(read) => {
                    self.scene
                        .log()
                        .heard(Lane::Wire, self.number, Heard::Bytes, read, "");
                    self.inbox.extend_from_slice(read);
                }
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                    self.end(Ended::Eof);
                }
                Err(_) => self.end(Ended::Reset),
            }
        }
    }

    /// Whether more has come than any answer is long: then nothing more is taken in.
    fn is_flooded(&self) -> bool {
        self.inbox.len() > MOST
    }

    pub(super) fn end(&mut self, ended: Ended) {
        let heard = if ended == Ended::Eof {
            Heard::Eof
        } else {
            Heard::Reset
        };
        self.scene
            .log()
            .heard(Lane::Wire, self.number, heard, b"", "");
        self.ended = Some(ended);
    }

    /// Hears until `enough` says so, the connection ends, or silence is known.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn hear(&mut self, patience: Patience, enough: impl Fn(&[u8]) -> bool) -> Checked<Answer> {
        let (scene, wire) = (Rc::clone(&self.scene), Rc::clone(&self.wire));
        if self.inbox.is_empty() {
            // Who was just told something mostly answers now.
            scene.step_aside();
        }
        let waited = scene.hear(&[wire.readiness()], &[&wire], patience, || {
            self.take_in();
            Ok(if enough(&self.inbox) || self.is_flooded() {
                Some(Ended::Complete)
            } else {
                self.ended
            })
        })?;
        let ended = match waited {
            Waited::Came(ended) => ended,
            Waited::Silent(silence) => {
                self.scene.log().heard(
                    Lane::Kernel,
                    self.number,
                    Heard::Silence,
                    b"",
                    &silence.words(),
                );
                Ended::Silent(silence)
            }
        };
        Ok(Answer {
            bytes: std::mem::take(&mut self.inbox),
            ended,
        })
    }

    /// Hears until `length` bytes have come, the connection ends, or silence is known. While the framing is being found
    /// out and nothing came, the end of our sending may be what the program waits for.
    pub(super) fn hear_answer(&mut self, length: usize) -> Checked<Answer> {
        let enough = |heard: &[u8]| super::answer::without_start(heard).len() >= length;
        let answer = self.hear(self.scene.for_an_answer(), enough)?;
        let waits = matches!(answer.ended, Ended::Silent(_)) && answer.bytes.is_empty();
        if !(waits
            && self.plan.exploring
            && self.plan.dialect.find("framing") == Some("any")
            && !self.wire.is_ended())
        {
            return Ok(answer);
        }
        self.half_close();
        let late = self.hear(self.scene.for_an_answer(), enough)?;
        if late.bytes.is_empty() {
            return Ok(answer);
        }
        self.scene.observe("framing", "eof");
        Ok(late)
    }

    /// Ends our sending side and goes on hearing.
    pub fn half_close(&mut self) {
        self.scene
            .log()
            .said(Lane::Wire, self.number, Said::HalfClosed, b"");
        self.wire.half_close();
    }

    /// Hears what is there, so that the close is a plain end (FIN), and closes. Who writes on and on is not followed.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn leave(mut self) -> Checked {
        let before = self.inbox.len();
        self.take_in_while(|peer| peer.inbox.len() == before);
        if self.inbox.len() > before {
            let there = self.inbox.len() + self.wire.queued();
            self.take_in_while(|peer| peer.inbox.len() <= there);
        }
        self.scene
            .log()
            .said(Lane::Wire, self.number, Said::Closed, b"");
        Ok(())
    }

    /// Closes with a reset.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn reset(self) -> Checked {
        self.scene
            .log()
            .said(Lane::Wire, self.number, Said::Reset, b"");
        crate::sys::wire::abort(&self.wire);
        Ok(())
    }

    /// Says what this client is called in findings.
    pub fn is_called(&self, name: &str) {
        self.scene.log().called(self.number, name);
    }

    /// Our own address, as the program sees it.
    #[must_use]
    pub fn address(&self) -> std::net::SocketAddr {
        self.wire.local
    }

    /// Finishes a failure that this peer has seen.
    #[must_use]
    pub fn accuse(&self, stop: Stop) -> Stop {
        self.scene.accuse(stop.seen_by(self.number))
    }
}

impl Drop for Peer {
    /// The end of the connection is under way from now on.
    ///
    /// Where the port is shared with the machine, a server that closed first would keep it in TIME_WAIT, and the next
    /// attempt would find it taken; a reset of a connection that the program has left already spares that.
    fn drop(&mut self) {
        if self.plan.isolation == Isolation::None && self.ended == Some(Ended::Eof) {
            crate::sys::wire::abort(&self.wire);
        }
        // A program that has only ended its sending still waits for our end; after a reset nobody waits for anything.
        if self.ended != Some(Ended::Reset) {
            self.scene.let_go(&self.wire);
        }
    }
}
