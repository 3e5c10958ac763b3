//! What a server leaves behind: its console, its files, its exit status; and what it must not leave elsewhere.

use sockspec_model::{Comparison, Symptom};

use super::stop::quoted;
use super::{Checked, Numbered, ServerRig, Stop};

/// Everything that a person can see of what a server has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traces {
    screen: String,
    files: Vec<(String, Vec<u8>)>,
    end: Option<String>,
}

impl Traces {
    /// All of it as one text.
    fn numbered(&self) -> Numbered {
        let mut text = self.screen.clone().into_bytes();
        for (name, bytes) in &self.files {
            text.extend([b"\0", name.as_bytes(), b"\0", bytes].concat());
        }
        let end = self.end.iter().flat_map(|end| end.bytes());
        text.extend([0].into_iter().chain(end));
        Numbered::of(&text)
    }
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

    /// Expects the traces of a transfer that was broken off to differ from those of the same sent as a whole file, and sent
    /// so once more: a port or a time that is another one each time tells nothing.
    ///
    /// # Errors
    /// When nothing differs.
    pub fn expect_other_traces(
        &mut self,
        broken: &Traces,
        whole: &Traces,
        again: &Traces,
    ) -> Checked {
        let (cut, one, other) = (broken.numbered(), whole.numbered(), again.numbered());
        if one.words != other.words {
            let why = "what it shows of a whole file is not the same twice";
            return Err(Stop::Skip(why.to_owned()));
        }
        if cut.words != one.words || cut.differs_steadily(&one, &other) {
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
        let Err(silence) = self.until_it_asks()? else {
            return self.until_rest().map(|_| ());
        };
        let message = "it does not ask how many clients will come";
        let expected = "a server that waits for a line at its keyboard";
        let actual = match self.server.end() {
            Some(end) => format!("it {end}"),
            None => format!("it does something else; {}", silence.words()),
        };
        let stop = Stop::fail(Symptom::NotShown, message, expected, actual);
        Err(self.scene.accuse(stop.timed(silence.certainty())))
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
