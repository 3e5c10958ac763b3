//! A server that asks at its keyboard before it serves, and ends by itself when it has served.
//!
//! The kernel shows when it waits for a line; only then is one typed. Whether it listens before it asks or after is its
//! own choice.

use std::rc::Rc;

use proptest::strategy::Strategy;
use sockspec_model::{Blocked, Lane, On, Said, Symptom};

use super::hearing::Waited;
use super::property::{Apparatus, for_all};
use super::{Case, Checked, Plan, Scene, ServerRig, Stop};
use crate::sys::pod::Stdio;
use crate::sys::program::Program;

/// A fresh program costs more than a conversation with one that runs: one case in so many is tried.
const FRESH_SHARE: u32 = 4;

impl ServerRig {
    /// Waits until the server waits for a line at its keyboard. Whether it does.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_it_asks(&mut self) -> Checked<bool> {
        let server = Rc::clone(&self.server);
        let waited = self
            .scene
            .hear(&[], &[], self.scene.for_a_start(false), || {
                let ended = server.end().map(|_| false);
                Ok(ended.or_else(|| self.asks().then_some(true)))
            })?;
        Ok(match waited {
            Waited::Came(asks) => asks,
            Waited::Silent(_) => self.asks(),
        })
    }

    /// Whether a thread waits for the keyboard now.
    fn asks(&self) -> bool {
        self.scene.kernel().blocked().iter().any(waits_for_a_line)
    }

    /// Types a line once the server waits for one; types nothing if it never does.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn answer_the_question(&mut self, line: &str) -> Checked<bool> {
        let asks = self.until_it_asks()?;
        if asks {
            self.type_into(&self.server, line);
        }
        Ok(asks)
    }

    fn type_into(&self, program: &Program, line: &str) {
        let typed = format!("{line}\n");
        self.scene
            .log()
            .said(Lane::Keyboard, 0, Said::Bytes, typed.as_bytes());
        program.console().type_(typed.as_bytes()).ok();
    }

    /// Replaces the place and the server in it by fresh ones; nothing is awaited.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn start_afresh(&mut self, stdio: Stdio) -> Checked {
        self.scene.pod().vacate()?;
        *self = Self::start(&self.plan, stdio)?;
        Ok(())
    }

    /// The same with pipes instead of a terminal.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn start_afresh_with_pipes(&mut self) -> Checked {
        self.start_afresh(Stdio::Pipes)
    }

    /// The same at a terminal.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn start_afresh_at_a_terminal(&mut self) -> Checked {
        self.start_afresh(Stdio::Terminal)
    }

    /// Starts the server again in the same place, after it has ended; nothing is awaited.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn start_in_the_same_place(&mut self) -> Checked {
        self.scene.clear_away()?;
        let command = Self::command(&self.plan)?;
        self.server = self.scene.start(command, self.plan.port, self.stdio)?;
        self.found.set(None);
        Ok(())
    }

    /// Starts a second instance beside the first, answers its question, and expects it to say something and to end with
    /// a non-zero status.
    ///
    /// # Errors
    /// When it goes on, says nothing, or ends with status 0.
    pub fn expect_second_to_complain_of(&mut self, line: &str) -> Checked {
        let command = Self::command(&self.plan)?;
        let second = self.scene.start(command, self.plan.port, self.stdio)?;
        // A terminal keeps what was typed until somebody reads it.
        self.type_into(&second, line);
        let patience = self.scene.for_an_answer();
        self.scene
            .hear(&[], &[], patience, || Ok(second.end().map(|_| ())))?;
        self.scene.take_in_now();
        let (symptom, actual) = match second.end() {
            None => (Symptom::StillOpen, GOES_ON.to_owned()),
            Some(end) if end.is_success() => (Symptom::WrongStatus, format!("it {end}")),
            Some(end) if says_no_more_than(&self.server, &second) => {
                let actual = format!("it {end} and said nothing about it");
                (Symptom::NotShown, actual)
            }
            Some(_) => return Ok(()),
        };
        let message = "a second instance does not report the taken port";
        Err(self
            .scene
            .accuse(Stop::fail(symptom, message, COMPLAINT, actual)))
    }

    /// Expects the server to end by itself with status 0.
    ///
    /// # Errors
    /// When it goes on, or ends otherwise.
    pub fn expect_to_be_done(&mut self, when: &str) -> Checked {
        let expected = format!("the end of the server with status 0 {when}");
        let stop = match self.until_end()? {
            Ok(end) if end.is_success() => return Ok(()),
            Ok(end) => {
                let message = format!("it does not end well {when}");
                Stop::fail(Symptom::WrongStatus, message, expected, format!("it {end}"))
            }
            Err(silence) => {
                let message = format!("it does not end {when}");
                Stop::fail(Symptom::StillOpen, message, expected, silence.words())
                    .timed(silence.certainty())
            }
        };
        Err(self.scene.accuse(stop))
    }

    /// Runs `holds` on each of these cases and then on generated ones, each with a program that has just been started.
    ///
    /// # Errors
    /// With the first of these that fails, or the smallest failing case found.
    pub fn for_all_afresh<S: Strategy<Value: Case>>(
        &mut self,
        each: &[S::Value],
        cases: S,
        holds: impl Fn(&mut Self, &S::Value) -> Checked,
    ) -> Checked {
        let plan = (*self.plan).clone();
        let mut afresh = Afresh { plan, rig: self };
        for_all(&mut afresh, each, &cases, FRESH_SHARE, |afresh, case| {
            holds(afresh.rig, case)
        })
    }
}

/// A rig whose every case begins with a fresh program.
struct Afresh<'a> {
    plan: Plan,
    rig: &'a mut ServerRig,
}

impl Apparatus for Afresh<'_> {
    fn plan(&self) -> &Plan {
        &self.plan
    }

    fn scene(&self) -> &Rc<Scene> {
        self.rig.scene()
    }

    fn starts_for_each_case(&self) -> bool {
        true
    }

    fn begin_case(&mut self, _: bool) -> Checked {
        self.rig.start_afresh(Stdio::Terminal)
    }

    fn spread(&mut self) {
        self.rig.spread();
    }

    fn gather(&mut self) {
        self.rig.gather();
    }

    fn replace_plan(&mut self, plan: Plan) {
        self.rig.replace_plan(plan);
    }
}

fn waits_for_a_line(blocked: &Blocked) -> bool {
    let keyboard = |on: &On| on == &On::Keyboard;
    match blocked.on() {
        Some(On::AnyOf(several)) => several.iter().any(keyboard),
        Some(on) => keyboard(on),
        None => false,
    }
}

/// Whether a second instance has shown nothing that the first has not: both ask the same question.
fn says_no_more_than(first: &Program, second: &Program) -> bool {
    let first = first.console().capture().text().to_owned();
    let second = second.console().capture().text().trim().to_owned();
    second.is_empty() || first.contains(&second)
}

const GOES_ON: &str = "it goes on, though the port is taken";
const COMPLAINT: &str = "a word about the taken port, and a status other than 0";
