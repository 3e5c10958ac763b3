//! The keys of a manifest, with what they take and mean. What is read, completed in an editor and written by
//! `sockspec init` comes from these tables.

use super::level;

/// A key.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// What it means, in one sentence.
    pub(super) meaning: &'static str,
    /// A value, as it is written.
    pub(super) example: &'static str,
}

/// What a key takes.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Any text but an empty one.
    Text,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A whole number, from and to.
    Whole(i64, i64),
    /// True or false.
    Flag,
}

/// The tables of a manifest, in the order in which they are written.
pub(super) const TABLES: [&str; 6] = [
    "target",
    "dialect",
    "run",
    "clauses",
    "points",
    "known_failing",
];

const fn key(name: &'static str, kind: Kind, example: &'static str, meaning: &'static str) -> Key {
    Key {
        name,
        kind,
        meaning,
        example,
    }
}

/// What stands above the tables.
pub(super) const ROOT: &[Key] = &[key(
    "scenario",
    Kind::Text,
    "\"tcp-uppercase\"",
    "The assignment; sockspec list shows all.",
)];

/// The program to judge.
pub(super) const TARGET: &[Key] = &[
    key(
        "server",
        Kind::Text,
        "\"python3 server.py\"",
        "The server to judge, quoted as in a shell; {host}, {port} and {dir} are replaced.",
    ),
    key(
        "client",
        Kind::Text,
        "\"python3 client.py\"",
        "The client to judge; with a server too, each by itself and then both together.",
    ),
    key(
        "dir",
        Kind::Text,
        "\".\"",
        "The program's folder, in which it is started, as seen from this file.",
    ),
    key(
        "build",
        Kind::Text,
        "\"make\"",
        "A command that builds the program; run once before, in its folder.",
    ),
    key(
        "port",
        Kind::Whole(1, 65535),
        "12000",
        "The port that the program uses.",
    ),
];

/// How it is judged.
pub(super) const RUN: &[Key] = &[
    key(
        "level",
        Kind::OneOf(&["must", "should", "may"]),
        "\"may\"",
        "The lowest level to run.",
    ),
    key(
        "strict",
        Kind::Flag,
        "false",
        "Whether a failing Should fails the run.",
    ),
    key(
        "seed",
        Kind::Whole(0, i64::MAX),
        "7",
        "Seed of all random input; a new one for each run where it is left out.",
    ),
    key(
        "cases",
        Kind::Whole(1, u32::MAX as i64),
        "256",
        "Cases of each property.",
    ),
    key(
        "isolation",
        Kind::OneOf(&["auto", "full", "net", "none"]),
        "\"auto\"",
        "How attempts are kept apart from this machine.",
    ),
];

/// A clause that is more or less binding in this course.
pub(super) const CLAUSE: &[Key] = &[
    key(
        "level",
        Kind::OneOf(&level::WORDS),
        "\"must\"",
        "How binding the clause is in this course; dropped: not at all.",
    ),
    key("reason", Kind::Text, "\"said in week 3\"", "Why."),
];

/// Something that is known to fail.
pub(super) const KNOWN_FAILING: &[Key; 3] = &[
    key(
        "check",
        Kind::Text,
        "\"*/server/survives-a-reset\"",
        "The checks, by id or name; * stands for anything. Each of them that passes is news.",
    ),
    key(
        "clause",
        Kind::Text,
        "\"UT-S6\"",
        "Instead of checks: a clause. It is news when all of its checks pass.",
    ),
    key(
        "reason",
        Kind::Text,
        "\"mended in week 5\"",
        "Why that is accepted.",
    ),
];

impl Kind {
    /// What the key takes, in words.
    pub(super) fn words(self) -> String {
        match self {
            Self::Text => "a text in quotation marks".to_owned(),
            Self::OneOf(words) => format!("one of {}", words.join(", ")),
            Self::Whole(least, most) => format!("a whole number from {least} to {most}"),
            Self::Flag => "true or false".to_owned(),
        }
    }
}
