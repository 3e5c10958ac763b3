//! The wrong clients over UDP, one row each.
//!
//! What goes wrong in both exercises alike stands in `both`, once for both.

mod both;
mod hello;
mod uppercase;

use super::Flaw;

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] =
    &[both::UPPERCASE, uppercase::FLAWS, both::HELLO, hello::FLAWS];
