//! Connecting, and what to do if nobody is there.
//!
//! These turns are those of every client; see `approach.rs`.

use std::net::TcpStream;
use std::process::ExitCode;

use super::super::approach;
use super::{Behaviour, Options};

pub(super) use approach::{Connects, NoServer};

/// Opens the connection; the error is the exit status.
pub(super) fn connect(behaviour: Behaviour, options: &Options) -> Result<TcpStream, ExitCode> {
    let Behaviour {
        connects,
        no_server,
        ..
    } = behaviour;
    approach::connect(connects, no_server, &options.host, options.port)
}
