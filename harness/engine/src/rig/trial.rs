//! A trial: one message told to a fresh program in one way, to see whether it comes through.
//!
//! A scenario says how that is done; the runner asks it again and again after a failure, to tell causes apart. A trial
//! accuses nobody.

use sockspec_model::{Deed, Question};

use super::{Checked, ClientRig, Need, Opening, ServerRig};

/// One message, told in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The message, without a line end.
    pub message: String,
    /// What the experiment is about that it belongs to; it says in which way.
    pub question: Question,
}

/// Makes a trial: whether the message comes through as it should, or nothing where that cannot be told.
pub type Try<R> = fn(&mut R, &Trial) -> Checked<Option<bool>>;

/// Something that the programs of a scenario do, and how it is tried.
pub struct Way<R: 'static> {
    /// What they do.
    pub deed: Deed,
    /// What the rig is like when a trial begins.
    pub opening: Opening,
    /// What the declared dialect must offer.
    pub needs: &'static [Need],
    /// The trial.
    pub run: Try<R>,
}

/// What is tried with the programs of a scenario.
pub struct Trials {
    /// With a server.
    pub server: &'static [Way<ServerRig>],
    /// With a client: what it shows, and what it sends.
    pub client: &'static [Way<ClientRig>],
}

impl<R> Way<R> {
    /// A trial with a program that is ready, in every dialect.
    #[must_use]
    pub const fn new(deed: Deed, run: Try<R>) -> Self {
        Self {
            deed,
            opening: Opening::Ready,
            needs: &[],
            run,
        }
    }

    /// The same, with another beginning.
    #[must_use]
    pub const fn opening(mut self, opening: Opening) -> Self {
        self.opening = opening;
        self
    }

    /// The same, only where the dialect offers this.
    #[must_use]
    pub const fn needs(mut self, needs: &'static [Need]) -> Self {
        self.needs = needs;
        self
    }
}
