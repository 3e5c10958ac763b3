//! The rig for a server: we are its clients.

use std::cell::Cell;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;

use sockspec_model::{Dialect, Heard, Lane, Symptom};

use super::hearing::Waited;
use super::{Checked, Plan, Scene, Silence, Stop, Transport};
use crate::sys::Trouble;
use crate::sys::kernel::{Look, SocketRow};
use crate::sys::pod::Stdio;
use crate::sys::program::Program;

/// What a check of a server gets.
pub struct ServerRig {
    pub(super) plan: Rc<Plan>,
    pub(super) scene: Rc<Scene>,
    pub(super) server: Rc<Program>,
    pub(super) stdio: Stdio,
    /// Where the server was found to listen; asked for once, since a walk over the kernel's tables costs more than a case.
    pub(super) found: Cell<Option<SocketAddr>>,
}

impl ServerRig {
    /// Starts the server and waits until it is ready.
    ///
    /// # Errors
    /// When it does not become ready.
    pub fn open(plan: &Rc<Plan>, stdio: Stdio) -> Checked<Self> {
        let rig = Self::start(plan, stdio)?;
        rig.until_ready()?;
        Ok(rig)
    }

    /// Starts the server.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn start(plan: &Rc<Plan>, stdio: Stdio) -> Checked<Self> {
        let scene = Scene::open(plan)?;
        if scene
            .kernel()
            .is_taken(plan.port, scene.has_datagrams())
            .map_err(Trouble::while_("asking for listening sockets"))?
        {
            return Err(Trouble::new(format!(
                "another program on this machine listens on port {}; end it, or use --port",
                plan.port
            ))
            .into());
        }
        let server = scene.start(Self::command(plan)?, plan.port, stdio)?;
        Ok(Self {
            plan: Rc::clone(plan),
            scene,
            server,
            stdio,
            found: Cell::new(None),
        })
    }

    pub(super) fn command(plan: &Plan) -> Checked<&super::Command> {
        plan.server
            .as_ref()
            .ok_or_else(|| Stop::Skip("no server was given".to_owned()))
    }

    /// The declared choices.
    #[must_use]
    pub fn dialect(&self) -> &Dialect {
        &self.plan.dialect
    }

    /// How a typed line ends on the wire.
    #[must_use]
    pub fn newline(&self) -> &'static [u8] {
        self.plan.newline()
    }

    /// The attempt's place.
    #[must_use]
    pub fn scene(&self) -> &Rc<Scene> {
        &self.scene
    }

    pub(crate) fn plan(&self) -> &Rc<Plan> {
        &self.plan
    }

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
            // A reported call comes to pass within microseconds: that is worth a few more questions.
            let called = match self.plan.transport {
                Transport::Stream => server.listens(),
                Transport::Datagram => server.binds(),
            };
            let turns = if called > calls { 200 } else { 1 };
            calls = called;
            for _ in 0..turns {
                if turns > 1 {
                    rustix::thread::sched_yield();
                }
                if self.listens_on_port()? {
                    return Ok(Some(true));
                }
            }
            Ok(server.end().map(|_| false))
        })?;
        match waited {
            Waited::Came(true) => {
                self.scene
                    .log()
                    .heard(Lane::Kernel, 0, Heard::Ready, b"", "");
                Ok(())
            }
            Waited::Came(false) => {
                Err(self.not_ready("it ended before it listened", Silence::Gone))
            }
            Waited::Silent(silence) => Err(self.not_ready("it does not listen there", silence)),
        }
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
        self.scene.accuse(
            Stop::fail(Symptom::NotReady, message, expected, actual).timed(silence.certainty()),
        )
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
        let address = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), self.plan.port);
        let kernel = self.scene.kernel();
        let usual = match self.plan.transport {
            Transport::Stream => kernel.listens_at(address),
            Transport::Datagram => kernel.receiver(address).map(|row| row.is_some()),
        };
        if usual.map_err(Trouble::while_("asking for listening sockets"))? {
            return Ok(true);
        }
        Ok(self
            .listeners()?
            .iter()
            .any(|row| row.local.port() == self.plan.port))
    }

    /// The answer that the dialect asks for: prefix and upper case.
    #[must_use]
    pub fn answer_to(&self, sentence: &str) -> Vec<u8> {
        let dialect = &self.plan.dialect;
        let upper = if dialect.value("mapping") == "ascii" {
            sentence.to_ascii_uppercase()
        } else {
            sentence.to_uppercase()
        };
        format!("{}{upper}", dialect.value("answer_prefix")).into_bytes()
    }

    /// Waits until the server rests: it has dealt with everything that was sent.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_rest(&mut self) -> Checked<Silence> {
        match self
            .scene
            .hear(&[], &[], self.scene.for_rest(), || Ok(None::<()>))?
        {
            Waited::Came(()) => Ok(Silence::Proved),
            Waited::Silent(silence) => Ok(silence),
        }
    }

    /// Lets the server use every processor, so that races between its threads can show.
    pub fn spread(&mut self) {
        for tid in self.scene.kernel().threads() {
            self.plan.cpus.spread(tid);
        }
    }

    /// Keeps the server on this worker's processor again.
    pub fn gather(&mut self) {
        for tid in self.scene.kernel().threads() {
            self.plan.cpus.gather(tid);
        }
    }

    /// Whether the server waits for somebody outside, provably.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.scene.kernel().look() == Look::Frozen
    }
}
