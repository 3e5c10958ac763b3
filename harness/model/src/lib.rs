//! The words of sockspec as plain data: clauses, dialects, verdicts, findings, transcripts and events.
//!
//! Everything here can be built, compared and serialised in a unit test. Start at [`Event`], which is all that
//! the runner and the reports share.
//!
//! Invariant: this crate does no I/O and names neither an async runtime, a socket, a process nor a clock.

mod astray;
mod capture;
mod case;
pub mod cause;
mod clause;
mod dialect;
mod event;
mod experiment;
mod figure;
mod finding;
mod ledger;
mod lesson;
mod moment;
mod odds;
mod policy;
pub mod remark;
mod score;
mod snapshot;
mod totals;
mod transcript;
mod untrusted;
mod verdict;
mod wanted;

pub use astray::{Astray, Sent};
pub use capture::{Capture, Packet};
pub use case::{CASE_SCHEMA, CaseNote, SavedCase, case_id};
pub use clause::{Clause, Level, Pin};
pub use dialect::{Dialect, DialectError, Key, Values};
pub use event::{
    ByHand, Event, Finished, Host, NamedCause, Ruled, RunStarted, SCHEMA, Skipped, SkippedBy,
};
pub use experiment::{Confidence, Deed, Experiment, FULL, Outcome, PLENTY, Part, Question};
pub use figure::Figure;
pub use finding::{Certainty, Ending, Finding, Symptom, alike};
pub use ledger::Ledger;
pub use lesson::Lesson;
pub use odds::Odds;
pub use policy::{Expectation, Expected, KnownFailing, Points, Policy, Ruling};
pub use score::{ClauseScore, Score, Standing, Worth, points};
pub use snapshot::{Blocked, Calls, Connection, Datagrams, Mailbox, On, Snapshot, ThreadState};
pub use totals::Totals;
pub use transcript::{Entry, Heard, Lane, MOST_LINES, Said, Step};
pub use untrusted::{Escaped, Untrusted};
pub use verdict::{Role, Verdict};
pub use wanted::{Comparison, Wanted};
