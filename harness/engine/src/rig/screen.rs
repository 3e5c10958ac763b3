//! A client's screen and its end: what a person at the terminal sees.

use std::rc::Rc;
use std::time::Duration;

use sockspec_model::{Comparison, Heard, Lane, Symptom};

use super::hearing::Waited;
use super::stop::quoted;
use super::{Checked, ClientRig, Ended, Silence, Stop};
use crate::sys::program::End;

/// How long a client that waits with a time-out is kept waiting for a late answer.
const LATE: Duration = Duration::from_millis(600);

impl ClientRig {
    /// The text on the client's screen now.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn screen(&self) -> Checked<String> {
        self.scene.take_in_now();
        Ok(self.client()?.console().capture().text().to_owned())
    }

    pub(super) fn not_shown(&self, text: &str, silence: Silence) -> Stop {
        let screen = self.screen().unwrap_or_default();
        let actual = if screen.trim().is_empty() {
            "an empty screen".to_owned()
        } else {
            quoted(screen.as_bytes())
        };
        let stop = Stop::fail(
            Symptom::NotShown,
            "the screen does not show it",
            quoted(text.as_bytes()),
            actual,
        )
        .wanting(Comparison::Shows, text.as_bytes());
        self.scene
            .log()
            .heard(Lane::Kernel, 0, Heard::Silence, b"", &silence.words());
        self.scene.accuse(stop.timed(silence.certainty()))
    }

    /// Expects a text not to be on the screen.
    ///
    /// # Errors
    /// When it is.
    pub fn expect_not_on_screen(&mut self, text: &str, why: &str) -> Checked {
        self.until_rest()?;
        let screen = self.screen()?;
        if !screen.contains(text) {
            return Ok(());
        }
        let expected = format!("a screen without {}", quoted(text.as_bytes()));
        let actual = quoted(screen.as_bytes());
        let stop = Stop::fail(Symptom::OtherBytes, why, expected, actual);
        Err(self.scene.accuse(stop.wanting(Comparison::Looks, b"")))
    }

    /// Waits for the client to end; silence when it does not.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_end(&mut self) -> Checked<Result<End, Silence>> {
        let client = Rc::clone(self.client()?);
        Ok(
            match self
                .scene
                .hear(&[], &[], self.scene.for_an_answer(), || Ok(client.end()))?
            {
                Waited::Came(end) => Ok(end),
                Waited::Silent(silence) => client.end().ok_or(silence),
            },
        )
    }

    /// Expects the client to end, in whatever way is no crash.
    ///
    /// # Errors
    /// When it goes on, or is ended by a signal that nobody sends on purpose.
    pub fn expect_end(&mut self, when: &str) -> Checked<End> {
        let ended = self.until_end()?;
        self.expect_orderly(ended, when, "the end of the client")
    }

    fn expect_orderly(
        &self,
        ended: Result<End, Silence>,
        when: &str,
        expected: &str,
    ) -> Checked<End> {
        match ended {
            Ok(end) if end.is_orderly() => Ok(end),
            Ok(end) => {
                let stop = Stop::fail(
                    Symptom::Exited,
                    format!("it crashed {when}"),
                    "an orderly end",
                    format!("it {end}"),
                );
                Err(self.scene.accuse(stop))
            }
            Err(silence) => {
                let stop = Stop::fail(
                    Symptom::StillOpen,
                    format!("it does not end {when}"),
                    expected,
                    silence.words(),
                );
                Err(self.scene.accuse(stop.timed(silence.certainty())))
            }
        }
    }

    /// Expects the client to end with status 0, unless it asks for more input: then it has not come to its end.
    ///
    /// # Errors
    /// When it ends otherwise or hangs.
    pub fn expect_clean_end(&mut self) -> Checked {
        let Some(ended) = self.until_end_or_question()? else {
            return Err(Stop::Skip(
                "it asks for more input; ends-on-end-of-input speaks about its end".to_owned(),
            ));
        };
        match self.expect_orderly(ended, "after the conversation", "the end of the client")? {
            end if end.is_success() => Ok(()),
            end => Err(self.wrong_status(end, "status 0 after a conversation that went well")),
        }
    }

    /// Expects the client to show something and to end with a non-zero status.
    ///
    /// # Errors
    /// When it goes on, says nothing, or ends with status 0.
    pub fn expect_failure(&mut self, when: &str) -> Checked {
        let end = self.expect_end(when)?;
        if end.is_success() {
            return Err(self.wrong_status(end, "a status other than 0, for nothing went well"));
        }
        let screen = self.screen()?;
        if !screen
            .replace(self.dialect().find("prompt").unwrap_or_default(), "")
            .trim()
            .is_empty()
        {
            return Ok(());
        }
        let expected = "a word about what went wrong";
        Err(self.scene.accuse(Stop::fail(
            Symptom::NotShown,
            format!("it says nothing {when}"),
            expected,
            quoted(screen.as_bytes()),
        )))
    }

    /// Expects the client to end, or to ask for more input.
    ///
    /// # Errors
    /// When it hangs or crashes.
    pub fn expect_end_or_question(&mut self, when: &str) -> Checked {
        let Some(ended) = self.until_end_or_question()? else {
            return Ok(());
        };
        let expected = "the end of the client, or another question";
        self.expect_orderly(ended, when, expected).map(|_| ())
    }

    /// Waits for the client to end, or to rest at its keyboard: that is nothing of an end. It may pause before it asks.
    pub(super) fn until_end_or_question(&mut self) -> Checked<Option<Result<End, Silence>>> {
        self.until_rest()?;
        if self.waits_for_keyboard() {
            return Ok(None);
        }
        let ended = self.until_end()?;
        Ok((ended.is_ok() || !self.waits_for_keyboard()).then_some(ended))
    }

    /// Expects no stack trace on the screen.
    ///
    /// # Errors
    /// When there is one.
    pub fn expect_no_stack_trace(&mut self) -> Checked {
        let marks = [
            "Traceback (most recent call last)",
            "panicked at",
            "Exception in thread",
            "goroutine 1 [",
            "\n    at ",
        ];
        marks
            .iter()
            .try_for_each(|mark| self.expect_not_on_screen(mark, "it shows a stack trace"))
    }

    /// Expects the screen to show a text of any kind.
    ///
    /// # Errors
    /// When it shows nothing.
    pub fn expect_some_text(&mut self) -> Checked {
        let client = Rc::clone(self.client()?);
        let shows = || Ok((!client.console().capture().text().trim().is_empty()).then_some(()));
        // An interpreter may take a while before it comes to the first line.
        let patience = self.scene.for_a_start(true);
        let Waited::Silent(silence) = self.scene.hear(&[], &[], patience, shows)? else {
            return Ok(());
        };
        let expected = format!(
            "any prompt, such as {}",
            quoted(self.dialect().value("prompt").as_bytes())
        );
        let stop = Stop::fail(
            Symptom::NotShown,
            "the screen shows nothing",
            expected,
            format!("an empty screen; {}", silence.words()),
        );
        Err(self.scene.accuse(stop.timed(silence.certainty())))
    }

    /// Keeps the client waiting: until the kernel shows that it waits without a time-out, or else for a while.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn keep_waiting(&mut self) -> Checked {
        if self.until_rest()? != Silence::Proved {
            self.scene.let_pass(LATE);
        }
        Ok(())
    }

    /// Expects the client, after an empty line, not to wait for an answer to nothing. If it does send something, it
    /// gets an empty answer and must come to its end.
    ///
    /// # Errors
    /// When both sides wait for each other.
    pub fn expect_no_mutual_wait(&mut self) -> Checked {
        self.until_rest()?;
        if self.is_over_or_asks()? {
            return Ok(());
        }
        let accepted = self.accept();
        // It may have paused before it asked again.
        if matches!(accepted, Err(Stop::Fail(_))) && self.is_over_or_asks()? {
            return Ok(());
        }
        let mut peer = accepted?;
        let request = peer.hear(self.scene.for_an_answer(), |heard| heard.ends_with(b"\n"))?;
        let closed = matches!(request.ended, Ended::Eof | Ended::Reset);
        if request.bytes.is_empty() && !closed && !self.is_over_or_asks()? {
            let actual = format!(
                "nothing was sent, and it waits for an answer; {}",
                request.words()
            );
            let expected = "a line that is sent, another question, or the end";
            let stop = Stop::fail(
                Symptom::NoAnswer,
                "client and server wait for each other",
                expected,
                actual,
            );
            return Err(self.scene.accuse(stop.timed(request.ended.certainty())));
        }
        peer.send("\n")?;
        peer.leave()?;
        self.expect_end_or_question("after an empty answer")
    }

    fn is_over_or_asks(&self) -> Checked<bool> {
        Ok(self.client()?.end().is_some() || self.waits_for_keyboard())
    }

    fn wrong_status(&self, end: End, expected: &str) -> Stop {
        self.scene.accuse(Stop::fail(
            Symptom::WrongStatus,
            "its exit status misleads",
            expected,
            format!("it {end}"),
        ))
    }

    /// Whether the client waits for the keyboard.
    #[must_use]
    pub fn waits_for_keyboard(&self) -> bool {
        self.scene.kernel().waits_for_keyboard()
    }
}
