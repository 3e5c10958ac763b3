//! Opening the port, saying so, and being interrupted: the first turns of
//! every flawed server that listens on TCP.
//!
//! Everything happens here that can go wrong before the first client comes.
//! What fails here ends the program with the exit status that is returned.

use std::io::{self, IsTerminal};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use signal_hook::consts::SIGINT;
use socket2::{Domain, Socket, Type};

use super::last_client;
use crate::console::{self, FAILED};

/// How a server takes these turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Door {
    pub(super) starts: Starts,
    pub(super) binds: Binds,
    pub(super) port_taken: PortTaken,
    pub(super) announces: Announces,
    pub(super) interrupted: Interrupted,
}

/// No wrong turn anywhere.
pub(super) const SOUND: Door = Door {
    starts: Starts::Soundly,
    binds: Binds::AsTold,
    port_taken: PortTaken::IsExplained,
    announces: Announces::AtOnce,
    interrupted: Interrupted::Ends,
};

/// Where a server listens, and what it says when it does.
pub(super) struct Place<'a> {
    pub(super) host: &'a str,
    pub(super) port: u16,
    pub(super) ready: &'a str,
}

/// Whether it gets as far as serving anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Starts {
    Soundly,
    NotAtAll,
    WithoutListening,
    OnlyToLeave,
}

/// Which address it takes, and how it shares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binds {
    AsTold,
    AnyFreePort,
    Ipv4LoopbackOnly,
    Ipv6LoopbackOnly,
    WithoutReuse,
    SharingThePort,
}

/// What it does when the port is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PortTaken {
    IsExplained,
    EndsInSilence,
    EndsInSuccess,
}

/// Whether it says that it is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announces {
    AtOnce,
    Never,
    IntoABuffer,
}

/// What Ctrl-C does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Interrupted {
    Ends,
    EndsWithItsLastClient,
    GoesOn,
}

/// Opens the port and says so; the error is the exit status.
pub(super) fn listen(door: Door, place: &Place<'_>) -> Result<TcpListener, ExitCode> {
    if door.starts == Starts::NotAtAll {
        return Err(console::give_up(FAILED, "The server has a defect."));
    }
    prepare_for_interrupts(door.interrupted);
    let no_port = |error| port_taken(door.port_taken, place, &error);
    let socket = bind(door.binds, place).map_err(no_port)?;
    if door.starts == Starts::WithoutListening {
        announce(door.announces, place);
        super::idle();
    }
    socket.listen(128).map_err(no_port)?;
    announce(door.announces, place);
    if door.starts == Starts::OnlyToLeave {
        std::thread::sleep(Duration::from_millis(20));
        return Err(ExitCode::SUCCESS);
    }
    Ok(socket.into())
}

/// Where it goes on, the signal is caught and then forgotten: the flag is never looked at.
fn prepare_for_interrupts(interrupted: Interrupted) {
    let prepared = match interrupted {
        Interrupted::Ends => Ok(()),
        Interrupted::EndsWithItsLastClient => last_client::is_waited_for(),
        Interrupted::GoesOn => {
            let flag = Arc::new(AtomicBool::new(false));
            signal_hook::flag::register(SIGINT, flag).map(|_| ())
        }
    };
    if let Err(error) = prepared {
        console::complain(&format!("The interrupt cannot be caught: {error}."));
    }
}

/// Takes the address.
fn bind(binds: Binds, place: &Place<'_>) -> io::Result<Socket> {
    let address = address(binds, place)?;
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    match binds {
        Binds::WithoutReuse => Ok(()),
        Binds::SharingThePort => socket.set_reuse_port(true),
        Binds::AsTold | Binds::AnyFreePort | Binds::Ipv4LoopbackOnly | Binds::Ipv6LoopbackOnly => {
            socket.set_reuse_address(true)
        }
    }?;
    socket.bind(&address.into())?;
    Ok(socket)
}

/// The address that it takes.
fn address(binds: Binds, place: &Place<'_>) -> io::Result<SocketAddr> {
    let port = place.port;
    match binds {
        Binds::Ipv4LoopbackOnly => return Ok((Ipv4Addr::LOCALHOST, port).into()),
        Binds::Ipv6LoopbackOnly => return Ok((Ipv6Addr::LOCALHOST, port).into()),
        Binds::AnyFreePort => return Ok((Ipv4Addr::UNSPECIFIED, 0).into()),
        Binds::AsTold | Binds::WithoutReuse | Binds::SharingThePort => {}
    }
    let mut addresses = (place.host, port).to_socket_addrs()?;
    addresses.next().ok_or(io::ErrorKind::NotFound.into())
}

/// Ends because the port cannot be had.
fn port_taken(port_taken: PortTaken, place: &Place<'_>, error: &io::Error) -> ExitCode {
    let Place { host, port, .. } = place;
    let words = format!("The server cannot listen on {host} port {port}: {error}.");
    match port_taken {
        PortTaken::IsExplained => console::give_up(FAILED, &words),
        PortTaken::EndsInSilence => ExitCode::from(FAILED),
        PortTaken::EndsInSuccess => console::give_up(0, &words),
    }
}

/// Says that it is ready.
fn announce(announces: Announces, place: &Place<'_>) {
    let says_so = match announces {
        Announces::AtOnce => true,
        Announces::Never => false,
        // As C and Python do: a terminal sees each line at once, a pipe sees
        // nothing until the buffer is full, and a server never fills it.
        Announces::IntoABuffer => io::stdout().is_terminal(),
    };
    if says_so {
        console::say(place.ready);
    }
}
