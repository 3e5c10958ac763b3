//! What a server uses: processors while it waits, and what it keeps of its clients.

use std::rc::Rc;
use std::time::Duration;

use sockspec_model::{Certainty, Comparison, Symptom};

use super::hearing::Waited;
use super::{Checked, Scene, ServerRig, Silence, Stop};
use crate::sys::Trouble;
use crate::sys::deadline::Stretch;
use crate::sys::kernel::Holdings;

/// How long a server has to compute, or to rest, before that is said of it.
const ENOUGH: Duration = Duration::from_millis(125);

impl ServerRig {
    /// What the server's processes hold, once it rests: what lingers for a while is not held.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn holdings(&mut self) -> Checked<Holdings> {
        self.until_done()?;
        self.scene.holdings()
    }

    /// Expects the server to wait without using the processor.
    ///
    /// # Errors
    /// When it computes rather than rests while nothing happens.
    pub fn expect_idle(&mut self, moment: &str) -> Checked {
        let rest = self
            .scene
            .hear(&[], &[], self.scene.for_idleness(), || Ok(None::<()>))?;
        if matches!(rest, Waited::Silent(Silence::Proved)) {
            return Ok(());
        }
        let share = self.busy_share()?;
        if share < 0.5 || !self.is_alive() {
            return Ok(());
        }
        let actual = format!("it used {:.0} % of a processor {moment}", share * 100.0);
        let stop = Stop::fail(
            Symptom::Spins,
            "it computes while it has nothing to do",
            "a server that waits",
            actual,
        );
        let stop = stop.wanting(Comparison::Idles, b"");
        Err(self.scene.accuse(stop.timed(Certainty::Timed)))
    }

    /// The share of its time in which the server computed, once it has either computed or rested for long enough. Time
    /// in which it had no processor is neither.
    fn busy_share(&mut self) -> Checked<f32> {
        let before = self.scene.kernel().used();
        let stretch = Stretch::begin(before.starved);
        loop {
            self.scene.let_pass(ENOUGH / 4);
            let after = self.scene.kernel().used();
            let ran = after.ran.saturating_sub(before.ran);
            let starved = after.starved.saturating_sub(before.starved);
            let rested = stretch.elapsed().saturating_sub(ran + starved);
            if ran.max(rested) >= ENOUGH {
                return Ok(ran.as_secs_f32() / (ran + rested).as_secs_f32());
            }
            self.scene.goes_on()?;
            self.scene.has_time_left()?;
        }
    }

    /// Expects a count not to have grown with every client once the server rests: by less than a fifth of their number.
    ///
    /// # Errors
    /// When it has.
    pub fn expect_no_growth(
        &mut self,
        what: &str,
        before: &Holdings,
        clients: usize,
        count: impl Fn(&Holdings) -> usize,
    ) -> Checked {
        self.until_rest()?;
        let (scene, before) = (Rc::clone(&self.scene), count(before));
        let mut after = before;
        let waited = scene.hear(&[], &[], scene.for_an_answer(), || {
            after = count(&scene.holdings()?);
            Ok((after.saturating_sub(before) < clients / 5).then_some(()))
        })?;
        let Waited::Silent(silence) = waited else {
            return Ok(());
        };
        let actual = format!("{before} {what} before and {after} after {clients} clients");
        let expected = format!("about as many {what} after {clients} clients as before");
        let message = format!("it keeps {what} of clients that have left");
        let stop = Stop::fail(Symptom::Leaks, message, expected, actual);
        let stop = stop.wanting(Comparison::KeepsNo, what.as_bytes());
        Err(scene.accuse(stop.timed(silence.certainty())))
    }

    /// Expects memory, in bytes after each round of so many clients, not to grow in every round by more than 32 KiB for
    /// each client. A collector that is in no hurry grows for a while, but not with every client.
    ///
    /// # Errors
    /// When it has.
    pub fn expect_flat_memory(&self, rounds: &[u64], clients: usize) -> Checked {
        let least = 32 * 1024 * clients as u64;
        if !rounds.windows(2).all(|pair| pair[1] > pair[0] + least) {
            return Ok(());
        }
        let mebibytes: Vec<String> = rounds
            .iter()
            .map(|bytes| format!("{:.1}", *bytes as f64 / f64::from(1 << 20)))
            .collect();
        let actual = format!(
            "{} MiB after each round of {clients} clients",
            mebibytes.join(", ")
        );
        let expected = "memory that does not grow with every client".to_owned();
        let message = "it keeps memory of clients that have left";
        let stop = Stop::fail(Symptom::Leaks, message, expected, actual);
        let stop = stop.wanting(Comparison::KeepsNo, b"memory");
        // One that does not rest may give it back later.
        Err(self.scene.accuse(match self.is_frozen() {
            true => stop,
            false => stop.timed(Certainty::Timed),
        }))
    }
}

impl Scene {
    /// What the processes of all programs hold now.
    pub(super) fn holdings(&self) -> Checked<Holdings> {
        let held = self.kernel().holdings();
        Ok(held.map_err(Trouble::while_("asking what processes hold"))?)
    }
}
