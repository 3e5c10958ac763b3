//! Experiments: what was tried with a server after it had failed, to tell the possible causes apart.

use serde::{Deserialize, Serialize};

/// What an experiment asks. Each try is a fresh program and one short sentence, unless something else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// How long a sentence may be to be answered whole: a bisection.
    LongestAnswered,
    /// Is it answered at all, sent as the exercise says?
    Plain,
    /// Is it answered when a newline stands behind it?
    WithLineEnd,
    /// Is it answered when the client ends its sending side behind it?
    AfterHalfClose,
    /// Is it answered when it comes in two pieces?
    InTwoPieces,
    /// Are small letters of Latin-1 converted?
    LettersOfLatin1,
    /// Is a second client answered when the first one has left?
    SecondClient,
    /// Is a client answered while another one is connected and says nothing?
    BesideAnIdleClient,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Sentences of so many bytes are answered whole, those with one byte more are not.
    Whole(u32),
    /// One of so many bytes is not answered whole, but a longer one is.
    LongerIsWhole {
        /// The length that fails.
        not: u32,
        /// The length that does not.
        but: u32,
    },
    /// It could not be told, for this reason.
    Unclear(String),
}

/// An experiment that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Experiment {
    /// What it asked.
    pub question: Question,
    /// What came of it.
    pub outcome: Outcome,
}

/// How sure it is that a cause is the right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// What was seen fits it, and hardly anything else.
    #[default]
    Likely,
    /// What was seen shows it.
    Certain,
}

impl Experiment {
    /// What was tried and what came of it, in words.
    #[must_use]
    pub fn words(&self) -> String {
        let tried = self.question.words();
        match &self.outcome {
            Outcome::Yes => format!("{tried}: yes"),
            Outcome::No => format!("{tried}: no"),
            Outcome::Whole(bytes) => format!(
                "{tried}: a sentence of {bytes} bytes is answered whole, one of {} is not",
                bytes + 1
            ),
            Outcome::LongerIsWhole { not, but } => {
                format!("{tried}: a sentence of {not} bytes is not answered whole, one of {but} is")
            }
            Outcome::Unclear(why) => format!("{tried}: it could not be told, {why}"),
        }
    }
}

impl Question {
    fn words(self) -> &'static str {
        match self {
            Self::LongestAnswered => "how long a sentence may be",
            Self::Plain => "a short sentence is answered",
            Self::WithLineEnd => "a sentence with a newline behind it is answered",
            Self::AfterHalfClose => "a sentence is answered when the client ends its sending side",
            Self::InTwoPieces => "a sentence in two pieces is answered",
            Self::LettersOfLatin1 => "letters such as é are converted",
            Self::SecondClient => "a second client is answered when the first one has left",
            Self::BesideAnIdleClient => "a client is answered while another one says nothing",
        }
    }
}

impl Confidence {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}
