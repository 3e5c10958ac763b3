//! What the upper-case server can be told on its command line.
//!
//! The exercise leaves some choices open: where a sentence ends, and how long
//! a connection lasts. Each choice is an option here, and its default is what
//! the textbook does. Nothing else in the program looks at the command line.

use std::io;

use crate::options::Given;

/// Where a sentence ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Where one receive ends: every piece is answered as soon as it arrives.
    Segment,
    /// At a newline.
    Line,
    /// Where the client ends its side of the connection.
    Eof,
}

/// How many sentences a connection carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Session {
    /// As many as the client likes.
    Many,
    /// One; the server closes the connection after the answer.
    Single,
}

/// Which letters have a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mapping {
    /// All that Unicode knows.
    Unicode,
    /// Only a to z.
    Ascii,
}

/// How an answer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerEnd {
    /// As the sentence ended: with "\n", with "\r\n", or with nothing.
    AsSent,
    /// With a newline, whatever the sentence ended with.
    Newline,
    /// With nothing.
    None,
}

/// All the choices together.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The address to listen on; 0.0.0.0 stands for all that the machine has.
    pub(crate) host: String,
    /// The port to listen on.
    pub(crate) port: u16,
    /// Where a sentence ends.
    pub(crate) framing: Framing,
    /// How many sentences a connection carries.
    pub(crate) session: Session,
    /// Which letters have a capital.
    pub(crate) mapping: Mapping,
    /// How an answer ends.
    pub(crate) answer_end: AnswerEnd,
    /// What stands before the text of every answer.
    pub(crate) answer_prefix: String,
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, NAMES)?;
        Ok(Self {
            host: given.text("host").unwrap_or("0.0.0.0").to_owned(),
            port: given.port("port", 12000)?,
            framing: given.choice("framing", FRAMINGS)?,
            session: given.choice("session", SESSIONS)?,
            mapping: given.choice("mapping", MAPPINGS)?,
            answer_end: given.choice("answer-end", ANSWER_ENDS)?,
            answer_prefix: given.text("answer-prefix").unwrap_or("").to_owned(),
        })
    }

    /// Explains that the port could not be opened.
    pub(crate) fn cannot_listen(&self, error: &io::Error) -> String {
        let Self { host, port, .. } = self;
        let taken = error.kind() == io::ErrorKind::AddrInUse;
        let hint = taken.then_some(" Is another server running there?");
        let hint = hint.unwrap_or_default();
        format!("The server cannot listen on {host} port {port}: {error}.{hint}")
    }
}

const NAMES: &[&str] = &[
    "host",
    "port",
    "framing",
    "session",
    "mapping",
    "answer-end",
    "answer-prefix",
];

const FRAMINGS: [(&str, Framing); 3] = [
    ("segment", Framing::Segment),
    ("line", Framing::Line),
    ("eof", Framing::Eof),
];

const SESSIONS: [(&str, Session); 2] = [("many", Session::Many), ("single", Session::Single)];

const MAPPINGS: [(&str, Mapping); 2] = [("unicode", Mapping::Unicode), ("ascii", Mapping::Ascii)];

const ANSWER_ENDS: [(&str, AnswerEnd); 3] = [
    ("as-sent", AnswerEnd::AsSent),
    ("newline", AnswerEnd::Newline),
    ("none", AnswerEnd::None),
];
