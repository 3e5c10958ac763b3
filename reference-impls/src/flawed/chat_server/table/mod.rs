//! The wrong servers, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`.

mod acknowledging;
mod company;
mod relaying;
mod starting;
mod surviving;

use super::Flaw;

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[
    starting::FLAWS,
    surviving::FLAWS,
    acknowledging::FLAWS,
    company::FLAWS,
    relaying::FLAWS,
];
