//! Experiments: what was tried with a program after it had failed, to tell the possible causes apart.

use serde::{Deserialize, Serialize};

/// What an experiment asks. Each try is a fresh program and one short message, unless something else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// How long a message may be to come through whole: a bisection.
    Longest,
    /// Does one of [`FULL`] bytes come through, and neither one with a byte more nor a short one?
    FullBuffers,
    /// Does it come through at all, said as the exercise says?
    Plain,
    /// Does it come through when a newline stands behind it?
    WithLineEnd,
    /// Does it come through when whoever says it ends its sending side behind it?
    AfterHalfClose,
    /// Does it come through when it comes in two pieces?
    InTwoPieces,
    /// Does it come through when whoever takes the outcome reads as fast as it comes?
    ToAFastReader,
    /// Does what comes through whole to whoever reads at once do so when the kernel has little room, and nothing is read
    /// before no more is sent?
    ToASlowReader,
    /// Are small letters of Latin-1 converted?
    LettersOfLatin1,
    /// Does it come through with letters beyond ASCII in it?
    BeyondAscii,
    /// Is a second client served when the first one has left?
    SecondClient,
    /// Is a client served while another one is connected and says nothing?
    BesideAnIdleClient,
}

/// A message that is tried with a slow reader has so many bytes: more than the reader and two small buffers hold.
pub const PLENTY: u32 = 1 << 18;

/// A message that fills every buffer of a usual size has so many bytes: a multiple of all powers of two up to there.
pub const FULL: u32 = 1 << 16;

/// What a program does with a message when all is well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// A server answers a sentence.
    #[default]
    Answers,
    /// A server greets whoever connects.
    Greets,
    /// A server passes a message on.
    Relays,
    /// A server stores a file.
    Stores,
    /// A client shows what it is told.
    Shows,
    /// A client sends the line that was typed.
    SendsLines,
    /// A client sends a file.
    SendsFiles,
}

/// Which side of a program failed, and is to be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a server does for its clients.
    Serves,
    /// What a client shows.
    Shows,
    /// What a client sends.
    Sends,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Messages of so many bytes come through whole, those with one byte more do not.
    Whole(u32),
    /// One of so many bytes does not come through whole, but a longer one does.
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
    /// What the program was to do.
    #[serde(default)]
    pub deed: Deed,
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
        let tried = self.question.words(self.deed);
        let (what, done) = self.deed.words();
        match &self.outcome {
            Outcome::Yes => format!("{tried}: yes"),
            Outcome::No => format!("{tried}: no"),
            Outcome::Whole(bytes) => format!(
                "{tried}: {what} of {bytes} bytes is {done} whole, one of {} is not",
                bytes + 1
            ),
            Outcome::LongerIsWhole { not, but } => {
                format!("{tried}: {what} of {not} bytes is not {done} whole, one of {but} is")
            }
            Outcome::Unclear(why) => format!("{tried}: it could not be told, {why}"),
        }
    }
}

impl Question {
    fn words(self, deed: Deed) -> String {
        let (what, done) = deed.words();
        let other = match deed.part() {
            Part::Serves => "client",
            Part::Shows | Part::Sends => "server",
        };
        match self {
            Self::Longest => format!("how long {what} may be"),
            Self::FullBuffers => format!(
                "{what} of {FULL} bytes, which fill any usual buffer, is {done} whole, and neither one \
                 with a byte more nor a short one"
            ),
            Self::Plain => format!("{what}, short and in one piece, is {done}"),
            Self::WithLineEnd => format!("{what} with a newline behind it is {done}"),
            Self::AfterHalfClose => {
                format!("{what} is {done} when the {other} ends its sending side")
            }
            Self::InTwoPieces => format!("{what} in two pieces is {done}"),
            Self::ToAFastReader => {
                format!("{what} as long is {done} whole when the {other} reads at once")
            }
            Self::ToASlowReader => format!(
                "{what} that is {done} whole to a {other} that reads at once is so to one that reads slowly"
            ),
            Self::LettersOfLatin1 => "letters such as é are converted".to_owned(),
            Self::BeyondAscii => format!("{what} with letters such as é is {done}"),
            Self::SecondClient => {
                "a second client is served when the first one has left".to_owned()
            }
            Self::BesideAnIdleClient => {
                "a client is served while another one says nothing".to_owned()
            }
        }
    }
}

impl Deed {
    /// What it is about, and what happens to that.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Answers => ("a sentence", "answered"),
            Self::Greets => ("a client", "greeted"),
            Self::Relays => ("a message", "passed on"),
            Self::Stores => ("a file", "stored"),
            Self::Shows => ("an answer", "shown"),
            Self::SendsLines => ("a line", "sent"),
            Self::SendsFiles => ("a file", "sent"),
        }
    }

    /// Which side of a program it belongs to.
    #[must_use]
    pub const fn part(self) -> Part {
        match self {
            Self::Answers | Self::Greets | Self::Relays | Self::Stores => Part::Serves,
            Self::Shows => Part::Shows,
            Self::SendsLines | Self::SendsFiles => Part::Sends,
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
