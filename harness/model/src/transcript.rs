//! Transcripts: everything said and heard in an attempt, in order, by lane.

use serde::{Deserialize, Serialize};

use crate::Escaped;

/// Where something was said or heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// What was typed at the program's terminal.
    Keyboard,
    /// What the program showed on its terminal.
    Screen,
    /// A connection or a datagram socket.
    Wire,
    /// What the kernel told of the program.
    Kernel,
}

/// What the harness did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// A file was put where the program works; the note is its name.
    Put,
    /// The program was started.
    Started,
    /// A connection was opened to the program.
    Connected,
    /// A connection of the program was accepted.
    Accepted,
    /// Bytes were sent, or typed.
    Bytes,
    /// The sending side was shut down (a FIN), the receiving side left open.
    HalfClosed,
    /// The connection was closed.
    Closed,
    /// The connection was reset (an RST).
    Reset,
    /// End of input was typed (Ctrl-D).
    EndOfInput,
    /// The interrupt key was typed (Ctrl-C).
    Interrupted,
}

/// What the program did, or what the kernel told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heard {
    /// It listens; the note is its address where that is not the usual one.
    Ready,
    /// It sent or showed bytes.
    Bytes,
    /// It read everything that had been sent to it.
    Read,
    /// Sent bytes lie unread while it waits for something else; where that is not proved the note tells what is known.
    Unread,
    /// It ended its sending side.
    Eof,
    /// It reset the connection.
    Reset,
    /// It refused the connection.
    Refused,
    /// It says no more; the note tells how that is known.
    Silence,
    /// It ended; the note tells how.
    Exited,
}

/// A step of a conversation: ours or the program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Ours.
    Said(Said),
    /// The program's.
    Heard(Heard),
}

impl Step {
    /// Whether a connection begins with it.
    #[must_use]
    pub fn opens(self) -> bool {
        matches!(self, Self::Said(Said::Connected | Said::Accepted))
    }
}

/// One line of a transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Microseconds since the attempt began.
    pub t_us: u64,
    /// Where.
    pub lane: Lane,
    /// Which of our peers, counted from 1; 0 where there is only one or none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub peer: u32,
    /// Who did what.
    #[serde(flatten)]
    pub step: Step,
    /// The bytes, escaped, and cut with a count when long.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub bytes: Escaped,
    /// What else there is to say, in our words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How many of the bytes are left out above.
    #[serde(default, skip_serializing_if = "is_none_left_out")]
    pub left_out: u64,
    /// All of the bytes, where some are left out above and it is worth keeping them.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub whole: Escaped,
}

/// At most so many lines are kept of an attempt; of one that has as many, the end is not known.
pub const MOST_LINES: usize = 400;

impl Entry {
    /// The bytes themselves; nothing where they were not kept.
    #[must_use]
    pub fn content(&self) -> Option<Vec<u8>> {
        match (self.left_out, is_empty(&self.whole)) {
            (0, _) => Some(self.bytes.decoded()),
            (_, false) => Some(self.whole.decoded()),
            (_, true) => None,
        }
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_none_left_out(number: &u64) -> bool {
    *number == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

fn is_empty(bytes: &Escaped) -> bool {
    bytes.as_str().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Untrusted;

    #[test]
    fn an_entry_survives_json() {
        let entry = Entry {
            t_us: 7,
            lane: Lane::Wire,
            peer: 2,
            step: Step::Heard(Heard::Bytes),
            bytes: Untrusted::new("HEL\n").cut(80),
            note: String::new(),
            left_out: 0,
            whole: Escaped::default(),
        };
        let json = serde_json::to_string(&entry).expect("an entry serialises");
        assert_eq!(
            json,
            r#"{"t_us":7,"lane":"wire","peer":2,"heard":"bytes","bytes":"HEL\\n"}"#
        );
        assert_eq!(
            serde_json::from_str::<Entry>(&json).expect("it parses"),
            entry
        );
    }

    #[test]
    fn bytes_are_had_back_where_they_were_kept() {
        let long = Untrusted::new("\x1b\u{e9}\\ \"x\"\n".repeat(99));
        let cut = Entry {
            t_us: 0,
            lane: Lane::Wire,
            peer: 0,
            step: Step::Heard(Heard::Bytes),
            bytes: long.cut(80),
            note: String::new(),
            left_out: 900,
            whole: long.cut(usize::MAX),
        };
        assert_eq!(cut.content().as_deref(), Some(long.bytes()));
        let whole = Escaped::default();
        assert_eq!(Entry { whole, ..cut }.content(), None);
    }
}
