//! Experiments that find out the dialect of a program, as data.
//!
//! An experiment is a straight line of verbs, like a check, but it accuses nobody: what it sees it hands back, and where
//! it sees nothing certain it says why. Those before it in the table have been made; what they found out is declared.
//!
//! Invariant: a value is handed back only where the program has shown it. Nothing is concluded from a default.

use std::net::SocketAddr;

use super::{Checked, ClientRig, Opening, Scene, ServerRig};

/// One experiment, about one key of the dialect.
pub struct Probe<R: 'static> {
    /// The key that it is about.
    pub key: &'static str,
    /// What the rig is like when it begins.
    pub opening: Opening,
    /// The experiment.
    pub run: fn(&mut R) -> Checked<Found>,
}

/// The experiments of a scenario, in the order in which they are made.
pub struct Probes {
    /// With a server. The first one holds a plain conversation.
    pub server: &'static [Probe<ServerRig>],
    /// With a client. The first one holds a plain conversation.
    pub client: &'static [Probe<ClientRig>],
}

/// What an experiment has brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The value of its key, where the program has shown it.
    pub value: Option<String>,
    /// How it is known; or why it is not.
    pub evidence: String,
}

impl<R> Probe<R> {
    /// An experiment with a program that is ready.
    #[must_use]
    pub const fn new(key: &'static str, run: fn(&mut R) -> Checked<Found>) -> Self {
        Self {
            key,
            opening: Opening::Ready,
            run,
        }
    }

    /// The same, with another beginning.
    #[must_use]
    pub const fn opening(mut self, opening: Opening) -> Self {
        self.opening = opening;
        self
    }
}

impl Found {
    /// This value, which is known so.
    #[must_use]
    pub fn out(value: impl Into<String>, evidence: impl Into<String>) -> Self {
        Self {
            value: Some(value.into()),
            evidence: evidence.into(),
        }
    }

    /// Nothing, for this reason.
    #[must_use]
    pub fn nothing(why: impl Into<String>) -> Self {
        Self {
            value: None,
            evidence: why.into(),
        }
    }
}

impl ServerRig {
    /// Where the server's sockets are, on its port.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn places(&self) -> Checked<Vec<SocketAddr>> {
        let rows = self.listeners()?;
        let own = rows.iter().map(|row| row.local);
        Ok(own.filter(|at| at.port() == self.plan.port).collect())
    }
}

impl Scene {
    /// Whether a program has ended in another way than one that has done its work.
    pub(crate) fn has_broken_down(&self) -> bool {
        let programs = self.programs.borrow();
        let mut ends = programs.iter().filter_map(|program| program.end());
        ends.any(|end| !end.is_success())
    }
}
