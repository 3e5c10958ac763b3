//! Why a command ends before its work is done.

use std::io;

use sockspec::mistake::Mistake;
use sockspec_engine::sys::Trouble;

/// Why a command ends early.
#[derive(Debug)]
pub(crate) enum Ending {
    /// The command line could not be taken apart, or asks for help.
    Arguments(clap::Error),
    /// Something that the user wrote cannot be meant.
    Mistake(Mistake),
    /// The program does not do what is taken for granted.
    Unfit(String),
    /// Nothing is left to be judged.
    Nothing(String),
    /// Trouble of our own.
    Trouble(String),
    /// Somebody pressed Ctrl-C, or asked the process to end; with what is to be said of it.
    Interrupted(String),
    /// Standard output cannot be written to.
    Output(io::Error),
}

impl From<Mistake> for Ending {
    fn from(mistake: Mistake) -> Self {
        Self::Mistake(mistake)
    }
}

impl From<Trouble> for Ending {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble.to_string())
    }
}
