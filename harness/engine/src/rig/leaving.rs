//! Connections that we have closed, until the kernel shows that the end has arrived at the program.
//!
//! Invariant: what is not known to have arrived counts as under way.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;

use crate::sys::kernel::Kernel;
use crate::sys::wire::Wire;

/// An end that so many cases have followed has arrived: what they said to the program came behind it. To ask the kernel
/// about each would take a twentieth of a case.
const OVERTAKEN: u64 = 64;

/// Ends that may be under way.
#[derive(Default)]
pub(super) struct Leaving {
    ends: RefCell<Vec<End>>,
    cases: Cell<u64>,
}

struct End {
    program: SocketAddr,
    peer: SocketAddr,
    case: u64,
}

impl Leaving {
    /// Remembers a connection that we close.
    pub(super) fn add(&self, wire: &Wire) {
        self.ends.borrow_mut().push(End {
            program: wire.remote,
            peer: wire.local,
            case: self.cases.get(),
        });
    }

    /// Begins a new case of a property.
    pub(super) fn turn_page(&self) {
        self.cases.set(self.cases.get() + 1);
        let recent = |end: &End| end.case + OVERTAKEN > self.cases.get();
        self.ends.borrow_mut().retain(recent);
    }

    /// Whether any end has not arrived; those that have are forgotten.
    pub(super) fn is_any_under_way(&self, kernel: &Kernel) -> bool {
        let mut ends = self.ends.borrow_mut();
        ends.retain(|end| match kernel.connection(end.program, end.peer) {
            Ok(row) => row.is_some_and(|row| row.state.waits_for_an_end()),
            Err(_) => true,
        });
        !ends.is_empty()
    }
}
