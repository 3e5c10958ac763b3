//! A trial: one sentence said to a fresh server in one way, to see whether it is answered.
//!
//! A scenario says how that is done; the runner asks it again and again after a failure, to tell causes apart. A trial
//! accuses nobody.

use sockspec_model::Question;

use super::{Checked, ServerRig};

/// One sentence, said in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The sentence, without a line end.
    pub sentence: String,
    /// What the experiment is about that it belongs to; it says in which way.
    pub question: Question,
}

/// Makes a trial: whether the sentence is answered as it should be, or nothing where that cannot be told.
pub type Try = fn(&mut ServerRig, &Trial) -> Checked<Option<bool>>;
