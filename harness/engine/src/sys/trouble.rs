//! Trouble of our own: never the program's fault.

use std::{fmt, io};

/// What the harness could not do, in one sentence fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble(String);

impl Trouble {
    /// Says what could not be done.
    pub fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }

    /// Wraps an error of the operating system: `while` is what was being done.
    pub fn while_(doing: &str) -> impl Fn(io::Error) -> Self + '_ {
        move |error| Self(format!("{doing}: {error}"))
    }

    /// The same for a bare error number.
    pub(crate) fn errno(doing: &str) -> impl Fn(rustix::io::Errno) -> Self + '_ {
        move |error| Self(format!("{doing}: {}", io::Error::from(error)))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}
