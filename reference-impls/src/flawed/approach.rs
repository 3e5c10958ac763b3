//! Connecting, and what to do if nobody is there: the first turns of every
//! flawed client that speaks TCP.
//!
//! A sound turn goes to the address and port it was told, lets the system
//! choose its own port, and explains a failure in words.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpStream, ToSocketAddrs};
use std::process::ExitCode;
use std::time::Duration;

use socket2::{Domain, Socket, Type};

use crate::console::{self, FAILED};

/// Where it connects, and from where.
#[derive(Clone, Copy, Debug)]
pub(super) enum Connects {
    AsTold,
    ToTheNextPort,
    FromTheSamePort,
}

/// What it does if there is no server.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoServer {
    IsExplained,
    EndsInSilence,
    EndsInSuccess,
    Panics,
    IsWaitedFor,
}

/// Opens the connection; the error is the exit status.
pub(super) fn connect(
    connects: Connects,
    no_server: NoServer,
    host: &str,
    port: u16,
) -> Result<TcpStream, ExitCode> {
    loop {
        let error = match open(connects, host, port) {
            Ok(server) => return Ok(server),
            Err(error) => error,
        };
        let words = format!("There is no server to talk to: {error}.");
        match no_server {
            NoServer::IsExplained => return Err(console::give_up(FAILED, &words)),
            NoServer::EndsInSilence => return Err(ExitCode::from(FAILED)),
            NoServer::EndsInSuccess => return Err(console::give_up(0, &words)),
            NoServer::Panics => panic!("{error:?}"),
            NoServer::IsWaitedFor => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

fn open(connects: Connects, host: &str, port: u16) -> io::Result<TcpStream> {
    match connects {
        Connects::AsTold => TcpStream::connect((host, port)),
        Connects::ToTheNextPort => TcpStream::connect((host, port.wrapping_add(1))),
        Connects::FromTheSamePort => open_from((host, port).to_socket_addrs()?, port),
    }
}

/// Takes the server's own port number for itself before it connects.
fn open_from(servers: impl Iterator<Item = SocketAddr>, port: u16) -> io::Result<TcpStream> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::UNSPECIFIED, port)).into())?;
    let server = servers.into_iter().find(SocketAddr::is_ipv4);
    let server = server.ok_or(io::ErrorKind::NotFound)?;
    socket.connect(&server.into())?;
    Ok(socket.into())
}
