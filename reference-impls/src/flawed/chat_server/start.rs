//! The first turns: opening the port, saying so, and being interrupted.

use std::io::{self, IsTerminal};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGINT;
use socket2::{Domain, Socket, Type};

use super::super::last_client;
use crate::chat_server::Options;
use crate::console::{self, FAILED};

/// How it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Starts {
    Soundly,
    WithoutListening,
    OnLoopbackOnly,
    WithoutReuse,
    SharingThePort,
    InSilence,
    AnnouncedIntoABuffer,
    DeafToInterrupts,
    EndingWithItsLastClient,
}

/// Opens the port and says so; the error is the exit status.
pub(super) fn listen(starts: Starts, options: &Options) -> Result<TcpListener, ExitCode> {
    if starts == Starts::DeafToInterrupts {
        // A signal that is caught and then forgotten: nobody looks at the flag.
        let _ = signal_hook::flag::register(SIGINT, Arc::new(AtomicBool::new(false)));
    }
    if starts == Starts::EndingWithItsLastClient {
        let _ = last_client::is_waited_for();
    }
    let refused = |error| console::give_up(FAILED, &options.cannot_listen(&error));
    let socket = bind(starts, options).map_err(refused)?;
    if starts != Starts::WithoutListening {
        socket.listen(128).map_err(refused)?;
    }
    if announces(starts) {
        console::say(&format!(
            "Server listening on {}:{}",
            options.host, options.port
        ));
    }
    if starts == Starts::WithoutListening {
        idle();
    }
    Ok(socket.into())
}

/// Does nothing any more, for ever.
fn idle() -> ! {
    loop {
        std::thread::park();
    }
}

/// Takes the address.
fn bind(starts: Starts, options: &Options) -> io::Result<Socket> {
    let address = address(starts, options)?;
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    match starts {
        Starts::WithoutReuse => {}
        Starts::SharingThePort => socket.set_reuse_port(true)?,
        Starts::Soundly
        | Starts::WithoutListening
        | Starts::OnLoopbackOnly
        | Starts::InSilence
        | Starts::AnnouncedIntoABuffer
        | Starts::DeafToInterrupts
        | Starts::EndingWithItsLastClient => socket.set_reuse_address(true)?,
    }
    socket.bind(&address.into())?;
    Ok(socket)
}

fn address(starts: Starts, options: &Options) -> io::Result<SocketAddr> {
    if starts == Starts::OnLoopbackOnly {
        return Ok((Ipv4Addr::LOCALHOST, options.port).into());
    }
    let mut addresses = (options.host.as_str(), options.port).to_socket_addrs()?;
    addresses.next().ok_or(io::ErrorKind::NotFound.into())
}

/// Whether what it says about being ready is to be seen now.
fn announces(starts: Starts) -> bool {
    match starts {
        Starts::InSilence => false,
        // A terminal sees each line at once, a pipe sees nothing until the
        // buffer is full.
        Starts::AnnouncedIntoABuffer => io::stdout().is_terminal(),
        Starts::Soundly
        | Starts::WithoutListening
        | Starts::OnLoopbackOnly
        | Starts::WithoutReuse
        | Starts::SharingThePort
        | Starts::DeafToInterrupts
        | Starts::EndingWithItsLastClient => true,
    }
}
