//! The wrong clients, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`. Rows stand in
//! the order of a conversation.

mod asking;
mod hearing;

use super::Flaw;

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[asking::FLAWS, hearing::FLAWS];
