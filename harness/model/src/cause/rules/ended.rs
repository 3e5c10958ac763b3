//! Programs that ended where they should go on.

use super::super::Evidence;
use super::Named;
use crate::{Ending, Role, Symptom};

impl<'a> Evidence<'a> {
    /// How the program ended, if it has.
    pub(super) fn ending(&self) -> Option<&'a Ending> {
        self.finding?.ending.as_ref()
    }

    /// What the program said last: at its end, or on its screen.
    pub(super) fn says_any(&self, marks: &[&str]) -> bool {
        let screen = self.screen().to_lowercase();
        let last = self.ending().is_some_and(|ending| ending.says_any(marks));
        last || marks.iter().any(|mark| screen.contains(mark))
    }

    /// Whether it ended by an error or by a signal that is a crash.
    pub(super) fn ended_badly(&self) -> bool {
        self.ending()
            .is_some_and(|ending| ending.status().is_none_or(|status| status != "0"))
    }
}

impl Ending {
    /// Whether one of these stands in what it said last.
    pub(super) fn says_any(&self, marks: &[&str]) -> bool {
        let words = self.last_words.as_str().to_lowercase();
        marks.iter().any(|mark| words.contains(mark))
    }

    /// The status, or `None` when a signal ended it.
    pub(super) fn status(&self) -> Option<&str> {
        self.how.strip_prefix("it ended with status ")
    }

    /// Whether a signal ended it that nobody sends to a program on purpose.
    fn is_crash(&self) -> bool {
        self.status().is_none() && !ORDERS.iter().any(|order| self.how.contains(order))
    }
}

/// It received from, or sent to, a socket that is not open.
pub(super) fn of_a_closed_socket(evidence: &Evidence<'_>) -> Named {
    let ending = evidence.ending().filter(|_| evidence.ended_badly())?;
    let fits = ending.says_any(CLOSED) && ending.says_any(TALKS) && !ending.says_any(ACCEPTS);
    let seen = || format!("its socket was not open any more; {}", ending.how);
    fits.then(|| ("uses-a-closed-socket", seen()))
}

/// Killed by writing to a connection that was gone.
pub(super) fn of_a_broken_pipe(evidence: &Evidence<'_>) -> Named {
    let ending = evidence
        .ending()
        .filter(|ending| ending.how.contains("SIGPIPE"))?;
    Some(("sigpipe-not-ignored", ending.how.clone()))
}

/// A server that ended because one client left or broke.
pub(super) fn of_a_client(evidence: &Evidence<'_>) -> Named {
    let ending = evidence
        .ending()
        .filter(|_| evidence.role == Role::Server)?;
    let lost = ending.says_any(LOST_CLIENT);
    let left = evidence.is(&["survives-a-silent-client", "survives-a-reset"]);
    let fits = evidence.ended_badly() && (lost || left);
    fits.then(|| {
        (
            "dies-of-a-clients-error",
            format!("after a client had left, {}", ending.how),
        )
    })
}

/// A signal, an error that nobody handled, or for a server any end that is an error.
pub(super) fn crashed(evidence: &Evidence<'_>) -> Named {
    let ending = evidence.ending()?;
    let traced = evidence.ended_badly() && evidence.says_any(TRACES);
    let misleads = evidence.found(&[Symptom::WrongStatus]).is_some();
    let gave_up = evidence.role == Role::Server
        && evidence.ended_badly()
        && !misleads
        && ending.status().is_some()
        && !evidence.is(&["reports-a-taken-port", "stops-on-interrupt"]);
    let silent = ending.last_words.as_str().is_empty();
    let names = if silent {
        ""
    } else {
        "; what it said last names the error"
    };
    let seen = || format!("{}{names}", ending.how);
    (ending.is_crash() || traced || gave_up).then(|| ("crashed", seen()))
}

/// An error that ended a thread of a server, while the program goes on.
pub(super) fn crashed_in_part(evidence: &Evidence<'_>) -> Named {
    evidence.found(&[Symptom::NoAnswer, Symptom::PartOfTheAnswer, Symptom::Reset])?;
    let alive = evidence.role == Role::Server && evidence.ending().is_none();
    let seen = "the program goes on, but its console shows a stack trace; the last line of that \
                names the error";
    let fits = alive && evidence.says_any(TRACES);
    fits.then(|| ("crashed", seen.to_owned()))
}

/// What shows that an error reached the outermost level.
pub(super) const TRACES: &[&str] = &[
    "traceback (most recent call last)",
    "  file \\\"",
    "panicked at",
    "goroutine 1 [",
    "\\n\\tat ",
    "\\n    at ",
    "\\n   at ",
    "exception in thread",
    "unhandled exception",
    "terminate called",
];

/// What shows that the last thing a program tried was to accept.
pub(super) const ACCEPTS: &[&str] = &[
    ".accept(",
    "in accept",
    "accept()",
    "accept:",
    "accept failed",
    "accept error",
];

/// What shows that a socket is not open.
pub(super) const CLOSED: &[&str] = &[
    "bad file descriptor",
    "ebadf",
    "errno 9]",
    "socket closed",
    "socket is closed",
    "use of closed network connection",
];

/// What shows that the last thing a program tried was to receive or to send.
const TALKS: &[&str] = &[
    ".recv(",
    ".recvfrom(",
    ".send(",
    ".sendall(",
    ".sendto(",
    "recv:",
    "send:",
    "recv failed",
    "send failed",
];

/// Signals that somebody sends, so that a program ends.
const ORDERS: [&str; 5] = ["SIGINT", "SIGTERM", "SIGKILL", "SIGHUP", "SIGALRM"];

const LOST_CLIENT: &[&str] = &[
    "connection reset",
    "connectionreset",
    "econnreset",
    "broken pipe",
    "brokenpipe",
    "epipe",
    "connectionaborted",
    "connection aborted",
];
