//! The rig for a pair: a server and a client of the same author, and nothing of ours between them.
//!
//! The verdict comes from the keyboard and the screen alone. A finding names the side to blame by running each program
//! against the reference.

use std::rc::Rc;

use sockspec_model::Dialect;

use super::{Checked, Command, Plan, Scene, ServerRig, Stop};
use crate::sys::pod::Stdio;

/// What a server that was started has to come to, before the exercise begins.
type Begun = fn(&ServerRig) -> Checked;

/// What a check of a pair gets.
pub struct PairRig {
    plan: Rc<Plan>,
    /// The reference programs: server, client.
    reference: (Command, Command),
    /// The place where they last met.
    scene: Option<Rc<Scene>>,
}

impl PairRig {
    /// A rig for the two programs of a plan.
    #[must_use]
    pub fn new(plan: &Rc<Plan>, reference: (Command, Command)) -> Self {
        Self {
            plan: Rc::clone(plan),
            reference,
            scene: None,
        }
    }

    /// The declared choices.
    #[must_use]
    pub fn dialect(&self) -> &Dialect {
        &self.plan.dialect
    }

    /// The place where the programs last met.
    #[must_use]
    pub fn scene(&self) -> Option<&Rc<Scene>> {
        self.scene.as_ref()
    }

    /// Lets the two programs do the exercise, and says whose fault it is when they do not.
    ///
    /// # Errors
    /// When `exercise` fails, with the side to blame.
    pub fn together(&mut self, exercise: fn(&mut ServerRig) -> Checked) -> Checked {
        self.meet(ServerRig::until_ready, exercise)
    }

    /// The same, where the exercise begins before the server listens.
    ///
    /// # Errors
    /// When `exercise` fails, with the side to blame.
    pub fn together_from_the_start(&mut self, exercise: fn(&mut ServerRig) -> Checked) -> Checked {
        self.meet(|_| Ok(()), exercise)
    }

    fn meet(&mut self, begun: Begun, exercise: fn(&mut ServerRig) -> Checked) -> Checked {
        let mut server = ServerRig::start(&self.plan, Stdio::Terminal)?;
        // From here on there is a place to tell about, also where the server does not become ready.
        self.scene = Some(Rc::clone(server.scene()));
        let Err(stop) = begun(&server).and_then(|()| exercise(&mut server)) else {
            return Ok(());
        };
        let Stop::Fail(mut finding) = stop else {
            return Err(stop);
        };
        server.scene().pod().vacate()?;
        finding.message = format!("{}; {}", finding.message, self.blame(begun, exercise));
        Err(Stop::Fail(finding))
    }

    /// Tries each side with the reference in the other's place.
    fn blame(&self, begun: Begun, exercise: fn(&mut ServerRig) -> Checked) -> String {
        let with = |server: Option<Command>, client: Option<Command>| {
            let plan = Plan {
                server,
                client,
                ..(*self.plan).clone()
            };
            let mut server = ServerRig::start(&Rc::new(plan), Stdio::Terminal)?;
            begun(&server).and_then(|()| exercise(&mut server))
        };
        let works = |result: Checked| match result {
            Ok(()) => Some(true),
            Err(Stop::Fail(_) | Stop::Case(..)) => Some(false),
            Err(Stop::Inconclusive(_) | Stop::Skip(_) | Stop::Elsewhere(_) | Stop::Trouble(_)) => {
                None
            }
        };
        let server_works = works(with(
            self.plan.server.clone(),
            Some(self.reference.1.clone()),
        ));
        let client_works = works(with(
            Some(self.reference.0.clone()),
            self.plan.client.clone(),
        ));
        match (server_works, client_works) {
            (Some(true), Some(false)) => "the server works with the reference client, the client does not work with the reference server: look at the client",
            (Some(false), Some(true)) => "the client works with the reference server, the server does not work with the reference client: look at the server",
            (Some(false), Some(false)) => "neither works with the reference: look at both, each by itself",
            (Some(true), Some(true)) => "each works with the reference: they disagree about the conversation (who ends a sentence, and how)",
            (None, _) | (_, None) => "whose fault it is could not be told",
        }
        .to_owned()
    }
}
