//! The clauses of tcp-uppercase.

use sockspec_model::{Clause, Lesson, Level, Pin};

use crate::lessons;

const SOURCE: &str = "the exercise: a sentence over TCP, returned in upper case";

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

const fn pinned(mut clause: Clause, key: &'static str, values: &'static [&'static str]) -> Clause {
    clause.pin = Some(Pin {
        key,
        values,
        level: Level::Must,
    });
    clause
}

/// The clauses.
pub(super) const CLAUSES: &[Clause] = &[
    clause(
        "UT-S1",
        lessons::THE_EXERCISE,
        Level::Must,
        "A sentence is answered with the same sentence in upper case.",
        "This is the exercise itself.",
    ),
    pinned(
        clause(
            "UT-S2",
            lessons::THE_END,
            Level::May,
            "In a session of one sentence the server closes the connection after the answer; in one of many it answers until \
             the client closes.",
            "A client that reads until the end of the connection waits for ever if the server never closes; one that has \
             more to say is cut off if it closes too early. Both sides have to mean the same.",
        ),
        "session",
        &["single", "many"],
    ),
    clause(
        "UT-S3",
        lessons::ONE_AFTER_ANOTHER,
        Level::Must,
        "The server then serves the next client, and the next.",
        "A server is a loop around accept(): whoever comes later is served like whoever came first.",
    ),
    clause(
        "UT-S4",
        lessons::OWN_ANSWERS,
        Level::Must,
        "The answer goes to the client that asked, and to nobody else.",
        "Every accepted connection is a conversation of its own. A variable that all of them share carries one client's \
         words into another one's answer.",
    ),
    clause(
        "UT-S5",
        lessons::AT_ONCE,
        Level::Should,
        "Clients that queue up while one is being served are served too.",
        "The kernel completes connections before the program accepts them and keeps them in a queue; they must not be \
         forgotten there.",
    ),
    pinned(
        clause(
            "UT-S6",
            lessons::A_STREAM,
            Level::Should,
            "A sentence that arrives in several segments gets one whole answer, wherever it is cut.",
            "TCP is a stream of bytes: what one send() wrote may arrive in several receives, and what several sends wrote in \
             one. On the loopback of an idle machine it rarely does, in a network every day.",
        ),
        "framing",
        &["line", "eof"],
    ),
    clause(
        "UT-S7",
        lessons::A_STREAM,
        Level::Must,
        "Two sentences in one segment get two answers, in order.",
        "One receive may return the end of one sentence and the beginning of the next. Whoever takes lines apart has to \
         keep what is left over.",
    ),
    clause(
        "UT-S8",
        lessons::A_STREAM,
        Level::Should,
        "A sentence as long as 1024 bytes (one segment) or 64 KiB (line, eof) is answered whole.",
        "A receive returns at most as many bytes as its buffer holds; the rest waits for the next one. A server that calls it \
         once cuts what is longer.",
    ),
    clause(
        "UT-S9",
        lessons::BYTES_AND_TEXT,
        Level::Should,
        "Letters outside ASCII are upper-cased as characters, also where a segment boundary cuts one in two.",
        "In UTF-8 a letter outside ASCII is two to four bytes. Mapping bytes one by one leaves it alone, and decoding each \
         receive by itself fails when a boundary falls inside it.",
    ),
    clause(
        "UT-S10",
        lessons::SLOW_READERS,
        Level::Should,
        "The whole answer is sent even if the client reads slowly.",
        "send() may take fewer bytes than it was given when the other side does not keep up. The rest is still the \
         program's to send.",
    ),
    clause(
        "UT-S11",
        lessons::THE_END,
        Level::Should,
        "A client that shuts down its sending side after the sentence still gets the answer.",
        "The two directions of a TCP connection end separately. An end of input says that the client has nothing more to \
         say, not that it has stopped listening.",
    ),
    clause(
        "UT-S12",
        lessons::AT_ONCE,
        Level::Should,
        "An idle client does not keep others waiting.",
        "A server that serves one connection at a time can be stopped by anybody who connects and goes to lunch.",
    ),
    clause(
        "UT-S13",
        lessons::OWN_BUFFERS,
        Level::Should,
        "Nothing but the answer is sent: no NUL padding, no rest of a buffer, no bytes of an earlier sentence.",
        "A receive tells how many bytes it has put into the buffer; everything behind them is older. Sending the whole \
         buffer shows one client what another one said.",
    ),
    clause(
        "UT-S14",
        lessons::WAITING,
        Level::Should,
        "The server waits without burning CPU, also after a client has left.",
        "After the end of a connection every receive on it returns at once, with nothing. A loop that does not look at that \
         runs as fast as the processor can.",
    ),
    clause(
        "UT-C1",
        lessons::THE_EXERCISE,
        Level::Must,
        "The client sends exactly what was typed.",
        "What the person typed is the message; a line end behind it is the only thing that a program may add.",
    ),
    clause(
        "UT-C2",
        lessons::SHOWING,
        Level::Must,
        "The client shows exactly what the server answered.",
        "The answer is the server's. A client that computes it by itself shows something even when nothing came back.",
    ),
    clause(
        "UT-C3",
        lessons::ASKING,
        Level::Should,
        "The client asks before it reads, in the words of the exercise, and shows the answer behind its words.",
        "Without a prompt nobody knows that the program waits for them.",
    ),
    clause(
        "UT-C4",
        lessons::A_STREAM,
        Level::Should,
        "An answer that comes in pieces, late, or longer than one buffer is shown whole.",
        "The way back is a stream of bytes too: one receive returns what has arrived so far.",
    ),
    clause(
        "UT-C5",
        lessons::TWO_SOURCES,
        Level::Should,
        "An empty line does not leave client and server waiting for each other.",
        "Sending zero bytes sends nothing at all. If the client then waits for an answer, and the server for a sentence, \
         both wait for ever.",
    ),
    clause(
        "UT-C6",
        lessons::SHOWING,
        Level::May,
        "The client shows the answer as plain text.",
        "Bytes and text are two types in many languages; printing bytes shows the language's notation for them.",
    ),
];
