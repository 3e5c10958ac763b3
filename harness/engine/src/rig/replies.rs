//! Datagrams that are expected as people mean them: what stands behind a text is left unjudged, and of many answers the
//! order.

use std::net::SocketAddr;
use std::rc::Rc;

use sockspec_model::{Comparison, Heard, Lane, Symptom, remark};

use super::answer::without_end;
use super::caller::differs;
use super::hearing::Waited;
use super::stop::quoted;
use super::{Caller, Checked, ClientRig, Datagram, ServerRig, Silence, Stop};

impl ServerRig {
    /// A client that no answer can reach: what is sent to it meets a closed port, and the kernel tells the server so.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn unreachable_caller(&mut self) -> Checked<Caller> {
        let mut caller = self.caller()?;
        remark::DEAF.clone_into(&mut caller.remark);
        // A connected socket hears nobody else, and may still send to anybody.
        let elsewhere = SocketAddr::new(caller.server.ip(), caller.server.port() ^ 1);
        caller.post.hear_only(elsewhere)?;
        Ok(caller)
    }
}

impl Caller {
    /// Expects the next datagram to carry this text; what stands behind it is left unjudged.
    ///
    /// # Errors
    /// When it carries another, or none comes.
    pub fn expect_answer(&mut self, text: impl AsRef<[u8]>) -> Checked<Datagram> {
        let text = text.as_ref();
        match self.next()? {
            Ok(datagram) if begins(&datagram.bytes, text) => Ok(datagram),
            Ok(datagram) => Err(self.wrong(&datagram.bytes, text)?),
            Err(silence) => {
                Err(self.accuse(missing(&[text], silence).wanting(Comparison::Each, text)))
            }
        }
    }

    /// What is wrong with a datagram: a beginning of the text may be cut, or the first of several.
    fn wrong(&mut self, heard: &[u8], text: &[u8]) -> Checked<Stop> {
        let begins = !heard.is_empty() && text.starts_with(heard);
        let stop = if begins && self.next()?.is_ok() {
            let found = "the answer comes in more than one datagram";
            Stop::fail(Symptom::OtherBytes, found, quoted(text), quoted(heard))
        } else {
            differs(heard, text)
        };
        Ok(self.accuse(stop.wanting(Comparison::Begins, text)))
    }

    /// Expects an answer with this text from the port that was called.
    ///
    /// # Errors
    /// When it comes from another port, carries another text, or none comes.
    pub fn expect_answer_from_its_port(&mut self, text: impl AsRef<[u8]>) -> Checked {
        let text = text.as_ref();
        let from = self.expect_answer(text)?.from;
        if from.port() == self.server.port() {
            return Ok(());
        }
        let stop = Stop::fail(
            Symptom::OtherBytes,
            "the answer comes from elsewhere",
            format!("an answer from port {}", self.server.port()),
            format!("it came from port {}", from.port()),
        );
        Err(self.accuse(stop.wanting(Comparison::Begins, text)))
    }

    /// Waits for an answer that may well not come: until there is one, or the server rests.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_answered(&mut self) -> Checked {
        let (scene, post) = (Rc::clone(&self.scene), &self.post);
        let waited = scene.hear(&[post.readiness()], &[], scene.for_rest(), || {
            Ok(post.receive()?)
        })?;
        if let Waited::Came(datagram) = waited {
            let log = scene.log();
            log.heard(Lane::Wire, self.number, Heard::Bytes, &datagram.bytes, "");
        }
        Ok(())
    }

    /// Expects some datagram to come back, whatever it carries.
    ///
    /// # Errors
    /// When none comes.
    pub fn expect_any_answer(&mut self) -> Checked<Datagram> {
        self.next()?.map_err(|silence| {
            let actual = format!("no datagram; {}", silence.words());
            let stop = Stop::fail(Symptom::NoAnswer, "no answer came", "any answer", actual);
            let stop = stop.wanting(Comparison::Something, b"");
            self.accuse(stop.timed(silence.certainty()))
        })
    }

    /// Expects the next datagram to carry this text and nothing behind it but a line end or padding.
    ///
    /// # Errors
    /// When it carries anything else, or none comes.
    pub fn expect_only_answer(&mut self, text: impl AsRef<[u8]>) -> Checked {
        let (text, datagram) = (text.as_ref(), self.expect_answer(text.as_ref())?);
        if is_same(&datagram.bytes, text) {
            return Ok(());
        }
        let stop = differs(&datagram.bytes, text);
        Err(self.accuse(stop.wanting(Comparison::Is, text)))
    }

    /// Expects the next datagram to carry this text and at most a line end behind it.
    ///
    /// # Errors
    /// When it carries anything else, or none comes.
    pub fn expect_bare_answer(&mut self, text: impl AsRef<[u8]>) -> Checked {
        let (text, datagram) = (text.as_ref(), self.expect_answer(text.as_ref())?);
        let end = &datagram.bytes[text.len()..];
        if [b"".as_slice(), b"\n", b"\r\n"].contains(&end) {
            return Ok(());
        }
        let stop = Stop::fail(
            Symptom::MoreBytes,
            format!("{} bytes stand behind the answer", end.len()),
            format!("{} and at most a line end", quoted(text)),
            quoted(&datagram.bytes),
        );
        Err(self.accuse(stop.wanting(Comparison::Bare, text)))
    }

    /// Expects datagrams with these texts, in any order; so many of them may be missing.
    ///
    /// # Errors
    /// When other texts come, or too few.
    pub fn expect_answers(&mut self, texts: &[impl AsRef<[u8]>], lost: u32) -> Checked {
        let mut awaited: Vec<&[u8]> = texts.iter().map(AsRef::as_ref).collect();
        while !awaited.is_empty() {
            let stop = match self.next()? {
                Ok(datagram) if cross_off(&mut awaited, &datagram.bytes) => continue,
                Ok(datagram) => differs(&datagram.bytes, awaited[0]),
                Err(_) if awaited.len() <= lost as usize => return Ok(()),
                Err(silence) => missing(&awaited, silence),
            };
            return Err(self.accuse(stop.wanting_all(Comparison::Each, texts)));
        }
        Ok(())
    }
}

/// What has not come.
fn missing(awaited: &[&[u8]], silence: Silence) -> Stop {
    let message = match awaited.len() {
        1 => "no answer came".to_owned(),
        count => format!("{count} answers did not come"),
    };
    let actual = format!("no datagram; {}", silence.words());
    let stop = Stop::fail(Symptom::NoAnswer, message, quoted(awaited[0]), actual);
    stop.timed(silence.certainty())
}

/// Takes the text of a datagram away from those that are awaited, if it is one of them.
fn cross_off(awaited: &mut Vec<&[u8]>, heard: &[u8]) -> bool {
    let place = awaited.iter().position(|text| begins(heard, text));
    place.map(|place| awaited.remove(place)).is_some()
}

impl ClientRig {
    /// Waits for the client's datagram and expects this text in it; a line end or padding behind it is left unjudged.
    ///
    /// # Errors
    /// When it carries another, or none comes.
    pub fn receive_line(&mut self, line: &str) -> Checked<Datagram> {
        let datagram = self.receive()?;
        if is_same(&datagram.bytes, line.as_bytes()) {
            return Ok(datagram);
        }
        let stop = differs(&datagram.bytes, line.as_bytes());
        let stop = stop.wanting(Comparison::Is, line.as_bytes());
        Err(self.scene.accuse(stop.seen_by(1)))
    }

    /// A datagram of the client, if it has sent one when it rests.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn receive_if_any(&mut self) -> Checked<Option<Datagram>> {
        self.until_rest()?;
        self.posted()
    }

    /// Expects the client to send nothing else while it waits for its answer; the same again is a question repeated.
    ///
    /// # Errors
    /// When it does.
    pub fn expect_nothing_but(&mut self, sent: &Datagram) -> Checked {
        while let Some(datagram) = self.receive_if_any()? {
            if datagram.bytes != sent.bytes {
                let found = "it sends more than one datagram";
                let expected = format!("nothing besides {}", quoted(&sent.bytes));
                let actual = quoted(&datagram.bytes);
                let stop = Stop::fail(Symptom::MoreBytes, found, expected, actual);
                let log = self.scene.log();
                log.heard(Lane::Wire, 1, Heard::Bytes, &datagram.bytes, "");
                let stop = stop.wanting(Comparison::Nothing, b"").seen_by(1);
                return Err(self.scene.accuse(stop));
            }
        }
        Ok(())
    }
}

/// Whether this is an answer with such a text; nothing follows a text that is empty.
fn begins(heard: &[u8], text: &[u8]) -> bool {
    let text = without_end(text);
    heard.starts_with(text) && (!text.is_empty() || without_end(heard).is_empty())
}

fn is_same(heard: &[u8], text: &[u8]) -> bool {
    without_end(heard) == without_end(text)
}
