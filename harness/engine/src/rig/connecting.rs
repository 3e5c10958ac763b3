//! Clients of a server under test: at its address, at another one, in its queue.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use sockspec_model::{Comparison, Heard, Lane, Said, Symptom, remark};

use super::hearing::Waited;
use super::{Checked, Peer, ServerRig, Silence, Stop};
use crate::sys::Trouble;
use crate::sys::pod::{Isolation, OTHER_ADDRESS};
use crate::sys::wire::{Knock, Opened, Wire};

/// A client whose connection is being opened.
pub struct Queued {
    knock: Knock,
    number: u32,
}

impl ServerRig {
    /// Connects a client.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn connect(&mut self) -> Checked<Peer> {
        let address = self.address()?;
        self.connect_to(address, None)
    }

    /// Connects a client that takes in little at a time: its receive buffer is as small as the kernel allows.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn connect_slow_reader(&mut self) -> Checked<Peer> {
        let address = self.address()?;
        self.connect_to(address, Some(1))
    }

    /// Connects a client to the server's port at another address of this host.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn connect_at(&mut self, ip: IpAddr) -> Checked<Peer> {
        let address = SocketAddr::new(ip, self.plan.port);
        let first = self.connect_to(address, None);
        if !matches!(first, Err(Stop::Fail(_))) {
            return first;
        }
        // A server may have several sockets, one for each family, and open them one after the other.
        let listens = || {
            let listener = self.scene.kernel().listener(address);
            Ok(listener
                .map_err(Trouble::while_("asking for listening sockets"))?
                .map(|_| ()))
        };
        self.scene
            .hear(&[], &[], self.scene.for_an_answer(), listens)?;
        self.connect_to(address, None)
    }

    /// Waits until the server has accepted every client that has connected, or will not.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_accepted(&mut self) -> Checked {
        let address = self.address()?;
        let accepted = || {
            let waiting = self.scene.kernel().queue_of(address);
            let waiting = waiting.map_err(Trouble::while_("asking for a queue"))?;
            Ok((waiting == 0).then_some(()))
        };
        for _ in 0..16 {
            if accepted()?.is_some() {
                return Ok(());
            }
            rustix::thread::sched_yield();
        }
        self.scene
            .hear(&[], &[], self.scene.for_rest(), accepted)
            .map(|_| ())
    }

    fn connect_to(&mut self, address: SocketAddr, receive_buffer: Option<usize>) -> Checked<Peer> {
        let knock = Knock::at(self.scene.pod(), address, receive_buffer)?;
        let note = match receive_buffer {
            Some(_) => remark::SLOW.to_owned(),
            None if self.address()? != address => format!("to {}", address.ip()),
            None => String::new(),
        };
        let wire = self.finish(knock, address)?;
        let (scene, plan) = (&self.scene, &self.plan);
        Ok(Peer::noted(scene, plan, wire, Said::Connected, &note))
    }

    /// Another address of this host than the loopback ones: 192.0.2.10 where the network is our own.
    #[must_use]
    pub fn other_address(&self) -> IpAddr {
        match self.plan.isolation {
            Isolation::Full | Isolation::Net => Ipv4Addr::from(OTHER_ADDRESS).into(),
            Isolation::None => Ipv4Addr::new(127, 0, 0, 2).into(),
        }
    }

    /// Begins to connect a client without waiting for the server to take it.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn queue_up(&mut self) -> Checked<Queued> {
        let knock = Knock::at(self.scene.pod(), self.address()?, None)?;
        let (number, note) = (self.scene.next_peer(), remark::QUEUED);
        let log = self.scene.log();
        log.said_so(Lane::Wire, number, Said::Connected, b"", note);
        Ok(Queued { knock, number })
    }

    /// Waits until a queued client is connected.
    ///
    /// # Errors
    /// When the server refuses, or its backlog stays full.
    pub fn connected(&mut self, queued: Queued) -> Checked<Peer> {
        let address = self.address()?;
        let wire = self.finish(queued.knock, address)?;
        let (scene, plan, number) = (&self.scene, &self.plan, queued.number);
        Ok(Peer::numbered(scene, plan, wire, Said::Connected, number))
    }

    fn finish(&mut self, knock: Knock, address: SocketAddr) -> Checked<Wire> {
        let mut knock = Some(knock);
        let _inside = self.plan.runtime.enter();
        let waited = self
            .scene
            .hear(&[], &[], self.scene.for_a_handshake(), || {
                let Some(pending) = knock.take() else {
                    return Ok(Some(None));
                };
                match pending.answer()? {
                    Opened::Open(wire) => Ok(Some(Some(wire))),
                    Opened::Refused => Ok(Some(None)),
                    Opened::NotYet(pending) => {
                        knock = Some(pending);
                        Ok(None)
                    }
                }
            })?;
        match waited {
            Waited::Came(Some(wire)) => Ok(wire),
            Waited::Came(None) => Err(self.refused(address, "refused it", Silence::Proved)),
            Waited::Silent(silence) => {
                Err(self.refused(address, "left it unanswered: its queue is full", silence))
            }
        }
    }

    fn refused(&self, address: SocketAddr, actual: &str, silence: Silence) -> Stop {
        self.scene
            .log()
            .heard(Lane::Wire, 0, Heard::Refused, b"", &address.to_string());
        let stop = Stop::fail(
            Symptom::Refused,
            "a client could not connect",
            format!("a connection to {address}"),
            actual,
        );
        let stop = stop.wanting(Comparison::Connects, b"");
        self.scene.accuse(stop.timed(silence.certainty()))
    }
}
