//! The wrong file clients, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`.

mod asking;
mod sending;

use super::Flaw;

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[asking::FLAWS, sending::FLAWS];
