//! The wrong file servers, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`. Rows stand in
//! the order of a server's life.

mod receiving;
mod serving;
mod starting;
mod storing;
mod surviving;

use super::Flaw;

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[
    starting::FLAWS,
    serving::FLAWS,
    surviving::FLAWS,
    receiving::FLAWS,
    storing::FLAWS,
];
