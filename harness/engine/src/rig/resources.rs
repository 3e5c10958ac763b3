//! What a server uses: processors while it waits, and what it keeps of its clients.

use std::time::Duration;

use sockspec_model::Symptom;

use super::hearing::Waited;
use super::{Checked, ServerRig, Silence, Stop};
use crate::sys::deadline::Stretch;
use crate::sys::kernel::Holdings;

impl ServerRig {
    /// What the server's processes hold now.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn holdings(&mut self) -> Checked<Holdings> {
        self.until_rest()?;
        Ok(self.scene.kernel().holdings())
    }

    /// Expects the server to wait without using the processor.
    ///
    /// # Errors
    /// When it computes for most of a quarter of a second in which nothing happens.
    pub fn expect_idle(&mut self, moment: &str) -> Checked {
        let rest = self
            .scene
            .hear(&[], &[], self.scene.for_idleness(), || Ok(None::<()>))?;
        if matches!(rest, Waited::Silent(Silence::Proved)) {
            return Ok(());
        }
        let share = self.busy_share(Duration::from_millis(250))?;
        if share < 0.5 || !self.is_alive() {
            return Ok(());
        }
        // Several threads wait for one processor longer than time goes by.
        let percent = share.min(1.0) * 100.0;
        let actual = format!("it used {percent:.0} % of a processor {moment}");
        let stop = Stop::fail(
            Symptom::Spins,
            "it computes while it has nothing to do",
            "a server that waits",
            actual,
        );
        Err(self
            .scene
            .accuse(stop.timed(sockspec_model::Certainty::Timed)))
    }

    /// The share of the time it could have run in which the server did run.
    fn busy_share(&mut self, window: Duration) -> Checked<f32> {
        let before = self.scene.kernel().used();
        let stretch = Stretch::begin(before.starved);
        self.scene.let_pass(window);
        let after = self.scene.kernel().used();
        let could = stretch
            .elapsed()
            .saturating_sub(after.starved.saturating_sub(before.starved));
        Ok(after.ran.saturating_sub(before.ran).as_secs_f32() / could.as_secs_f32().max(0.001))
    }

    /// Expects a count not to have grown with every client: by less than a fifth of their number.
    ///
    /// # Errors
    /// When it has.
    pub fn expect_no_growth(
        &self,
        what: &str,
        before: usize,
        after: usize,
        clients: usize,
    ) -> Checked {
        if after.saturating_sub(before) < clients / 5 {
            return Ok(());
        }
        let actual = format!("{before} {what} before and {after} after {clients} clients");
        let expected = format!("about as many {what} after {clients} clients as before");
        Err(self.scene.accuse(Stop::fail(
            Symptom::Leaks,
            format!("it keeps {what} of clients that have left"),
            expected,
            actual,
        )))
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
        Err(self.scene.accuse(Stop::fail(
            Symptom::Leaks,
            "it keeps memory of clients that have left",
            expected,
            actual,
        )))
    }
}
