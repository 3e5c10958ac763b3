//! The first turns: asking how many clients will come, opening the port, and
//! being interrupted.

use std::io::{self, IsTerminal};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGINT;
use socket2::{Domain, Socket, Type};

use super::{Behaviour, idle};
use crate::console::{self, FAILED};
use crate::file_transfer_server::{Clients, Options};

/// Whether it gets as far as serving anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Starts {
    Soundly,
    NotAtAll,
    WithoutListening,
}

/// When it asks, and in which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    First,
    InOtherWords,
    WithoutAWord,
    IntoABuffer,
    WhenTheFirstHasCome,
}

/// Which address it takes, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binds {
    AsTold,
    LoopbackOnly,
    AnyFreePort,
    WithoutReuse,
}

/// What it does when the port is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PortTaken {
    IsExplained,
    EndsInSilence,
    EndsInSuccess,
}

/// What Ctrl-C does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Interrupted {
    Ends,
    GoesOn,
}

/// The open port, and how many clients will come if that is known.
type Opened = (TcpListener, Option<usize>);

/// Asks and opens the port; the error is the exit status.
pub(super) fn open(behaviour: Behaviour, options: &Options) -> Result<Opened, ExitCode> {
    if behaviour.starts == Starts::NotAtAll {
        return Err(console::give_up(FAILED, "The server has a defect."));
    }
    if behaviour.interrupted == Interrupted::GoesOn {
        ignore_interrupts();
    }
    let asks = options.clients == Clients::AsMany;
    if asks && behaviour.asks != Asks::WhenTheFirstHasCome {
        let count = ask(behaviour.asks)?;
        return Ok((listen(behaviour, options)?, Some(count)));
    }
    let listener = listen(behaviour, options)?;
    if !asks {
        return Ok((listener, None));
    }
    // Looking at a queue needs a client in it.
    let _ = listener.accept();
    let count = ask(behaviour.asks)?;
    Ok((listener, Some(count)))
}

/// Asks how many clients will come.
fn ask(asks: Asks) -> Result<usize, ExitCode> {
    match asks {
        Asks::First | Asks::WhenTheFirstHasCome => console::prompt("Enter number of clients: "),
        Asks::InOtherWords => console::prompt("How many? "),
        Asks::WithoutAWord => {}
        // As C does without a newline: what is held back is shown with the
        // next line, and only a terminal sees that.
        Asks::IntoABuffer if io::stdout().is_terminal() => {
            console::prompt("Enter number of clients: ");
        }
        Asks::IntoABuffer => {}
    }
    let mut typed = String::new();
    let _ = io::stdin().read_line(&mut typed);
    let count = typed.trim().parse();
    count.map_err(|_| console::give_up(FAILED, "That is no number."))
}

/// Opens the port and says so.
fn listen(behaviour: Behaviour, options: &Options) -> Result<TcpListener, ExitCode> {
    let taken = |error| port_taken(behaviour.port_taken, options, &error);
    let socket = bind(behaviour.binds, options).map_err(taken)?;
    if behaviour.starts == Starts::WithoutListening {
        idle();
    }
    socket.listen(128).map_err(taken)?;
    if !matches!(behaviour.asks, Asks::WithoutAWord | Asks::IntoABuffer) {
        console::say("Initiating clients");
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
    socket.set_reuse_address(binds != Binds::WithoutReuse)?;
    socket.bind(&address.into())?;
    Ok(socket)
}

/// The address that it takes.
fn address(binds: Binds, options: &Options) -> io::Result<SocketAddr> {
    match binds {
        Binds::LoopbackOnly => Ok((Ipv4Addr::LOCALHOST, options.port).into()),
        Binds::AnyFreePort => Ok((Ipv4Addr::UNSPECIFIED, 0).into()),
        Binds::AsTold | Binds::WithoutReuse => {
            let mut addresses = (options.host.as_str(), options.port).to_socket_addrs()?;
            addresses.next().ok_or(io::ErrorKind::NotFound.into())
        }
    }
}

/// Ends because the port cannot be had.
fn port_taken(port_taken: PortTaken, options: &Options, error: &io::Error) -> ExitCode {
    match port_taken {
        PortTaken::IsExplained => console::give_up(FAILED, &options.cannot_listen(error)),
        PortTaken::EndsInSilence => ExitCode::from(FAILED),
        PortTaken::EndsInSuccess => console::give_up(0, &options.cannot_listen(error)),
    }
}
