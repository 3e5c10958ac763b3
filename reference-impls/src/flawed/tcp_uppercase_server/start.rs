//! The first turns: opening the port, saying so, and being interrupted.
//!
//! They are those of every server; see `door.rs`.

use std::net::TcpListener;
use std::process::ExitCode;

use super::super::door::{self, Door, Place};
use super::{Behaviour, Options};

pub(super) use door::{Announces, Binds, Interrupted, PortTaken, Starts};

/// Opens the port and says so; the error is the exit status.
pub(super) fn listen(behaviour: Behaviour, options: &Options) -> Result<TcpListener, ExitCode> {
    let door = Door {
        starts: behaviour.starts,
        binds: behaviour.binds,
        port_taken: behaviour.port_taken,
        announces: behaviour.announces,
        interrupted: behaviour.interrupted,
    };
    let place = Place {
        host: &options.host,
        port: options.port,
        ready: "The server is ready to receive",
    };
    door::listen(door, &place)
}
