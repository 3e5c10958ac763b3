//! Clauses that every scenario shares.

use sockspec_model::{Clause, Lesson, Level};

use crate::lessons;

const SOURCE: &str = "what every assignment takes for granted";

const fn clause(
    id: &'static str,
    lesson: &'static Lesson,
    level: Level,
    sentence: &'static str,
    why: &'static str,
) -> Clause {
    Clause {
        id,
        lesson,
        level,
        pin: None,
        sentence,
        source: SOURCE,
        why,
    }
}

/// The shared clauses.
pub(crate) const CLAUSES: &[Clause] = &[
    clause(
        "ALL-S1",
        lessons::ADDRESSES,
        Level::Must,
        "The server becomes ready: it listens on its port within the start-up budget and keeps running.",
        "A client finds a server only by its address and port. A server that listens somewhere else, has bound but not \
         called listen(), or has ended cannot be found at all.",
    ),
    clause(
        "ALL-S2",
        lessons::ONE_AFTER_ANOTHER,
        Level::Must,
        "The server stays up after a client has come and gone.",
        "A server is started once and serves whoever comes. One that ends with its first client has to be started by \
         hand for every single one.",
    ),
    clause(
        "ALL-S3",
        lessons::ADDRESSES,
        Level::Should,
        "The server can be reached on every address of the host, not only on 127.0.0.1.",
        "127.0.0.1 exists inside one machine only. A server bound to it works at the desk where it was written and \
         nowhere else; bound to the unspecified address (0.0.0.0 or ::) it serves the network.",
    ),
    clause(
        "ALL-S4",
        lessons::A_CLIENTS_TROUBLE,
        Level::Should,
        "A client that connects and leaves without a word, or resets the connection, harms nobody else.",
        "Clients crash, lose their network and change their mind. What happens to one connection must end with that \
         connection: an error on it is no reason to end the server.",
    ),
    clause(
        "ALL-S5",
        lessons::GIVING_BACK,
        Level::Should,
        "The server gives back what it takes: descriptors, threads, child processes and memory do not grow with the number \
         of clients served.",
        "Every accepted connection is a descriptor, and a process has a limited number of them. A server that keeps a \
         little of each client runs well in a test and stops some days later.",
    ),
    clause(
        "ALL-S6",
        lessons::STARTING_AGAIN,
        Level::Should,
        "The server can be stopped with Ctrl-C and started again at once on the same port.",
        "Somebody who stops a server wants it to stop now, not when the last client has left. And when a server closes a \
         connection first, TCP keeps the port in TIME_WAIT for up to a minute. Without \
         SO_REUSEADDR the next start fails with `Address already in use`, just when somebody is in a hurry.",
    ),
    clause(
        "ALL-S7",
        lessons::STARTING_AGAIN,
        Level::May,
        "A second instance on a taken port says so and exits with a non-zero status.",
        "Only one server can listen at a port of an address. A program that ignores the error of bind() seems to run, and serves nobody.",
    ),
    clause(
        "ALL-S8",
        lessons::BYTES_AND_TEXT,
        Level::Should,
        "Bytes that are not valid UTF-8, NUL bytes and empty input do not bring the server down: the next client is served.",
        "A network carries bytes, not text. Whoever decodes what arrives has to decide what happens when it is no text; \
         an exception that nobody handles decides to end the server.",
    ),
    clause(
        "ALL-S9",
        lessons::THE_CONSOLE,
        Level::May,
        "The server announces on its console that it is ready, and the announcement is visible at once also when the \
         console is a pipe.",
        "Whoever starts a server wants to know when it can be used. Many languages hold output back when it goes to a pipe \
         or a file, so that without a flush the words come when it is too late.",
    ),
    clause(
        "ALL-C1",
        lessons::ADDRESSES,
        Level::Must,
        "The client reaches the server at its address and port.",
        "Without a connection to the right place there is no conversation.",
    ),
    clause(
        "ALL-C2",
        lessons::THE_END,
        Level::Must,
        "A client that holds one conversation ends with status 0 after it and leaves no connection open.",
        "The exit status is how a program tells another one, a script or a shell, that all went well.",
    ),
    clause(
        "ALL-C3",
        lessons::FAILING_IN_WORDS,
        Level::Should,
        "With no server there, the client says so, in words or as an error, and ends with a non-zero status; it does not hang.",
        "A refused connection is the most frequent thing that goes wrong. The kernel reports it at once; somebody has to \
         look.",
    ),
    clause(
        "ALL-C4",
        lessons::A_CLIENTS_TROUBLE,
        Level::Should,
        "A server that closes or resets without answering does not hang the client and does not crash it by a signal.",
        "The end of a connection is something that every receive can bring. A client that does not expect it waits for \
         ever, spins, or is ended by SIGPIPE.",
    ),
    clause(
        "ALL-C5",
        lessons::FAILING_IN_WORDS,
        Level::May,
        "Errors are words, not a stack trace.",
        "A stack trace speaks to whoever wrote the program; its user needs to know what to do.",
    ),
    clause(
        "ALL-C6",
        lessons::TWO_SOURCES,
        Level::Should,
        "End of input at the keyboard (Ctrl-D) ends the client.",
        "End of input is how a terminal, a pipe or a file says that nothing more will be typed. A program that ignores it \
         waits for ever, or asks again and again without a pause.",
    ),
    clause(
        "ALL-P1",
        lessons::THE_EXERCISE,
        Level::Must,
        "The pair does the exercise.",
        "Two programs of one author may agree on anything between them; what the person at the keyboard sees has to be \
         right.",
    ),
    clause(
        "ALL-P2",
        lessons::ONE_AFTER_ANOTHER,
        Level::Should,
        "The pair does the exercise twice in a row.",
        "A server that was used up by its first client works in every demonstration and in no use.",
    ),
    clause(
        "ALL-P3",
        lessons::AT_ONCE,
        Level::Should,
        "Two clients that are started together both do the exercise.",
        "As soon as somebody else uses the server too, clients overlap.",
    ),
];
