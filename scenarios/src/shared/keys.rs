//! Dialect keys that several scenarios have.

use sockspec_model::{Key, Values};

/// Where the server is to be reached.
pub(crate) const BIND: Key = Key {
    name: "bind",
    values: Values::OneOf(&["any", "loopback"]),
    default: "any",
    meaning: "whether the server is meant for every address of the host or for loopback alone",
};

/// Which letters have an upper case.
pub(crate) const MAPPING: Key = Key {
    name: "mapping",
    values: Values::OneOf(&["any", "ascii", "unicode"]),
    default: "any",
    meaning: "which letters have an upper case: a to z alone (ascii), or all that Unicode gives one (unicode)",
};

/// The line end that we send.
pub(crate) const NEWLINE: Key = Key {
    name: "newline",
    values: Values::OneOf(&["lf", "crlf"]),
    default: "lf",
    meaning: "the line end that sockspec sends",
};

/// The textbook client's question.
pub(crate) const PROMPT: Key = Key {
    name: "prompt",
    values: Values::Text,
    default: "Input lowercase sentence:",
    meaning: "what the client asks",
};

/// The textbook server's announcement.
pub(crate) const READY: Key = Key {
    name: "ready",
    values: Values::Text,
    default: "The server is ready to receive",
    meaning: "what the server announces",
};

/// What ends what is typed.
pub(crate) const TYPED_END: Key = Key {
    name: "typed_end",
    values: Values::OneOf(&["any", "none", "newline"]),
    default: "any",
    meaning: "what the client appends to the typed line",
};
