//! Lessons: what TCP and UDP promise, what goes wrong, and how to mend it.
//!
//! Each clause cites one; `sockspec explain` shows it with every clause and check that does. To add one: an entry in the
//! file of its theme, and its name in `ALL`. What a lesson says holds for every language; examples are pseudo-code.

mod bytes;
mod connections;
mod datagrams;
mod programs;

use sockspec_model::Lesson;

pub use bytes::{A_STREAM, BYTES_AND_TEXT, FILE_TROUBLE, FILES, OWN_BUFFERS, THE_EXERCISE};
pub use connections::{
    A_CLIENTS_TROUBLE, AT_ONCE, ONE_AFTER_ANOTHER, OWN_ANSWERS, RELAYING, SLOW_READERS,
    SPEAKING_FIRST, THE_END,
};
pub use datagrams::{DATAGRAMS, LOSS};
pub use programs::{
    ADDRESSES, ASKING, FAILING_IN_WORDS, GIVING_BACK, SHOWING, STARTING_AGAIN, THE_CONSOLE,
    TWO_SOURCES, WAITING,
};

/// Every lesson.
pub const ALL: &[&Lesson] = &[
    A_STREAM,
    THE_EXERCISE,
    OWN_BUFFERS,
    BYTES_AND_TEXT,
    FILES,
    FILE_TROUBLE,
    SPEAKING_FIRST,
    THE_END,
    ONE_AFTER_ANOTHER,
    AT_ONCE,
    OWN_ANSWERS,
    SLOW_READERS,
    A_CLIENTS_TROUBLE,
    RELAYING,
    ADDRESSES,
    STARTING_AGAIN,
    GIVING_BACK,
    WAITING,
    THE_CONSOLE,
    FAILING_IN_WORDS,
    SHOWING,
    ASKING,
    TWO_SOURCES,
    DATAGRAMS,
    LOSS,
];
