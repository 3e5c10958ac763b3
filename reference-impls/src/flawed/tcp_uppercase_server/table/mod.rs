//! The wrong servers, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`. Rows stand in
//! the order of a server's life.

mod altering;
mod answering;
mod clients;
mod converting;
mod segments;
mod starting;
mod surviving;

use super::Flaw;

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[
    starting::FLAWS,
    clients::FLAWS,
    surviving::FLAWS,
    segments::FLAWS,
    converting::FLAWS,
    altering::FLAWS,
    answering::FLAWS,
];
