//! The clauses of tcp-greeting.

use sockspec_model::{Clause, Lesson, Level};

use crate::lessons;

const SOURCE: &str = "the exercise: a server that greets who connects, over TCP";

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

/// The clauses.
pub(super) const CLAUSES: &[Clause] = &[
    clause(
        "GR-S1",
        lessons::SPEAKING_FIRST,
        Level::Must,
        "Every client that connects receives the greeting, whole and once, without having to speak.",
        "This is the exercise itself. A server that first waits for the client's words waits for ever: the client has \
         none.",
    ),
    clause(
        "GR-S2",
        lessons::THE_END,
        Level::Must,
        "After the greeting the server closes the connection.",
        "The end of the connection is how the client knows that the greeting is over. Without it a client that reads to \
         the end waits for ever.",
    ),
    clause(
        "GR-S3",
        lessons::ONE_AFTER_ANOTHER,
        Level::Must,
        "The server then greets the next client, and the next; where it is declared to serve once, it ends with status 0 \
         after the first.",
        "A server is a loop around accept(). One that is meant for a single client ends by itself, and says by its exit \
         status that all went well.",
    ),
    clause(
        "GR-S4",
        lessons::AT_ONCE,
        Level::Should,
        "Five clients that arrive together are all greeted.",
        "The kernel completes connections before the program accepts them and keeps them in a queue; they must not be \
         forgotten there.",
    ),
    clause(
        "GR-S5",
        lessons::SLOW_READERS,
        Level::Should,
        "A client that never reads, or has already left, does not stop the others from being greeted.",
        "Whether a client reads, and when it leaves, is its own affair. A server that waits for one of them keeps all the \
         others waiting.",
    ),
    clause(
        "GR-S6",
        lessons::THE_CONSOLE,
        Level::May,
        "The console names the real address and port of each client.",
        "accept() tells who has come. Printed, it shows that every client has a port of its own; the server's own port \
         is the same for all of them.",
    ),
    clause(
        "GR-C1",
        lessons::SHOWING,
        Level::Must,
        "The client shows exactly what the server greets it with, whatever that is.",
        "The greeting is the server's. A client that knows it by heart shows something even when nothing came.",
    ),
    clause(
        "GR-C2",
        lessons::A_STREAM,
        Level::Should,
        "A greeting that comes in pieces, late, or longer than one buffer is shown whole.",
        "TCP carries a stream of bytes: one receive returns what has arrived so far. The greeting is over when the \
         connection is.",
    ),
    clause(
        "GR-C3",
        lessons::SPEAKING_FIRST,
        Level::Must,
        "The client sends nothing.",
        "The server speaks, the client listens. Bytes that nobody reads make the server's close a reset, which can destroy \
         the greeting on its way.",
    ),
    clause(
        "GR-C4",
        lessons::SHOWING,
        Level::May,
        "The client shows the greeting as plain text.",
        "Bytes and text are two types in many languages; printing bytes shows the language's notation for them.",
    ),
];
