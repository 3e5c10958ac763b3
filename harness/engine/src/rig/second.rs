//! A second instance of a server beside the first: it finds the port taken.

use std::rc::Rc;

use sockspec_model::Symptom;

use super::hearing::Waited;
use super::{Checked, ServerRig, Stop};
use crate::sys::program::Program;

impl ServerRig {
    /// Starts a second instance beside the first and expects it to say something and to end with a non-zero status.
    ///
    /// # Errors
    /// When it goes on, says nothing, or ends with status 0.
    pub fn expect_second_instance_to_complain(&mut self) -> Checked {
        let second = self.second()?;
        self.expect_complaint(&second, |second| {
            second.console().capture().text().trim().is_empty()
        })
    }

    /// The same where an instance asks first: the question is answered, and asking it is no complaint.
    ///
    /// # Errors
    /// When it goes on, says nothing, or ends with status 0.
    pub fn expect_second_to_complain_of(&mut self, line: &str) -> Checked {
        let second = self.second()?;
        // A terminal keeps what was typed until somebody reads it.
        self.type_into(&second, line);
        self.expect_complaint(&second, |second| says_no_more_than(&self.server, second))
    }

    fn second(&self) -> Checked<Rc<Program>> {
        let command = Self::command(&self.plan)?;
        self.scene.start(command, self.plan.port, self.stdio)
    }

    fn expect_complaint(&self, second: &Program, is_silent: impl Fn(&Program) -> bool) -> Checked {
        // It may be compiled, or computing, before it comes to the port.
        let patience = self.scene.for_a_start(second.is_watched());
        let waited = self.scene.hear(&[], &[], patience, || Ok(second.end()))?;
        self.scene.take_in_now();
        let ended = match waited {
            Waited::Came(end) => Ok(end),
            Waited::Silent(silence) => second.end().ok_or(silence),
        };
        let stop = match ended {
            Err(silence) => {
                let actual = format!("it goes on, though the port is taken; {}", silence.words());
                complaint_missing(Symptom::StillOpen, actual).timed(silence.certainty())
            }
            Ok(end) if end.is_success() => {
                complaint_missing(Symptom::WrongStatus, format!("it {end}"))
            }
            Ok(end) if is_silent(second) => {
                let actual = format!("it {end} and said nothing about it");
                complaint_missing(Symptom::NotShown, actual)
            }
            Ok(_) => return Ok(()),
        };
        Err(self.scene.accuse(stop))
    }
}

fn complaint_missing(symptom: Symptom, actual: String) -> Stop {
    let message = "a second instance does not report the taken port";
    let expected = "a word about the taken port, and a status other than 0";
    Stop::fail(symptom, message, expected, actual)
}

/// Whether a second instance has shown nothing that the first has not: both ask the same question.
fn says_no_more_than(first: &Program, second: &Program) -> bool {
    let first = first.console().capture().text().to_owned();
    let second = second.console().capture().text().trim().to_owned();
    second.is_empty() || first.contains(&second)
}
