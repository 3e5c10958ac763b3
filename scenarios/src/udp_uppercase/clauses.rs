//! The clauses of udp-uppercase.

use sockspec_model::{Clause, Lesson, Level};

use crate::lessons;

const SOURCE: &str = "the exercise: a line in a UDP datagram, returned in upper case";

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
        "UU-S1",
        lessons::DATAGRAMS,
        Level::Must,
        "Each datagram is answered with one datagram: its text in upper case.",
        "This is the exercise itself.",
    ),
    clause(
        "UU-S2",
        lessons::DATAGRAMS,
        Level::Must,
        "The answer goes to the address and port that the datagram came from, from the port that it was sent to.",
        "There is no connection that would lead back: recvfrom() tells who has asked, and sendto() has to be told. A client \
         whose socket is connected hears nothing that comes from another port.",
    ),
    clause(
        "UU-S3",
        lessons::DATAGRAMS,
        Level::Must,
        "Datagrams of different clients, interleaved, are answered each to its own sender.",
        "One socket receives the datagrams of all clients, in the order in which they arrive. The address belongs to the \
         datagram, not to the server's memory of who was there last.",
    ),
    clause(
        "UU-S4",
        lessons::DATAGRAMS,
        Level::Must,
        "Message boundaries are kept: as many answers as datagrams, none merged or split.",
        "UDP carries messages: one receive is one datagram. Whoever treats it as a stream, putting together or taking apart \
         what arrives, loses what UDP gives for nothing.",
    ),
    clause(
        "UU-S5",
        lessons::DATAGRAMS,
        Level::Should,
        "A datagram as large as the buffer is answered whole; a larger one does no harm.",
        "What does not fit into the buffer of a receive is thrown away by the kernel, without an error. A datagram can \
         hold up to 65507 bytes over IPv4; a buffer of 65535 takes them all.",
    ),
    clause(
        "UU-S6",
        lessons::DATAGRAMS,
        Level::Should,
        "An empty datagram does no harm and is answered with an empty one.",
        "An empty datagram is a datagram: recvfrom() returns nothing and a sender. Over UDP that does not mean that somebody \
         has left.",
    ),
    clause(
        "UU-S7",
        lessons::DATAGRAMS,
        Level::Should,
        "A client that is gone when the answer comes does no harm.",
        "An answer to a closed port comes back as ICMP port unreachable, and some later call on a socket may report that as \
         an error. It says something about that client and nothing about the server.",
    ),
    clause(
        "UU-S8",
        lessons::DATAGRAMS,
        Level::Should,
        "A burst is answered without losing what the kernel delivered.",
        "Datagrams queue up at the socket while the server is busy. It is not blamed for what the kernel had to \
         drop; what it has received it has to answer.",
    ),
    clause(
        "UU-S9",
        lessons::OWN_BUFFERS,
        Level::Should,
        "Nothing but the answer is sent: no NUL padding, no rest of a buffer, no bytes of an earlier datagram.",
        "A receive tells how many bytes it has put into the buffer; everything behind them is older. Sending the whole \
         buffer shows one client what another one said.",
    ),
    clause(
        "UU-S10",
        lessons::BYTES_AND_TEXT,
        Level::Should,
        "Letters outside ASCII are upper-cased as characters.",
        "In UTF-8 a letter outside ASCII is two to four bytes. Mapping bytes one by one leaves it alone.",
    ),
    clause(
        "UU-S11",
        lessons::WAITING,
        Level::Should,
        "The server waits without burning CPU.",
        "A receive that blocks costs nothing while nobody speaks. A loop around one that does not runs as fast as the \
         processor can.",
    ),
    clause(
        "UU-C1",
        lessons::DATAGRAMS,
        Level::Must,
        "One line typed is one datagram with exactly those bytes, to the server's port.",
        "What the person typed is the message, and the datagram is its boundary; a line end behind it is the only thing that \
         a program may add.",
    ),
    clause(
        "UU-C2",
        lessons::SHOWING,
        Level::Must,
        "The answer is shown exactly; the client does not compute it itself.",
        "The answer is the server's. A client that computes it by itself shows something even when nothing came back.",
    ),
    clause(
        "UU-C3",
        lessons::LOSS,
        Level::Should,
        "When no answer comes the client does not wait for ever: it gives up or asks again, and says so.",
        "UDP promises nothing: the question or the answer may be lost, and nobody reports it. A receive without a time-out \
         then waits until somebody ends the program.",
    ),
    clause(
        "UU-C4",
        lessons::DATAGRAMS,
        Level::May,
        "A datagram from a stranger is not taken for the answer.",
        "Anybody can send to any UDP port. Only the sender's address tells whose words they are; connect() on the socket \
         makes the kernel look at it.",
    ),
    clause(
        "UU-C5",
        lessons::LOSS,
        Level::Should,
        "Where the client is declared to ask again, a lost datagram is sent again, and a duplicate answer is shown once.",
        "Asking again mends a loss, and makes duplicates: the first answer may only have been late.",
    ),
    clause(
        "UU-C6",
        lessons::TWO_SOURCES,
        Level::Should,
        "An empty line does not leave client and server waiting for each other.",
        "An empty line is an empty datagram, which can be sent and answered. A client that sends nothing and still waits \
         for an answer waits for ever.",
    ),
    clause(
        "UU-C7",
        lessons::ASKING,
        Level::Should,
        "The client asks before it reads, in the words of the exercise, and shows the answer behind its words.",
        "Without a prompt nobody knows that the program waits for them.",
    ),
    clause(
        "UU-C8",
        lessons::SHOWING,
        Level::May,
        "The client shows the answer as plain text.",
        "Bytes and text are two types in many languages; printing bytes shows the language's notation for them.",
    ),
];
