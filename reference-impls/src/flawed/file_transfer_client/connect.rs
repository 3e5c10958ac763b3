//! Connecting, and what to do if nobody is there.
//!
//! A sound turn goes to the address and port it was told, opens a connection
//! for each file, and explains a failure in words.

use std::net::TcpStream;
use std::process::ExitCode;

use super::{Behaviour, Options};
use crate::console::{self, FAILED};

/// Where it connects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connects {
    AsTold,
    ToTheNextPort,
}

/// What it does if there is no server.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoServer {
    IsExplained,
    EndsInSilence,
    EndsInSuccess,
    Panics,
}

/// How the next file is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Second {
    OnAConnectionOfItsOwn,
    OnTheSameConnection,
}

/// Opens a connection, or takes the last one; the error is the exit status.
pub(super) fn connect(
    behaviour: Behaviour,
    options: &Options,
    last: Option<TcpStream>,
) -> Result<TcpStream, ExitCode> {
    if let Some(last) = last {
        return Ok(last);
    }
    let next = u16::from(behaviour.connects == Connects::ToTheNextPort);
    let port = options.port.wrapping_add(next);
    TcpStream::connect((options.host.as_str(), port)).map_err(|error| {
        let words = format!("There is no server to send to: {error}.");
        match behaviour.no_server {
            NoServer::IsExplained => console::give_up(FAILED, &words),
            NoServer::EndsInSilence => ExitCode::from(FAILED),
            NoServer::EndsInSuccess => console::give_up(0, &words),
            NoServer::Panics => panic!("{error:?}"),
        }
    })
}

/// Closes the connection when the file is sent.
pub(super) fn part(behaviour: Behaviour, server: &mut Option<TcpStream>) {
    if behaviour.second == Second::OnAConnectionOfItsOwn {
        server.take();
    }
}
