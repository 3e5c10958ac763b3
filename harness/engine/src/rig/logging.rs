//! What a server tells on its console of those who speak with it.

use std::rc::Rc;

use sockspec_model::{Comparison, Symptom};

use super::hearing::Waited;
use super::shown::shows;
use super::stop::quoted;
use super::{Caller, Checked, ServerRig, Stop};

impl ServerRig {
    /// Expects a text on the server's console, contiguous, or in a language's own quoting of bytes.
    ///
    /// # Errors
    /// When the server ends or rests without showing it.
    pub fn expect_logged(&mut self, text: &str, why: &str) -> Checked {
        self.expect_on_console(quoted(text.as_bytes()), why, |screen| shows(screen, text))
    }

    /// Expects the address and the port of a client on the server's console, in whatever form.
    ///
    /// # Errors
    /// When the server ends or rests without showing both.
    pub fn expect_peer_logged(&mut self, caller: &Caller) -> Checked {
        // On one host both ends have the same address.
        let (ip, port) = (caller.server.ip().to_string(), caller.port().to_string());
        let why = "the console does not show who has spoken";
        let logged = self.expect_on_console(format!("{ip} and {port}"), why, |screen| {
            screen.contains(&ip) && screen.contains(&port)
        });
        logged.map_err(|stop| {
            stop.wanting(Comparison::TellsWho, b"")
                .seen_by(caller.number)
        })
    }

    /// Expects the console to show what is wanted, as this judges it.
    ///
    /// # Errors
    /// When the server ends or rests without showing it.
    pub fn expect_on_console(
        &self,
        wanted: impl Into<String>,
        why: &str,
        is_there: impl Fn(&str) -> bool,
    ) -> Checked {
        let server = Rc::clone(&self.server);
        let shown = || is_there(server.console().capture().text());
        let patience = self.scene.for_an_answer();
        let shown = || Ok(shown().then_some(()));
        let Waited::Silent(silence) = self.scene.hear(&[], &[], patience, shown)? else {
            return Ok(());
        };
        let actual = on_console(server.console().capture().text());
        let stop = Stop::fail(Symptom::NotShown, why, wanted, actual);
        Err(self.scene.accuse(stop.timed(silence.certainty())))
    }
}

fn on_console(text: &str) -> String {
    if text.trim().is_empty() {
        return "an empty console".to_owned();
    }
    quoted(text.as_bytes())
}
