//! Whether the program has taken what was said to it.

use sockspec_model::Symptom;

use super::{Checked, Ended, Fate, Peer, Stop};

impl Peer {
    /// Expects the program to read everything that was sent, whatever it does then.
    ///
    /// # Errors
    /// When it leaves some of it unread, or closes without having read it.
    pub fn expect_taken(&mut self) -> Checked {
        let expected = "a program that reads what it was sent";
        match self.until_read_within(self.scene.for_an_answer())? {
            Fate::Read => Ok(()),
            Fate::Unread(silence) => {
                let actual = format!("what was sent lies unread; {}", silence.words());
                let message = "it does not take the line";
                let stop = Stop::fail(Symptom::NoAnswer, message, expected, actual);
                Err(self.accuse(stop.timed(silence.certainty())))
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
