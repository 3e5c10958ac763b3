//! The wrong servers over UDP, one row each.
//!
//! What has nothing to do with the answer goes wrong in both exercises alike
//! and stands in `starting` and `surviving`, once for both.

mod hello;
mod starting;
mod surviving;
mod uppercase;

use super::Flaw;

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[
    starting::UPPERCASE,
    surviving::UPPERCASE,
    uppercase::FLAWS,
    starting::HELLO,
    surviving::HELLO,
    hello::FLAWS,
];
