//! What a server tells on its console of those who speak with it.

use std::rc::Rc;

use sockspec_model::{Comparison, Symptom};

use super::hearing::Waited;
use super::shown::shows;
use super::stop::quoted;
use super::{Caller, Checked, ServerRig, Silence, Stop};

impl ServerRig {
    /// Expects a text on the server's console, contiguous, or in a language's own quoting of bytes.
    ///
    /// # Errors
    /// When the server ends or rests without showing it.
    pub fn expect_logged(&mut self, text: &str, why: &str) -> Checked {
        self.await_on_console(text, why, |screen| shows(screen, text))
    }

    /// Expects the address and the port of a client on the server's console, in whatever form.
    ///
    /// # Errors
    /// When the server ends or rests without showing both.
    pub fn expect_peer_logged(&mut self, caller: &Caller) -> Checked {
        // On one host both ends have the same address.
        let (ip, port) = (caller.server.ip().to_string(), caller.port().to_string());
        let why = "the console does not show who has spoken";
        let logged = self.await_on_console(&format!("{ip} and {port}"), why, |screen| {
            screen.contains(&ip) && screen.contains(&port)
        });
        logged.map_err(|stop| {
            stop.wanting(Comparison::TellsWho, b"")
                .seen_by(caller.number)
        })
    }

    fn await_on_console(&self, text: &str, why: &str, is_there: impl Fn(&str) -> bool) -> Checked {
        let server = Rc::clone(&self.server);
        let shown = || is_there(server.console().capture().text());
        let waited = self.scene.hear(&[], &[], self.scene.for_an_answer(), || {
            let over = server.end().is_some() && !server.console().drain();
            let there = shown();
            Ok((there || over).then_some(there))
        })?;
        let silence = match waited {
            Waited::Came(true) => return Ok(()),
            Waited::Came(false) => Silence::Gone,
            Waited::Silent(silence) => silence,
        };
        let actual = quoted(server.console().capture().text().as_bytes());
        let stop = Stop::fail(Symptom::NotShown, why, quoted(text.as_bytes()), actual);
        Err(self.scene.accuse(stop.timed(silence.certainty())))
    }
}
