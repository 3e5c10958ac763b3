//! Bytes that are compared exactly: what a file consists of.

use std::rc::Rc;

use sockspec_model::{Comparison, Symptom};

use super::stop::quoted;
use super::{Answer, Checked, ClientRig, Ended, Peer, Silence, Stop};

impl Peer {
    /// Expects exactly these bytes as everything that comes until the program rests or the connection ends.
    ///
    /// # Errors
    /// When other bytes come, or fewer, or more.
    pub fn expect_these(&mut self, bytes: &[u8]) -> Checked {
        let scene = Rc::clone(&self.scene);
        let mut answer = self.hear(scene.for_an_answer(), |heard| heard.len() >= bytes.len())?;
        if answer.ended == Ended::Complete {
            let rest = self.hear(scene.for_rest(), |_| false)?;
            answer.bytes.extend(rest.bytes);
            answer.ended = rest.ended;
        }
        if answer.bytes == bytes {
            return Ok(());
        }
        Err(self.accuse(differs(&answer, bytes)))
    }

    /// Expects these bytes first; what follows is left to be heard.
    ///
    /// # Errors
    /// When other bytes come, or fewer.
    pub fn expect_first(&mut self, bytes: &[u8]) -> Checked {
        let scene = Rc::clone(&self.scene);
        let mut answer = self.hear(scene.for_an_answer(), |heard| heard.len() >= bytes.len())?;
        if answer.bytes.starts_with(bytes) {
            self.inbox = answer.bytes.split_off(bytes.len());
            return Ok(());
        }
        Err(self.accuse(differs(&answer, bytes)))
    }

    /// Expects at most these bytes until the program rests or the connection ends, and no others.
    ///
    /// # Errors
    /// When others come.
    pub fn expect_at_most(&mut self, bytes: &[u8]) -> Checked {
        let scene = Rc::clone(&self.scene);
        let answer = self.hear(scene.for_rest(), |heard| heard.len() > bytes.len())?;
        if bytes.starts_with(&answer.bytes) {
            return Ok(());
        }
        Err(self.accuse(differs(&answer, bytes)))
    }

    /// Whether the program has ended the connection, as far as has been heard.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.ended.is_some()
    }
}

impl ClientRig {
    /// Waits for a connection of the client's, if it makes one before it rests.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn accept_if_it_comes(&mut self) -> Checked<Option<Peer>> {
        self.until_rest()?;
        match self.accept() {
            Ok(peer) => Ok(Some(peer)),
            Err(Stop::Fail(_)) => Ok(None),
            Err(stop) => Err(stop),
        }
    }

    /// Closes a connection on which the client has ended its direction, as any server does: it may be waiting for that.
    /// The connection, if it has not.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn part_at_its_end(&mut self, mut peer: Peer) -> Checked<Option<Peer>> {
        peer.hear_to_rest()?;
        if peer.has_ended() {
            return peer.leave().map(|()| None);
        }
        Ok(Some(peer))
    }

    /// Waits until the client waits for a line, or rests without waiting for one; it may need a while to start.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_it_asks(&mut self) -> Checked {
        let client = Rc::clone(self.client()?);
        let patience = self.scene.for_a_start(false);
        self.scene.hear(&[], &[], patience, || {
            let ended = client.end().is_some();
            Ok((ended || self.waits_for_keyboard()).then_some(()))
        })?;
        self.until_rest().map(|_| ())
    }

    /// Expects the client to wait for another line.
    ///
    /// # Errors
    /// When it has ended, or waits for something else.
    pub fn expect_question(&mut self, when: &str) -> Checked {
        let Some(ended) = self.until_end_or_question()? else {
            return Ok(());
        };
        let (symptom, actual, silence) = match ended {
            Ok(end) => (Symptom::Exited, format!("it {end}"), Silence::Gone),
            Err(silence) => (Symptom::StillOpen, silence.words(), silence),
        };
        let message = format!("it does not ask again {when}");
        let expected = "another question, and a wait for the keyboard";
        let stop = Stop::fail(symptom, message, expected, actual);
        Err(self.scene.accuse(stop.timed(silence.certainty())))
    }

    /// Expects the screen to show something that it did not show before, other than the same question once more.
    ///
    /// # Errors
    /// When it does not.
    pub fn expect_words_since(&mut self, before: &str, when: &str) -> Checked {
        self.until_rest()?;
        if says_more(&self.screen()?, before) {
            return Ok(());
        }
        let silence = self.until_done()?;
        let screen = self.screen()?;
        if says_more(&screen, before) {
            return Ok(());
        }
        let news = screen.strip_prefix(before).unwrap_or(&screen);
        let message = format!("it says nothing {when}");
        let expected = "a word about what is wrong with it";
        let stop = Stop::fail(
            Symptom::NotShown,
            message,
            expected,
            quoted(news.as_bytes()),
        );
        Err(self.scene.accuse(stop.timed(silence.certainty())))
    }

    /// Ends the client and starts it anew.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn start_afresh(&mut self) -> Checked {
        self.clear_away()?;
        self.start()
    }
}

/// Whether a screen shows something more than before, other than the same question once more.
fn says_more(screen: &str, before: &str) -> bool {
    let news = screen.strip_prefix(before).unwrap_or(screen).trim();
    let said = news.replace(before.trim(), "");
    !said.trim().is_empty() || before.trim().is_empty() && !news.is_empty()
}

fn differs(answer: &Answer, bytes: &[u8]) -> Stop {
    let heard = &answer.bytes;
    let same = heard.iter().zip(bytes).take_while(|(a, b)| a == b).count();
    let (symptom, message) = match () {
        () if heard.is_empty() && answer.ended == Ended::Reset => {
            (Symptom::Reset, "the connection was reset".to_owned())
        }
        () if heard.is_empty() => (Symptom::NoAnswer, "nothing was sent".to_owned()),
        () if same == heard.len() => (
            Symptom::PartOfTheAnswer,
            format!("only {same} of {} bytes were sent", bytes.len()),
        ),
        () if same == bytes.len() => (
            Symptom::MoreBytes,
            format!("{} bytes too many were sent", heard.len() - same),
        ),
        () => (
            Symptom::OtherBytes,
            format!("other bytes were sent, from byte {} on", same + 1),
        ),
    };
    let certainty = answer.ended.certainty();
    Stop::fail(symptom, message, quoted(bytes), answer.words())
        .timed(certainty)
        .wanting(Comparison::Exactly, bytes)
}
