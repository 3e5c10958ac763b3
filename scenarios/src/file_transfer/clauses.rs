//! The clauses of file-transfer.

use sockspec_model::{Clause, Lesson, Level, Pin};

use crate::lessons;

const SOURCE: &str = "the exercise: a client sends a file, the server stores it";

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

const fn pinned(
    mut clause: Clause,
    key: &'static str,
    values: &'static [&'static str],
    level: Level,
) -> Clause {
    clause.pin = Some(Pin { key, values, level });
    clause
}

/// The clauses.
pub(super) const CLAUSES: &[Clause] = &[
    clause(
        "FT-S1",
        lessons::FILES,
        Level::Must,
        "Each client's file arrives at the server's side byte for byte, in a file of its own, under the expected name.",
        "This is the exercise itself.",
    ),
    clause(
        "FT-S2",
        lessons::ONE_AFTER_ANOTHER,
        Level::Must,
        "The server asks for, accepts and serves the declared number of clients, then ends with status 0.",
        "The person at the server says how many will come. A server that stops one too early leaves a client standing; \
         one that waits for one more never ends.",
    ),
    pinned(
        clause(
            "FT-S3",
            lessons::FILES,
            Level::Should,
            "Any bytes arrive unchanged: binary files, NUL, CR LF, invalid UTF-8.",
            "A file is a sequence of bytes, and only some files are text. Decoding each receive damages what is no text, \
             and even a text where a boundary falls inside a character.",
        ),
        "text_only",
        &["false"],
        Level::Must,
    ),
    clause(
        "FT-S4",
        lessons::FILES,
        Level::Should,
        "A file of any size arrives, empty or large, and passes through in pieces, never all of it in memory.",
        "A receive returns at most as many bytes as its buffer holds; the rest waits for the next one. A program that \
         collects the whole file before it writes can take no file that is larger than its memory.",
    ),
    clause(
        "FT-S5",
        lessons::OWN_ANSWERS,
        Level::Should,
        "Clients that send at the same time do not mix up their files.",
        "Every accepted connection is a transfer of its own. A name, a buffer or an open file that all of them share \
         carries one client's bytes into another one's file.",
    ),
    clause(
        "FT-S6",
        lessons::FILE_TROUBLE,
        Level::Should,
        "A sender that stalls or breaks off in the middle of its file spoils nobody else's file; the broken one is \
         reported, not passed off as whole.",
        "Networks break and programs crash. What happens on one connection must end with that connection, and whoever \
         finds half a file has to know that it is half a file.",
    ),
    pinned(
        clause(
            "FT-S7",
            lessons::FILES,
            Level::May,
            "An existing file of that name is not silently overwritten.",
            "Opening for writing empties the file that is there. What was in it is gone before the first byte has come.",
        ),
        "names",
        &["given"],
        Level::Should,
    ),
    pinned(
        clause(
            "FT-S8",
            lessons::FILES,
            Level::Should,
            "A name that leads out of the directory is refused.",
            "A name that a client gives is a client's word, not an order. With ../ in it, or a / in front, it can reach \
             every file that the server's user may write.",
        ),
        "names",
        &["given"],
        Level::Must,
    ),
    clause(
        "FT-S9",
        lessons::THE_CONSOLE,
        Level::May,
        "The server tells what it does, in the words of the exercise.",
        "Whoever stands in front of it wants to know what it waits for, and what has come.",
    ),
    clause(
        "FT-C1",
        lessons::FILES,
        Level::Must,
        "The named file is sent byte for byte.",
        "This is the exercise itself.",
    ),
    clause(
        "FT-C2",
        lessons::FILES,
        Level::Should,
        "Binary, empty and large files are sent as they are.",
        "A file opened as text is decoded, and its line ends may be converted; what is sent then is another file. One \
         that is read as a whole has to fit into memory.",
    ),
    clause(
        "FT-C3",
        lessons::FILE_TROUBLE,
        Level::Must,
        "A name that does not exist is reported and asked for again; nothing is sent.",
        "Everybody mistypes a name now and then, and deserves another try.",
    ),
    clause(
        "FT-C4",
        lessons::FILE_TROUBLE,
        Level::Should,
        "A directory, or a file without permission, is reported likewise.",
        "A name may exist and still not name a file that can be read. On some systems a directory can even be opened, \
         and only reading fails.",
    ),
    clause(
        "FT-C5",
        lessons::A_STREAM,
        Level::Should,
        "Several files, one after the other, arrive as several.",
        "Where the end of the connection ends a file, two files on one connection are one file to the server.",
    ),
    clause(
        "FT-C6",
        lessons::SLOW_READERS,
        Level::Should,
        "A server that reads slowly gets everything.",
        "send() may take fewer bytes than it was given when the other side does not keep up. The rest is still the \
         program's to send.",
    ),
    clause(
        "FT-C7",
        lessons::ASKING,
        Level::Should,
        "The client asks before it reads, in the words of the exercise.",
        "Without a prompt nobody knows that the program waits for them.",
    ),
];
