//! The clauses of udp-hello.

use sockspec_model::{Clause, Lesson, Level};

use crate::lessons;

const SOURCE: &str = "the exercise: a hello over UDP and its reply";

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
        "UH-S1",
        lessons::DATAGRAMS,
        Level::Must,
        "Any datagram is answered with the reply, to its sender.",
        "This is the exercise itself.",
    ),
    clause(
        "UH-S2",
        lessons::DATAGRAMS,
        Level::Must,
        "The reply comes from the port that the datagram was sent to, and each client gets its own.",
        "There is no connection that would lead back: recvfrom() tells who has spoken, and sendto() has to be told. A client \
         whose socket is connected hears nothing that comes from another port.",
    ),
    clause(
        "UH-S3",
        lessons::THE_CONSOLE,
        Level::Should,
        "The console shows the message and the sender's real address and port.",
        "The exercise asks for it; and without it nobody can tell who has spoken with the server.",
    ),
    clause(
        "UH-S4",
        lessons::DATAGRAMS,
        Level::Should,
        "Empty, oversized and undecodable datagrams, and clients that are gone, do no harm.",
        "Anybody can send anything to a UDP port. A datagram is bytes: none at all, more than fit into the buffer, or no \
         text. None of that is a reason to stop, or to send no reply.",
    ),
    clause(
        "UH-S5",
        lessons::OWN_BUFFERS,
        Level::Should,
        "Each datagram gets one reply, and nothing but the reply is sent: no NUL padding, no rest of a buffer.",
        "What is sent is as long as the program says. A whole buffer instead of the text in it is padding that every client \
         has to take off again.",
    ),
    clause(
        "UH-S6",
        lessons::WAITING,
        Level::Should,
        "The server waits without burning CPU.",
        "A receive that blocks costs nothing while nobody speaks. A loop around one that does not runs as fast as the \
         processor can.",
    ),
    clause(
        "UH-C1",
        lessons::DATAGRAMS,
        Level::Must,
        "The client sends its hello as one datagram, without asking.",
        "The client begins; the server cannot know of it before a datagram has come.",
    ),
    clause(
        "UH-C2",
        lessons::SHOWING,
        Level::Must,
        "The reply is shown exactly, whatever it says.",
        "The reply is the server's. A client that shows what it expects shows it even when nothing came back.",
    ),
    clause(
        "UH-C3",
        lessons::LOSS,
        Level::Should,
        "When no reply comes the client does not wait for ever: it gives up or says hello again.",
        "UDP promises nothing: the hello or the reply may be lost, and nobody reports it. A receive without a time-out then \
         waits until somebody ends the program.",
    ),
    clause(
        "UH-C4",
        lessons::DATAGRAMS,
        Level::May,
        "A datagram from a stranger is not taken for the reply.",
        "Anybody can send to any UDP port. Only the sender's address tells whose words they are; connect() on the socket \
         makes the kernel look at it.",
    ),
    clause(
        "UH-C5",
        lessons::SHOWING,
        Level::May,
        "The client shows the reply as plain text, behind the words of the exercise.",
        "Bytes and text are two types in many languages; printing bytes shows the language's notation for them.",
    ),
];
