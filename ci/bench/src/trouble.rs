//! What keeps the bench from measuring.

use std::{fmt, io};

use sockspec_engine::rig::Stop;

/// A measurement, or why there is none.
pub(crate) type Told<T = ()> = Result<T, Trouble>;

/// Why there is no measurement.
#[derive(Debug)]
pub(crate) struct Trouble(String);

impl Trouble {
    /// In these words.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<sockspec_engine::sys::Trouble> for Trouble {
    fn from(trouble: sockspec_engine::sys::Trouble) -> Self {
        Self(trouble.to_string())
    }
}

impl From<Stop> for Trouble {
    fn from(stop: Stop) -> Self {
        Self(match stop {
            Stop::Fail(finding) | Stop::Case(finding, _) => format!(
                "a program of ours was accused: {}; expected {}, got {}",
                finding.message, finding.expected, finding.actual
            ),
            Stop::Inconclusive(why) | Stop::Skip(why) => why,
            Stop::Elsewhere(elsewhere) => elsewhere.what.to_owned(),
            Stop::Trouble(trouble) => trouble.to_string(),
        })
    }
}
