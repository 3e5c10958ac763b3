//! Clients that wait by the clock: they are given more time than a quiet period, and never accused of a slow one.

use std::rc::Rc;
use std::time::Duration;

use sockspec_model::{Comparison, Heard, Lane, Symptom};

use super::hearing::Waited;
use super::stop::quoted;
use super::{Checked, ClientRig, Datagram, Patience, Silence, Stop};

/// How long a client may take to give up or to ask again before nothing is said about it.
const LONG: Duration = Duration::from_secs(15);

impl ClientRig {
    /// Waits until the client has given up: it has ended.
    ///
    /// # Errors
    /// When the kernel proves that it waits for ever; a client that waits by the clock for long, or asks for more input,
    /// is left alone.
    pub fn until_given_up(&mut self, when: &str) -> Checked {
        let client = Rc::clone(self.client()?);
        let ended = || Ok(client.end().map(|_| ()));
        match self.scene.hear(&[], &[], by_the_clock(), ended)? {
            Waited::Came(()) | Waited::Silent(Silence::Gone) => Ok(()),
            Waited::Silent(Silence::Proved) if self.waits_for_keyboard() => {
                Err(Stop::Skip("it asks for more input".to_owned()))
            }
            Waited::Silent(silence @ Silence::Proved) => Err(self.scene.accuse(Stop::fail(
                Symptom::StillOpen,
                format!("it waits for ever {when}"),
                "the end of the client",
                silence.words(),
            ))),
            Waited::Silent(silence) => Err(Stop::Skip(silence.words())),
        }
    }

    /// Waits for the client to send the same again, because no answer has come.
    ///
    /// # Errors
    /// When it ends, waits for ever or sends something else.
    pub fn receive_again(&mut self, first: &Datagram) -> Checked<Datagram> {
        self.client()?;
        let readiness: Vec<_> = self.mailbox.iter().map(|post| post.readiness()).collect();
        let asked = || self.posted();
        let actual = match self.scene.hear(&readiness, &[], by_the_clock(), asked)? {
            Waited::Came(again) if again.bytes == first.bytes => {
                let log = self.scene.log();
                log.heard(Lane::Wire, 1, Heard::Bytes, &again.bytes, "");
                return Ok(again);
            }
            Waited::Came(other) => quoted(&other.bytes),
            Waited::Silent(Silence::Quiet(_) | Silence::Busy(_)) => {
                return Err(Stop::Inconclusive(
                    "it waits by the clock for long".to_owned(),
                ));
            }
            Waited::Silent(silence) => silence.words(),
        };
        let expected = format!("{} once more", quoted(&first.bytes));
        let found = "it does not ask again when no answer comes";
        let stop = Stop::fail(Symptom::NoAnswer, found, expected, actual);
        Err(self
            .scene
            .accuse(stop.wanting(Comparison::Again, &first.bytes)))
    }

    /// Expects a text to stand on the screen once and no more, when the client rests.
    ///
    /// # Errors
    /// When it stands there again.
    pub fn expect_once_on_screen(&mut self, text: &str) -> Checked {
        self.expect_on_screen(text)?;
        self.until_rest()?;
        let screen = self.screen()?;
        if screen.matches(text).count() < 2 {
            return Ok(());
        }
        let stop = Stop::fail(
            Symptom::MoreBytes,
            "it shows the same answer again",
            format!("{} once", quoted(text.as_bytes())),
            quoted(screen.as_bytes()),
        );
        Err(self.scene.accuse(stop.wanting(Comparison::Looks, b"")))
    }
}

fn by_the_clock() -> Patience {
    Patience {
        first: Duration::from_millis(1),
        quiet: LONG,
        busy: LONG,
        at_news: true,
        by_proof: true,
    }
}
