//! A server's life: going on, stopping, starting again, and what it says on its console.

use std::rc::Rc;

use rustix::process::Signal;
use sockspec_model::{Lane, Said, Symptom};

use super::hearing::Waited;
use super::stop::{THE_EXERCISE, quoted};
use super::{Checked, ClientRig, ServerRig, Silence, Stop};
use crate::sys::pod::Stdio;
use crate::sys::program::End;

impl ServerRig {
    /// Expects the server to run and to listen, once it rests.
    ///
    /// # Errors
    /// When it has ended, or no longer listens.
    pub fn expect_serving(&mut self) -> Checked {
        self.until_rest()?;
        let listens = self.listens_on_port()?;
        match self.server.end() {
            None if listens => Ok(()),
            None => Err(self.gone("it no longer listens", "no socket that listens")),
            Some(end) => Err(self.gone("the server has ended", &format!("it {end}"))),
        }
    }

    fn gone(&self, message: &str, actual: &str) -> Stop {
        let expected = format!("a server that goes on listening on port {}", self.plan.port);
        self.scene.accuse(
            Stop::fail(Symptom::Exited, message, expected, actual).wanting(self.being_there(), b""),
        )
    }

    /// Whether the server is still there.
    pub(crate) fn is_alive(&self) -> bool {
        self.server.end().is_none()
    }

    /// Types the interrupt key and expects the server to end; `when` says what it is interrupted in.
    ///
    /// # Errors
    /// When it goes on.
    pub fn expect_interruptible(&mut self, when: &str) -> Checked {
        self.interrupt();
        let Err(silence) = self.until_end()? else {
            return Ok(());
        };
        let stop = Stop::fail(
            Symptom::StillOpen,
            format!("it does not end {when}"),
            "the end of the server",
            silence.words(),
        );
        Err(self.scene.accuse(stop.timed(silence.certainty())))
    }

    /// Interrupts the server, and kills it when it does not mind.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn stop(&mut self) -> Checked {
        self.interrupt();
        if self.until_end()?.is_err() {
            self.server.signal(Signal::KILL).ok();
            self.until_end()?.ok();
        }
        Ok(())
    }

    /// Types the interrupt key (Ctrl-C).
    pub fn interrupt(&mut self) {
        self.scene
            .log()
            .said(Lane::Keyboard, 0, Said::Interrupted, b"");
        self.server.console().type_(b"\x03").ok();
    }

    /// Types a line at the server's terminal, once it rests.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn type_line(&mut self, line: &str) -> Checked {
        ClientRig::at_terminal_of(self).type_line(line)
    }

    /// Expects a text on the server's screen.
    ///
    /// # Errors
    /// When the server ends or rests without showing it.
    pub fn expect_on_screen(&mut self, text: &str) -> Checked {
        ClientRig::at_terminal_of(self).expect_on_screen(text)
    }

    /// Waits for the server to end; silence when it does not.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_end(&mut self) -> Checked<Result<End, Silence>> {
        let server = Rc::clone(&self.server);
        Ok(
            match self
                .scene
                .hear(&[], &[], self.scene.for_an_answer(), || Ok(server.end()))?
            {
                Waited::Came(end) => Ok(end),
                Waited::Silent(silence) => server.end().ok_or(silence),
            },
        )
    }

    /// Starts the server again in the same place, after it has ended.
    ///
    /// # Errors
    /// When it does not become ready again.
    pub fn restart(&mut self) -> Checked {
        self.start_in_the_same_place()?;
        self.until_ready()
    }

    /// Replaces the place and the server in it by fresh ones.
    ///
    /// # Errors
    /// When the fresh one does not become ready.
    pub fn renew(&mut self) -> Checked {
        self.renew_with(self.stdio)
    }

    /// Replaces the place and the server in it by fresh ones, this time at a terminal.
    ///
    /// # Errors
    /// When the fresh one does not become ready.
    pub fn renew_at_terminal(&mut self) -> Checked {
        self.renew_with(Stdio::Terminal)
    }

    fn renew_with(&mut self, stdio: Stdio) -> Checked {
        self.scene.pod().vacate()?;
        *self = Self::open(&self.plan, stdio)?;
        Ok(())
    }

    /// Ends in a failure unless the same conversation fails with a fresh server too: then this check has nothing to
    /// say, and the one about plain conversations says it.
    ///
    /// # Errors
    /// When a fresh server does hold the conversation.
    pub fn blame(&mut self, result: Checked, talk: fn(&mut Self) -> Checked) -> Checked {
        let Err(Stop::Fail(finding)) = result else {
            return result;
        };
        let failed = Rc::clone(&self.scene);
        self.renew()?;
        match talk(self) {
            Ok(()) => {
                self.scene.pod().vacate()?;
                self.scene = failed;
                Err(Stop::Fail(finding))
            }
            Err(Stop::Fail(_) | Stop::Case(..)) => Err(Stop::elsewhere(
                "a plain conversation fails too",
                THE_EXERCISE,
            )),
            Err(stop) => Err(stop),
        }
    }

    /// What the server has shown so far, once it rests.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn screen(&mut self) -> Checked<String> {
        self.until_rest()?;
        Ok(self.server.console().capture().text().to_owned())
    }

    /// Expects the console to show a text of any kind.
    ///
    /// # Errors
    /// When it shows nothing.
    pub fn expect_some_text(&mut self) -> Checked {
        let server = Rc::clone(&self.server);
        let shows = || Ok((!server.console().capture().text().trim().is_empty()).then_some(()));
        let patience = self.scene.for_an_answer();
        let Waited::Silent(silence) = self.scene.hear(&[], &[], patience, shows)? else {
            return Ok(());
        };
        let expected = format!(
            "any announcement, such as {}",
            quoted(self.dialect().value("ready").as_bytes())
        );
        let stop = Stop::fail(
            Symptom::NotShown,
            "the console shows nothing",
            expected,
            format!("nothing; {}", silence.words()),
        );
        Err(self.scene.accuse(stop.timed(silence.certainty())))
    }

    /// Expects what the server shows at a terminal to be visible at once through a pipe too. The rig began with a pipe.
    ///
    /// # Errors
    /// When nothing is visible there, though something is at a terminal.
    pub fn expect_text_as_at_a_terminal(&mut self) -> Checked {
        let Err(stop) = self.expect_some_text() else {
            return Ok(());
        };
        let piped = Rc::clone(&self.scene);
        self.renew_at_terminal()?;
        match self.expect_some_text() {
            Ok(()) => {
                self.scene = piped;
                Err(stop)
            }
            Err(Stop::Fail(_) | Stop::Case(..)) => Err(Stop::elsewhere(
                "it announces nothing at a terminal either",
                &["announces-readiness"],
            )),
            Err(stop) => Err(stop),
        }
    }
}
