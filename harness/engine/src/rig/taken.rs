//! Whether the program has taken what was said to it.

use sockspec_model::{Certainty, Symptom};

use super::{Checked, Ended, Fate, Peer, Stop};

impl Peer {
    /// Expects the program to read everything that was sent, whatever it does then.
    ///
    /// # Errors
    /// When it leaves some of it unread, or closes without having read it.
    pub fn expect_taken(&mut self) -> Checked {
        let expected = "a program that reads what it was sent";
        match self.until_read()? {
            Fate::Read => Ok(()),
            Fate::Unread => {
                let actual = "it waits for something else, and what was sent lies unread";
                let stop = Stop::fail(
                    Symptom::NoAnswer,
                    "it does not take the line",
                    expected,
                    actual,
                );
                Err(self.accuse(stop.timed(Certainty::Timed)))
            }
            Fate::Closed => self.expect_no_reset(expected),
        }
    }

    /// A close that leaves bytes unread is a reset; an orderly end shows that they were read.
    fn expect_no_reset(&mut self, expected: &str) -> Checked {
        let answer = self.hear(self.scene.for_rest(), |_| false)?;
        if answer.ended == Ended::Reset {
            let message = "it closed the connection without having read the line";
            let stop = Stop::fail(Symptom::Reset, message, expected, answer.words());
            return Err(self.accuse(stop));
        }
        self.inbox = answer.bytes;
        Ok(())
    }
}
