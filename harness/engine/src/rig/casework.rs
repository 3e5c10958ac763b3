//! What an attempt at a property is about beside the program: cases that were kept, where others come from, and until
//! when.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use sockspec_model::SavedCase;

use super::{Command, Plan, Supply};
use crate::sys::deadline::now;

/// What an attempt at a property is about beside the program.
#[derive(Clone, Default)]
pub struct Casework {
    /// `scenario/role/name` of the check.
    pub check: String,
    /// Cases that failed before; they are run first.
    pub kept: Vec<SavedCase>,
    /// Whether to run these alone.
    pub only_kept: bool,
    /// A part in a search that several workers share.
    pub shift: Option<Shift>,
    /// The bundled programs, server and client: a program that fails now and then is compared with them.
    pub reference: Option<(Command, Command)>,
    /// What has to be said beside the verdict.
    pub remarks: Rc<RefCell<Vec<String>>>,
}

/// A worker's part in a search that several share.
#[derive(Clone)]
pub struct Shift {
    /// Where the cases come from.
    pub supply: Arc<Supply>,
    /// When it is over, where it is before the supply is used up.
    pub end: Option<Instant>,
}

impl Shift {
    pub(super) fn is_over(&self) -> bool {
        self.end.is_some_and(|end| now() > end)
    }
}

impl Plan {
    /// Where the cases of a property come from: from all that share it, or from this attempt's own, one of so many that
    /// are asked for.
    pub(super) fn supply(&self, one_of: u32) -> Arc<Supply> {
        match &self.casework.shift {
            Some(shift) => Arc::clone(&shift.supply),
            None => Arc::new(Supply::in_a_row(
                self.seed,
                self.cases.div_ceil(one_of).into(),
            )),
        }
    }

    /// The same with the bundled programs in place of those under test.
    pub(crate) fn with_reference(&self) -> Option<Self> {
        let (server, client) = self.casework.reference.clone()?;
        Some(Self {
            server: Some(server),
            client: Some(client),
            ..self.clone()
        })
    }
}
