//! What a server leaves behind: its console, its files, its exit status; and what it must not leave elsewhere.

use sockspec_model::{Comparison, Symptom};

use super::stop::quoted;
use super::{Checked, ServerRig, Stop};

/// Everything that a person can see of what a server has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traces {
    screen: String,
    files: Vec<(String, Vec<u8>)>,
    end: Option<String>,
}

impl ServerRig {
    /// Everything that a person can see, once the server has ended or rests.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn traces(&mut self) -> Checked<Traces> {
        let end = self.until_end()?.ok().map(|end| end.to_string());
        let screen = self.screen()?;
        let files = self.scene.files();
        let with_bytes = |name: String| {
            let bytes = files.get(&name)?.unwrap_or_default();
            Ok((name, bytes))
        };
        Ok(Traces {
            screen,
            files: files
                .names()?
                .into_iter()
                .map(with_bytes)
                .collect::<Checked<_>>()?,
            end,
        })
    }

    /// Expects other traces than these, of a transfer that was broken off, now that the same was sent as a whole file.
    ///
    /// # Errors
    /// When nothing differs.
    pub fn expect_other_traces(&mut self, broken: &Traces) -> Checked {
        let whole = self.traces()?;
        if whole != *broken {
            return Ok(());
        }
        let names: Vec<&str> = whole.files.iter().map(|(name, _)| name.as_str()).collect();
        let actual = format!(
            "in both cases the console shows {}, and the new files are {}",
            quoted(whole.screen.as_bytes()),
            if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(", ")
            },
        );
        let message = "a file that was broken off is passed off as whole";
        let expected =
            "a difference between a file that was broken off and one that was sent whole";
        let stop = Stop::fail(Symptom::NotShown, message, expected, actual);
        Err(self.scene.accuse(stop.wanting(Comparison::Differs, b"")))
    }

    /// Expects the server to wait for a line at its keyboard.
    ///
    /// # Errors
    /// When it does not.
    pub fn expect_question(&mut self) -> Checked {
        let asks = self.until_it_asks()?;
        self.until_rest()?;
        if asks {
            return Ok(());
        }
        let message = "it does not ask how many clients will come";
        let expected = "a server that waits for a line at its keyboard";
        let actual = match self.server.end() {
            Some(end) => format!("it {end}"),
            None => "it waits for something else".to_owned(),
        };
        let stop = Stop::fail(Symptom::NotShown, message, expected, actual);
        Err(self.scene.accuse(stop))
    }

    /// A file name that leads out of the server's folder, to a place that only we look at.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn name_that_leads_out(&self) -> Checked<String> {
        let folder = self.scene.outside()?;
        let path = folder.to_string_lossy();
        let upwards = "../".repeat(12);
        Ok(format!(
            "{upwards}{}/{OUTSIDE}",
            path.trim_start_matches('/')
        ))
    }

    /// Expects no file at the place to which that name leads.
    ///
    /// # Errors
    /// When there is one.
    pub fn expect_nothing_outside(&mut self, name: &str) -> Checked {
        self.until_end()?.ok();
        if !self.scene.outside()?.join(OUTSIDE).exists() {
            return Ok(());
        }
        let message = "it stores a file outside its folder, where the client's name leads";
        let expected = "no file outside the folder in which the server runs";
        let actual = format!("a file at {}", quoted(name.as_bytes()));
        let stop = Stop::fail(Symptom::OtherBytes, message, expected, actual);
        Err(self.scene.accuse(stop))
    }
}

const OUTSIDE: &str = "escaped.txt";
