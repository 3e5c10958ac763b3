//! The first turns: opening the port, saying so, and being interrupted.
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

use super::{Behaviour, Options, idle};
use crate::console::{self, FAILED};

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
    GoesOn,
}

/// Opens the port and says so; the error is the exit status.
pub(super) fn listen(behaviour: Behaviour, options: &Options) -> Result<TcpListener, ExitCode> {
    if behaviour.starts == Starts::NotAtAll {
        return Err(console::give_up(FAILED, "The server has a defect."));
    }
    if behaviour.interrupted == Interrupted::GoesOn {
        ignore_interrupts();
    }
    let socket = bind(behaviour.binds, options)
        .map_err(|error| port_taken(behaviour.port_taken, options, &error))?;
    if behaviour.starts == Starts::WithoutListening {
        announce(behaviour.announces);
        idle();
    }
    socket
        .listen(128)
        .map_err(|error| port_taken(behaviour.port_taken, options, &error))?;
    announce(behaviour.announces);
    if behaviour.starts == Starts::OnlyToLeave {
        std::thread::sleep(Duration::from_millis(20));
        return Err(ExitCode::SUCCESS);
    }
    Ok(socket.into())
}

/// A signal that is caught and then forgotten: the flag is never looked at.
fn ignore_interrupts() {
    let flag = Arc::new(AtomicBool::new(false));
    if let Err(error) = signal_hook::flag::register(SIGINT, flag) {
        console::complain(&format!("The interrupt cannot be caught: {error}."));
    }
}

/// Takes the address.
fn bind(binds: Binds, options: &Options) -> io::Result<Socket> {
    let address = address(binds, options)?;
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
fn address(binds: Binds, options: &Options) -> io::Result<SocketAddr> {
    let port = options.port;
    match binds {
        Binds::Ipv4LoopbackOnly => return Ok((Ipv4Addr::LOCALHOST, port).into()),
        Binds::Ipv6LoopbackOnly => return Ok((Ipv6Addr::LOCALHOST, port).into()),
        Binds::AnyFreePort => return Ok((Ipv4Addr::UNSPECIFIED, 0).into()),
        Binds::AsTold | Binds::WithoutReuse | Binds::SharingThePort => {}
    }
    let mut addresses = (options.host.as_str(), port).to_socket_addrs()?;
    addresses.next().ok_or(io::ErrorKind::NotFound.into())
}

/// Ends because the port cannot be had.
fn port_taken(port_taken: PortTaken, options: &Options, error: &io::Error) -> ExitCode {
    match port_taken {
        PortTaken::IsExplained => console::give_up(FAILED, &options.cannot_listen(error)),
        PortTaken::EndsInSilence => ExitCode::from(FAILED),
        PortTaken::EndsInSuccess => console::give_up(0, &options.cannot_listen(error)),
    }
}

/// Says that it is ready.
fn announce(announces: Announces) {
    let says_so = match announces {
        Announces::AtOnce => true,
        Announces::Never => false,
        // As C and Python do: a terminal sees each line at once, a pipe sees
        // nothing until the buffer is full, and a server never fills it.
        Announces::IntoABuffer => io::stdout().is_terminal(),
    };
    if says_so {
        console::say("The server is ready to receive");
    }
}
