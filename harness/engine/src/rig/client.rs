//! The rig for a client: we are its server, its keyboard and its eyes.

use std::rc::Rc;

use sockspec_model::{Comparison, Dialect, Lane, Said, Symptom};

use super::hearing::Waited;
use super::{Checked, Peer, Plan, Scene, Silence, Stop, Transport};
use crate::sys::console::LONGEST_LINE;
use crate::sys::pod::Stdio;
use crate::sys::post::Post;
use crate::sys::program::Program;
use crate::sys::wire::Ports;

/// What a check of a client gets.
pub struct ClientRig {
    pub(super) plan: Rc<Plan>,
    /// Let go of before the scene, which keeps it: so it has ended when its folders are removed.
    pub(super) client: Option<Rc<Program>>,
    pub(super) scene: Rc<Scene>,
    ports: Option<Ports>,
    /// Where its datagrams arrive, one for each address family.
    pub(super) mailbox: Vec<Post>,
}

impl ClientRig {
    /// Listens where the client is going to look for its server; the client is not started yet.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn open(plan: &Rc<Plan>) -> Checked<Self> {
        let scene = Scene::open(plan)?;
        let _inside = plan.runtime.enter();
        scene.own(plan.port);
        let (ports, mailbox) = match plan.transport {
            Transport::Stream => (Some(Ports::listen(scene.pod(), plan.port)?), Vec::new()),
            Transport::Datagram => (None, Post::everywhere(scene.pod(), plan.port)?),
        };
        Ok(Self {
            plan: Rc::clone(plan),
            scene,
            ports,
            mailbox,
            client: None,
        })
    }

    /// The declared choices.
    #[must_use]
    pub fn dialect(&self) -> &Dialect {
        &self.plan.dialect
    }

    /// The attempt's place.
    #[must_use]
    pub fn scene(&self) -> &Rc<Scene> {
        &self.scene
    }

    pub(crate) fn plan(&self) -> &Rc<Plan> {
        &self.plan
    }

    /// A client in the same place as a server: it finds that server, not us.
    #[must_use]
    pub fn beside(server: &super::ServerRig) -> Self {
        Self {
            plan: Rc::clone(server.plan()),
            scene: Rc::clone(server.scene()),
            ports: None,
            mailbox: Vec::new(),
            client: None,
        }
    }

    /// A server as whoever sits at its terminal sees it.
    #[must_use]
    pub fn at_terminal_of(server: &super::ServerRig) -> Self {
        Self {
            client: Some(Rc::clone(&server.server)),
            ..Self::beside(server)
        }
    }

    /// Stops listening: there is no server.
    pub fn close_the_port(&mut self) {
        let log = self.scene.log();
        log.said(Lane::Kernel, 0, Said::Closed, b"");
        self.ports = None;
        self.mailbox.clear();
    }

    /// Starts the client at a terminal of its own.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn start(&mut self) -> Checked {
        let command = self
            .plan
            .client
            .as_ref()
            .ok_or_else(|| Stop::Skip("no client was given".to_owned()))?;
        self.client = Some(self.scene.start(command, self.plan.port, Stdio::Terminal)?);
        Ok(())
    }

    /// Ends the client of the last case, if it still runs, and whatever it left.
    pub(crate) fn clear_away(&mut self) -> Checked {
        self.client = None;
        self.scene.clear_away()?;
        // What nobody took belongs to the last case.
        self.empty_mailbox()?;
        while let Some(ports) = &self.ports {
            let _inside = self.plan.runtime.enter();
            if ports.accept()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn client(&self) -> Checked<&Rc<Program>> {
        self.client.as_ref().ok_or_else(|| {
            Stop::Trouble(crate::sys::Trouble::new(
                "the check did not start the client",
            ))
        })
    }

    /// Waits until the client rests: it waits for the keyboard, for us, or has ended.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_rest(&mut self) -> Checked<Silence> {
        self.client()?;
        self.scene.rest(self.scene.for_rest())
    }

    /// The same with the time that an answer may take.
    pub(super) fn until_done(&mut self) -> Checked<Silence> {
        self.client()?;
        self.scene.rest(self.scene.for_an_answer())
    }

    /// Types a line and the return key, once the client rests.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn type_line(&mut self, line: &str) -> Checked {
        assert!(line.len() <= LONGEST_LINE, "a terminal cuts longer lines");
        self.until_rest()?;
        let typed = format!("{line}\n");
        self.scene
            .log()
            .said(Lane::Keyboard, 0, Said::Bytes, typed.as_bytes());
        self.client()?.console().type_(typed.as_bytes()).ok();
        Ok(())
    }

    /// Types end of input (Ctrl-D), once the client rests.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn end_input(&mut self) -> Checked {
        self.until_rest()?;
        self.scene
            .log()
            .said(Lane::Keyboard, 0, Said::EndOfInput, b"");
        self.client()?.console().end_input().ok();
        Ok(())
    }

    /// Waits for the client to connect.
    ///
    /// # Errors
    /// When it ends or rests without connecting.
    pub fn accept(&mut self) -> Checked<Peer> {
        let _inside = self.plan.runtime.enter();
        let Some(ports) = &self.ports else {
            return Err(Stop::Trouble(crate::sys::Trouble::new(
                "the port is closed",
            )));
        };
        let waited =
            self.scene
                .hear(&ports.readiness(), &[], self.scene.for_an_answer(), || {
                    Ok(ports.accept()?)
                })?;
        match waited {
            Waited::Came(wire) => Ok(Peer::over(&self.scene, &self.plan, wire, Said::Accepted)),
            Waited::Silent(silence) => {
                let expected = format!("a connection to port {}", self.plan.port);
                let actual = format!("none; {}", silence.words());
                let stop = Stop::fail(
                    Symptom::Refused,
                    "the client did not connect",
                    expected,
                    actual,
                );
                let stop = stop.wanting(Comparison::Connects, b"");
                Err(self.scene.accuse(stop.timed(silence.certainty())))
            }
        }
    }

    /// Answers with a text and a newline, and closes unless the session is declared to go on.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn answer(&mut self, mut peer: Peer, text: &str) -> Checked {
        peer.send(format!("{text}\n"))?;
        self.finish(peer)
    }

    /// Closes the connection unless the session is declared to go on; then the client does.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn finish(&mut self, mut peer: Peer) -> Checked {
        if self.plan.dialect.find("session") == Some("many") {
            peer.hear(self.scene.for_rest(), |_| false)?;
        }
        peer.leave()
    }

    /// One whole conversation: a line is typed, sent, answered and shown.
    ///
    /// # Errors
    /// When the client does not play its part.
    pub fn converse(&mut self, line: &str, answer: &str) -> Checked {
        self.start()?;
        self.type_line(line)?;
        let mut peer = self.accept()?;
        self.expect_request(&mut peer, line)?;
        self.answer(peer, answer)?;
        self.expect_on_screen(answer)
    }
}
