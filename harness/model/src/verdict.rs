//! Verdicts and roles.

use serde::{Deserialize, Serialize};

/// What an attempt says about the program; a worse verdict is never overwritten by a better one.
///
/// Merging is `max`, as for the result variable of TTCN-3 (ETSI ES 201 873-1, 24). Only `Fail` accuses the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The program did what the clause asks for.
    Pass,
    /// It could not be told; never charged to the program.
    Inconclusive,
    /// The program did something that the clause forbids.
    Fail,
    /// The harness had trouble of its own; never charged to the program.
    Error,
}

impl Verdict {
    /// The verdict as one word in capitals, for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pass => "PASS",
            Self::Inconclusive => "UNSURE",
            Self::Fail => "FAIL",
            Self::Error => "ERROR",
        }
    }
}

/// The part that the program under test plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The program waits for others to begin.
    Server,
    /// The program begins.
    Client,
    /// A server and a client of the same author, talking to each other.
    Pair,
}

impl Role {
    /// The role as it stands in check ids.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Client => "client",
            Self::Pair => "pair",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merging_is_max() {
        assert_eq!(
            Verdict::Pass.max(Verdict::Inconclusive),
            Verdict::Inconclusive
        );
        assert_eq!(Verdict::Fail.max(Verdict::Inconclusive), Verdict::Fail);
        assert_eq!(Verdict::Error.max(Verdict::Fail), Verdict::Error);
    }
}
