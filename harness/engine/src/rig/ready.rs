//! How a server is known to be ready, and where it can be reached.
//!
//! The usual place is asked for first, with one look-up: a walk over the kernel's tables takes longer than a case, and on
//! the processor of a program that is about to start.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::rc::Rc;

use sockspec_model::{Comparison, Heard, Lane, Symptom};

use super::hearing::Waited;
use super::{Checked, ServerRig, Silence, Stop, Transport};
use crate::sys::Trouble;
use crate::sys::kernel::SocketRow;
use crate::sys::program::Program;

/// A reported call comes to pass within microseconds: that is worth so many more questions.
const TURNS: u32 = 200;

impl ServerRig {
    /// Waits until the server listens on its port.
    ///
    /// # Errors
    /// When it ends, or rests without listening there.
    pub fn until_ready(&self) -> Checked {
        self.until_ready_as(&self.server)
    }

    pub(super) fn until_ready_as(&self, server: &Rc<Program>) -> Checked {
        // A server that computes or sleeps before it listens is given the whole start-up budget.
        let patience = self.scene.for_a_start(server.is_watched());
        let mut calls = 0;
        let waited = self.scene.hear(&[], &[], patience, || {
            let called = self.calls_of(server);
            let turns = if called > calls { TURNS } else { 1 };
            calls = called;
            if self.listens_within(turns, called > 0 || !server.is_watched())? {
                return Ok(Some(()));
            }
            Ok(None)
        })?;
        match waited {
            Waited::Silent(Silence::Gone) => {
                Err(self.not_ready("it ended before it listened", Silence::Gone))
            }
            Waited::Silent(silence) if !self.listens_on_port()? => {
                Err(self.not_ready("it does not listen there", silence))
            }
            Waited::Came(()) | Waited::Silent(_) => {
                let place = self.unusual_place()?;
                let log = self.scene.log();
                log.heard(Lane::Kernel, 0, Heard::Ready, b"", &place);
                Ok(())
            }
        }
    }

    /// The address at which it can be reached; nothing where that is the usual one.
    fn unusual_place(&self) -> Checked<String> {
        Ok(match self.usual_listener()? {
            Some(_) => String::new(),
            None => self.address()?.ip().to_string(),
        })
    }

    /// How many calls were reported that may have made it ready.
    fn calls_of(&self, server: &Program) -> u32 {
        match self.plan.transport {
            Transport::Stream => server.listens(),
            Transport::Datagram => server.binds(),
        }
    }

    /// Whether it listens after so many turns; in other places than the usual one only where that is likely.
    fn listens_within(&self, turns: u32, likely: bool) -> Checked<bool> {
        for _ in 0..turns {
            if turns > 1 {
                rustix::thread::sched_yield();
            }
            if self.usual_listener()?.is_some() {
                return Ok(true);
            }
        }
        Ok(likely && self.listens_on_port()?)
    }

    fn not_ready(&self, message: &str, silence: Silence) -> Stop {
        let elsewhere: Vec<String> = self
            .listeners()
            .unwrap_or_default()
            .iter()
            .map(|row| row.local.to_string())
            .collect();
        let port = self.plan.port;
        let actual = match (elsewhere.is_empty(), self.server.end()) {
            (true, None) if self.scene.kernel().is_bound(port).unwrap_or(false) => {
                format!("it is bound to port {port} and does not listen")
            }
            (false, _) => format!(
                "it listens on {} (a port that is meant is declared with --port)",
                elsewhere.join(" and ")
            ),
            (true, None) if self.speaks_otherwise() => match self.plan.transport {
                Transport::Stream => format!("it has UDP port {port}; this exercise speaks TCP"),
                Transport::Datagram => {
                    format!("it listens on TCP port {port}; this exercise speaks UDP")
                }
            },
            (true, Some(end)) => format!("it {end}"),
            (true, None) => format!("it listens nowhere; {}", silence.words()),
        };
        let expected = match self.plan.transport {
            Transport::Stream => format!("a socket that listens on port {port}"),
            Transport::Datagram => format!("a UDP socket bound to port {port}"),
        };
        let stop = Stop::fail(Symptom::NotReady, message, expected, actual);
        let stop = stop.wanting(self.being_there(), b"");
        self.scene.accuse(stop.timed(silence.certainty()))
    }

    /// How anybody outside can tell that the server has its port.
    pub(super) fn being_there(&self) -> Comparison {
        match self.plan.transport {
            Transport::Stream => Comparison::Connects,
            Transport::Datagram => Comparison::Receives,
        }
    }

    /// Whether the server has its port, but of the other transport.
    fn speaks_otherwise(&self) -> bool {
        let kernel = self.scene.kernel();
        let rows = match self.plan.transport {
            Transport::Stream => kernel.receivers(),
            Transport::Datagram => kernel.listeners(),
        };
        rows.is_ok_and(|rows| rows.iter().any(|row| row.local.port() == self.plan.port))
    }

    pub(super) fn listeners(&self) -> Checked<Vec<SocketRow>> {
        let kernel = self.scene.kernel();
        let rows = match self.plan.transport {
            Transport::Stream => kernel.listeners(),
            Transport::Datagram => kernel.receivers(),
        };
        Ok(rows.map_err(Trouble::while_("asking for listening sockets"))?)
    }

    pub(super) fn listens_on_port(&self) -> Checked<bool> {
        Ok(self.listener()?.is_some())
    }

    /// The socket that has the server's port.
    fn listener(&self) -> Checked<Option<SocketRow>> {
        if let Some(usual) = self.usual_listener()? {
            return Ok(Some(usual));
        }
        let mut rows = self.listeners()?.into_iter();
        Ok(rows.find(|row| row.local.port() == self.plan.port))
    }

    /// The socket that a client of this host would come to.
    fn usual_listener(&self) -> Checked<Option<SocketRow>> {
        let address = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), self.plan.port);
        let kernel = self.scene.kernel();
        let row = match self.plan.transport {
            Transport::Stream => kernel.listener(address),
            Transport::Datagram => kernel.receiver(address),
        };
        Ok(row.map_err(Trouble::while_("asking for listening sockets"))?)
    }

    /// The address at which the server can be reached on this host.
    pub(super) fn address(&self) -> Checked<SocketAddr> {
        if let Some(found) = self.found.get() {
            return Ok(found);
        }
        let row = self.listener()?;
        let ip = match row.map(|row| row.local.ip()) {
            None | Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED)) => Ipv4Addr::LOCALHOST.into(),
            Some(IpAddr::V6(Ipv6Addr::UNSPECIFIED)) => Ipv6Addr::LOCALHOST.into(),
            Some(ip) => ip,
        };
        let address = SocketAddr::new(ip, self.plan.port);
        self.found.set(row.map(|_| address));
        Ok(address)
    }
}
