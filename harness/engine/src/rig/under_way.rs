//! What is under way between us and the programs, asked of the kernel: the half of a proof of silence that is not about
//! threads.

use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::Scene;
use crate::sys::kernel::{SocketRow, TcpState};
use crate::sys::wire::Wire;

impl Scene {
    /// Whether anything is under way: bytes or ends of ours that have not arrived at a program, bytes or an end of a
    /// program's that have not arrived on one of `from`, something on a console, or the news of a program's end.
    pub(crate) fn is_anything_under_way(&self, from: &[&Wire]) -> bool {
        let to_program = self
            .wires
            .borrow()
            .iter()
            .filter_map(|(_, wire)| wire.upgrade())
            .any(|wire| self.is_under_way_to_program(&wire));
        let ended = self
            .programs
            .borrow()
            .iter()
            .any(|program| program.has_ended_unheard());
        ended
            || self.is_anything_between_programs()
            || to_program
            || self.leaving.is_any_under_way(&self.kernel)
            || from.iter().any(|wire| self.is_under_way_to_us(wire))
            || self.take_in_now()
    }

    /// Whether two programs that speak with each other have bytes or a handshake under way, on connections that are not
    /// ours.
    fn is_anything_between_programs(&self) -> bool {
        let moves = |row: &SocketRow| row.unsent > 0 || row.state == TcpState::Opening;
        self.programs.borrow().len() > 1
            && self
                .wires
                .borrow()
                .iter()
                .all(|(_, wire)| wire.strong_count() == 0)
            && self
                .kernel
                .connections()
                // What is not known may be under way.
                .map_or(true, |rows| rows.iter().any(moves))
    }

    fn is_under_way_to_program(&self, wire: &Wire) -> bool {
        match self.kernel.connection(wire.remote, wire.local) {
            Ok(Some(row)) if row.state == TcpState::Opening => true,
            Ok(Some(row)) if matches!(row.state, TcpState::Established | TcpState::CloseWait) => {
                let bytes = row.received.is_some_and(|received| received < wire.sent());
                bytes || wire.is_ended() && row.state == TcpState::Established
            }
            Ok(Some(_) | None) => false,
            // What is not known may be under way.
            Err(_) => true,
        }
    }

    fn is_under_way_to_us(&self, wire: &Wire) -> bool {
        let (Ok(theirs), Ok(ours)) = (
            self.kernel.connection(wire.remote, wire.local),
            self.kernel.connection(wire.local, wire.remote),
        ) else {
            return true;
        };
        let open = theirs
            .as_ref()
            .is_some_and(|row| matches!(row.state, TcpState::Established | TcpState::CloseWait));
        let sent = theirs.and_then(|row| row.sent);
        // An end of theirs that has not been heard is readable on our side, or about to be.
        let end = !open && is_silent(wire);
        end || matches!((sent, ours.and_then(|row| row.received)), (Some(sent), Some(received)) if received < sent)
    }
}

fn is_silent(wire: &Wire) -> bool {
    let mut ready = [PollFd::from_borrowed_fd(
        wire.readiness().as_fd(),
        PollFlags::IN,
    )];
    poll(
        &mut ready,
        Some(&Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        }),
    )
    .is_ok_and(|ready| ready == 0)
}
