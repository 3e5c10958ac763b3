//! A server that asks at its keyboard before it serves, and ends by itself when it has served.
//!
//! The kernel shows when it waits for a line; only then is one typed. Whether it listens before it asks or after is its
//! own choice.

use std::rc::Rc;

use proptest::strategy::Strategy;
use sockspec_model::{Blocked, Lane, On, Said, Symptom};

use super::hearing::Waited;
use super::property::{Apparatus, for_all};
use super::{Case, Checked, Plan, Scene, ServerRig, Silence, Stop};
use crate::sys::pod::Stdio;
use crate::sys::program::Program;

/// A fresh program costs more than a conversation with one that runs: one case in so many is tried.
const FRESH_SHARE: u32 = 4;

impl ServerRig {
    /// Waits until the server waits for a line at its keyboard; how it is known that it does not.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_it_asks(&mut self) -> Checked<Result<(), Silence>> {
        let patience = self.scene.for_a_start(false);
        let asks = || Ok(self.asks().then_some(()));
        Ok(match self.scene.hear(&[], &[], patience, asks)? {
            Waited::Came(()) => Ok(()),
            Waited::Silent(silence) => Err(silence),
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
        let asks = self.until_it_asks()?.is_ok();
        if asks {
            self.type_into(&self.server, line);
        }
        Ok(asks)
    }

    pub(super) fn type_into(&self, program: &Program, line: &str) {
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
