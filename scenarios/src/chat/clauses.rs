//! The clauses of chat.

use sockspec_model::{Clause, Lesson, Level};

use crate::lessons;

const SOURCE: &str = "the exercise: a chat with a thread for each client";

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
        "CH-S1",
        lessons::THE_EXERCISE,
        Level::Must,
        "In mode ack every message is answered to its sender with the acknowledgement, again and again on one connection.",
        "This is the exercise itself: receive and answer stand in a loop, one round for each message.",
    ),
    clause(
        "CH-S2",
        lessons::AT_ONCE,
        Level::Must,
        "Several clients are connected at the same time, and a silent one keeps nobody waiting.",
        "A chat is for people who are there together, and most of them say nothing most of the time. Whoever waits for one \
         client in accept() or recv() cannot hear another.",
    ),
    clause(
        "CH-S3",
        lessons::RELAYING,
        Level::Must,
        "In mode broadcast a message reaches every other client once, whole and unchanged.",
        "This is the exercise itself: what one says, all the others read.",
    ),
    clause(
        "CH-S4",
        lessons::RELAYING,
        Level::Must,
        "In mode broadcast the messages of one sender arrive in the order in which they were sent, at every receiver.",
        "TCP keeps the order of what one side sends on one connection. A server that hands each message to another thread \
         throws that order away.",
    ),
    clause(
        "CH-S5",
        lessons::RELAYING,
        Level::May,
        "In mode broadcast all receivers see one common order of messages.",
        "When Anna and Ben speak at the same moment, nobody can say who was first, but everybody can be shown the same. It \
         takes a lock, or one thread that relays.",
    ),
    clause(
        "CH-S6",
        lessons::A_CLIENTS_TROUBLE,
        Level::Must,
        "A client that leaves, politely or by reset, harms nobody; the others go on.",
        "People come and go. The connection of one who has gone has to leave the list, for sending to it fails, and that \
         failure must not keep anything from the others.",
    ),
    clause(
        "CH-S7",
        lessons::RELAYING,
        Level::Must,
        "In mode broadcast a late comer gets what is said after it came, and joins without disturbing anybody.",
        "People join while others talk. A list that grows while another thread goes round it may skip somebody, tell somebody \
         twice, or end the program; and whoever joins must get nothing that is cut in two.",
    ),
    clause(
        "CH-S8",
        lessons::SLOW_READERS,
        Level::Should,
        "A client that does not read does not stop the others.",
        "When a client does not read, first its receive buffer fills up, then the server's send buffer, and then send() \
         waits. A server that waits there, in a loop over all clients, serves nobody any more.",
    ),
    clause(
        "CH-S9",
        lessons::A_STREAM,
        Level::Should,
        "With framing line, messages that arrive split or joined are taken apart by their line ends, not by receive calls.",
        "TCP carries a stream of bytes and knows no messages: one recv() may return half a line, or three of them.",
    ),
    clause(
        "CH-S10",
        lessons::AT_ONCE,
        Level::Should,
        "A hundred clients can be connected at once, and everybody gets everything.",
        "A table of ten clients, or a wait for each of them in turn, is enough in every test at one desk.",
    ),
    clause(
        "CH-S11",
        lessons::THE_CONSOLE,
        Level::May,
        "The console tells who came and what was said.",
        "It shows whoever runs the server that it is in use, and what went on when something went wrong.",
    ),
    clause(
        "CH-S12",
        lessons::AT_ONCE,
        Level::Should,
        "Clients that connect at the same moment are all served.",
        "A thread that is handed the address of the accept loop's variable finds the next client's connection there when \
         two clients come one right after the other.",
    ),
    clause(
        "CH-S13",
        lessons::WAITING,
        Level::Should,
        "The server waits without burning CPU while clients are connected, after one left, and after all left.",
        "When a client has left, recv() returns nothing at once, again and again. A loop that does not end there keeps a \
         processor busy for ever.",
    ),
    clause(
        "CH-S14",
        lessons::RELAYING,
        Level::Must,
        "Where notices are declared, everybody else is told who comes and who leaves.",
        "Nobody sees the others in a chat. A notice is a message that the server sends by itself, and what happens when \
         somebody leaves is easily forgotten: that is where a loop ends.",
    ),
    clause(
        "CH-C1",
        lessons::THE_EXERCISE,
        Level::Must,
        "What is typed is sent, and what the server says is shown, again and again.",
        "This is the exercise itself, seen from the keyboard.",
    ),
    clause(
        "CH-C2",
        lessons::TWO_SOURCES,
        Level::Should,
        "In mode broadcast, what others say is shown while the user is being asked for input.",
        "Keyboard and connection can both have something to say at any time. A program that waits for the keyboard alone \
         shows what others said only when its own user has typed something.",
    ),
    clause(
        "CH-C3",
        lessons::TWO_SOURCES,
        Level::Should,
        "The client notices when the server goes away, and ends at the latest when the next line has been typed.",
        "The end of a connection is a receive of nothing. A client that does not look for it talks to nobody, and often \
         prints without end.",
    ),
    clause(
        "CH-C4",
        lessons::A_STREAM,
        Level::Should,
        "With framing line, what the server says is shown whole, be it in pieces, longer than one buffer, or several lines at once.",
        "One recv() returns what has arrived, which may be a part of what was sent, or the end of one line and all of the next.",
    ),
    clause(
        "CH-C5",
        lessons::SHOWING,
        Level::May,
        "The client asks in the words of the exercise, and marks what the server said.",
        "Whoever sits in front of it has to know when to type, and who said what.",
    ),
];
