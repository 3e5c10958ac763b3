//! The end of a server that has done all it was started for.

use sockspec_model::Symptom;

use super::{Checked, ServerRig, Stop};

impl ServerRig {
    /// Expects the server to end by itself with status 0.
    ///
    /// # Errors
    /// When it goes on, or ends otherwise.
    pub fn expect_clean_end(&mut self) -> Checked {
        let stop = match self.until_end()? {
            Ok(end) if end.is_success() => return Ok(()),
            Ok(end) => Stop::fail(
                Symptom::WrongStatus,
                "its exit status misleads",
                "status 0, for all went well",
                format!("it {end}"),
            ),
            Err(silence) => Stop::fail(
                Symptom::StillOpen,
                "it does not end",
                "the end of the server",
                silence.words(),
            )
            .timed(silence.certainty()),
        };
        Err(self.scene.accuse(stop))
    }
}
