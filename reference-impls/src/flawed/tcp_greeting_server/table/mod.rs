//! The wrong greeting servers, one row each.
//!
//! A row says what is wrong in one sentence and which checks notice it; the
//! wrong turn itself is the one field that differs from `SOUND`.

mod clients;
mod greeting;
mod surviving;

use super::super::common_rows::door_rows;
use super::{Behaviour, Flaw, SOUND as NO_WRONG_TURN, flaw};

/// All rows, table by table.
pub(in crate::flawed) const TABLES: &[&[Flaw]] = &[
    door_rows!("greeter", flaw, Behaviour, NO_WRONG_TURN),
    greeting::FLAWS,
    clients::FLAWS,
    surviving::FLAWS,
];
