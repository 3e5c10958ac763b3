//! The clauses of tcp-dialogue.

use sockspec_model::{Clause, Lesson, Level};

use crate::lessons;

const SOURCE: &str = "the exercise: a dialogue over TCP in which the server speaks first";

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
        "DI-S1",
        lessons::SPEAKING_FIRST,
        Level::Must,
        "Whoever connects is asked, without having to speak first, and the server waits for the line.",
        "In this exercise the server speaks first. A server that waits for a word before it asks, and a client that \
         waits for the question, wait for ever.",
    ),
    clause(
        "DI-S2",
        lessons::THE_EXERCISE,
        Level::Must,
        "The server takes the line and goes on or closes, as declared.",
        "A line that nobody reads was said in vain, and closing while it lies unread resets the connection. Whether \
         another question follows, both sides have to know.",
    ),
    clause(
        "DI-S3",
        lessons::THE_EXERCISE,
        Level::Must,
        "Where a reply is declared, the line is answered with it.",
        "The reply shows that the line has arrived whole, and that it was this client's.",
    ),
    clause(
        "DI-S4",
        lessons::AT_ONCE,
        Level::Should,
        "A client that takes its time to answer keeps nobody else waiting.",
        "A person may think for a while before they type. A server that talks to one client at a time can be stopped by \
         anybody who connects and goes to lunch.",
    ),
    clause(
        "DI-S5",
        lessons::WAITING,
        Level::Should,
        "The server waits without burning CPU, also after a client has left without an answer.",
        "After the end of a connection every receive on it returns at once, with nothing. A loop that does not look at \
         that runs as fast as the processor can.",
    ),
    clause(
        "DI-S6",
        lessons::A_STREAM,
        Level::Should,
        "Where lines end in newlines, a line that comes in several segments is one line, and two in one segment are two.",
        "TCP carries a stream of bytes and knows no lines: one receive returns what has arrived so far, which may be half a \
         line, or the end of one and the beginning of the next.",
    ),
    clause(
        "DI-C1",
        lessons::ASKING,
        Level::Must,
        "The client shows the server's own question before it reads the keyboard.",
        "The question is the server's. A client that asks in words of its own, or shows the question when the line has \
         been typed, lets its user answer something that nobody asked.",
    ),
    clause(
        "DI-C2",
        lessons::THE_EXERCISE,
        Level::Must,
        "The client sends the line that was typed.",
        "What the person typed is the message; a line end behind it is the only thing that a program may add.",
    ),
    clause(
        "DI-C3",
        lessons::A_STREAM,
        Level::Should,
        "A question that comes in pieces, late, behind other words, or longer than one buffer is shown whole.",
        "TCP carries a stream of bytes: one receive returns what has arrived so far, which may be a part of the question, or \
         the reply to the last line with the next question behind it.",
    ),
    clause(
        "DI-C4",
        lessons::SHOWING,
        Level::Should,
        "What the server says to the line is shown too.",
        "Whoever has answered wants to know what came of it.",
    ),
    clause(
        "DI-C5",
        lessons::SHOWING,
        Level::May,
        "The client shows what the server says as plain text.",
        "Bytes and text are two types in many languages; printing bytes shows the language's notation for them.",
    ),
];
