//! The wrong dialogue servers, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`.

mod clients;
mod talking;

use super::super::common_rows::door_rows;
use super::{Behaviour, Flaw, SOUND as NO_WRONG_TURN, flaw};

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[
    door_rows!("asker", flaw, Behaviour, NO_WRONG_TURN),
    talking::FLAWS,
    clients::FLAWS,
];
