//! The rig for a server: we are its clients.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;

use sockspec_model::Dialect;

use super::{Checked, Plan, Scene, Silence, Stop};
use crate::sys::Trouble;
use crate::sys::kernel::Look;
use crate::sys::pod::Stdio;
use crate::sys::program::Program;

/// What a check of a server gets.
pub struct ServerRig {
    pub(super) plan: Rc<Plan>,
    /// Let go of before the scene, which keeps it: so it has ended when its folders are removed.
    pub(super) server: Rc<Program>,
    pub(super) scene: Rc<Scene>,
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
        self.scene.rest(self.scene.for_rest())
    }

    /// The same with the time that an answer may take: for what takes long, and has to be over.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn until_done(&mut self) -> Checked<Silence> {
        self.scene.rest(self.scene.for_an_answer())
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

    /// Which of our peers is called so in findings; 0 where nobody is.
    #[must_use]
    pub fn peer_called(&self, name: &str) -> u32 {
        self.scene.log().peer_called(name)
    }

    /// Whether the server waits for somebody outside, provably.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.scene.kernel().look() == Look::Frozen
    }
}
