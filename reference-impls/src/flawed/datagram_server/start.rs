//! The first turns: taking the port, saying so, and being interrupted.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal};
use std::net::{Ipv4Addr, SocketAddr, ToSocketAddrs, UdpSocket};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use signal_hook::consts::SIGINT;
use socket2::{Domain, Socket, Type};

use super::{Behaviour, Exercise, Options};
use crate::console::{self, FAILED};

/// Whether it gets as far as serving anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Starts {
    Soundly,
    NotAtAll,
    OnlyToLeave,
    BehindALockFile,
}

/// Which address it takes, and how it shares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binds {
    AsTold,
    AnyFreePort,
    LoopbackOnly,
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

/// Takes the port and says so; the error is the exit status.
pub(super) fn open(behaviour: Behaviour, options: &Options) -> Result<UdpSocket, ExitCode> {
    match behaviour.starts {
        Starts::NotAtAll => return Err(console::give_up(FAILED, "The server has a defect.")),
        Starts::BehindALockFile => lock()?,
        Starts::Soundly | Starts::OnlyToLeave => {}
    }
    if behaviour.interrupted == Interrupted::GoesOn {
        ignore_interrupts();
    }
    let socket = bind(behaviour.binds, options)
        .map_err(|error| port_taken(behaviour.port_taken, options, &error))?;
    announce(behaviour);
    if behaviour.starts == Starts::OnlyToLeave {
        std::thread::sleep(Duration::from_millis(20));
        return Err(ExitCode::SUCCESS);
    }
    Ok(socket.into())
}

/// Makes sure that only one server runs here, by a file that nobody removes.
fn lock() -> Result<(), ExitCode> {
    let home = std::env::var("HOME").unwrap_or_else(|_| "/tmp".to_owned());
    let file = Path::new(&home).join("server.lock");
    let made = OpenOptions::new().write(true).create_new(true).open(file);
    made.map(|_| ())
        .map_err(|error| console::give_up(FAILED, &format!("A server runs already: {error}.")))
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
    let socket = Socket::new(Domain::for_address(address), Type::DGRAM, None)?;
    if binds == Binds::SharingThePort {
        socket.set_reuse_port(true)?;
    }
    socket.bind(&address.into())?;
    Ok(socket)
}

/// The address that it takes.
fn address(binds: Binds, options: &Options) -> io::Result<SocketAddr> {
    let (host, port) = options.place();
    match binds {
        Binds::LoopbackOnly => return Ok((Ipv4Addr::LOCALHOST, port).into()),
        Binds::AnyFreePort => return Ok((Ipv4Addr::UNSPECIFIED, 0).into()),
        Binds::AsTold | Binds::SharingThePort => {}
    }
    let mut addresses = (host, port).to_socket_addrs()?;
    addresses.next().ok_or(io::ErrorKind::NotFound.into())
}

/// Ends because the port cannot be had.
fn port_taken(port_taken: PortTaken, options: &Options, error: &io::Error) -> ExitCode {
    match port_taken {
        PortTaken::IsExplained => console::give_up(FAILED, &options.cannot_bind(error)),
        PortTaken::EndsInSilence => ExitCode::from(FAILED),
        PortTaken::EndsInSuccess => console::give_up(0, &options.cannot_bind(error)),
    }
}

/// Says that it is ready.
fn announce(behaviour: Behaviour) {
    let says_so = match behaviour.announces {
        Announces::AtOnce => true,
        Announces::Never => false,
        // As C and Python do: a terminal sees each line at once, a pipe sees
        // nothing until the buffer is full.
        Announces::IntoABuffer => io::stdout().is_terminal(),
    };
    if says_so {
        console::say(match behaviour.exercise {
            Exercise::Uppercase => "The server is ready to receive",
            Exercise::Hello => "UDP server up and listening",
        });
    }
}
