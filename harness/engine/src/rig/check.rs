//! Checks and scenarios: what is run, as data.
//!
//! A definition is never a result: everything here is `const`, and results exist only as events.

use sockspec_model::{Clause, Key, Level, Role};

use super::{Checked, ClientRig, PairRig, Probes, ServerRig, Trials};

/// One purpose, one verdict.
pub struct Check<R: 'static> {
    /// A positive statement in kebab-case; never reused.
    pub name: &'static str,
    /// Id of the clause it cites.
    pub clause: &'static str,
    /// Less binding than its clause, where that is so.
    pub level: Option<Level>,
    /// What the declared dialect must offer.
    pub needs: &'static [Need],
    /// How it is tested, in a sentence or two.
    pub how: &'static str,
    /// The check.
    pub run: fn(&mut R) -> Checked,
    /// What the rig is like when it begins.
    pub opening: Opening,
    /// Which other checks it stands or falls with.
    pub stage: Stage,
    /// Whether it is a property, which runs on as many generated cases as are wanted.
    pub is_property: bool,
}

/// Which other checks a check stands or falls with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Where it does not pass, the program does not do the exercise at all, and usual checks would only repeat that.
    Gate,
    /// It says something of its own as soon as the first gate of its role has passed.
    Apart,
    /// It is about what comes on top of the plain exercise: every gate must have passed.
    Usual,
}

/// What a check of a server or client begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A program that has been started at a terminal; a server is ready.
    Ready,
    /// A program with pipes instead of a terminal.
    Pipes,
    /// A program that has been started, nothing awaited.
    Started,
    /// As `Ready`, where the kernel holds only a few kilobytes of what a program sends.
    SmallBuffers,
}

/// A dialect key with the values for which a check applies.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// The key.
    pub key: &'static str,
    /// The values.
    pub values: &'static [&'static str],
}

/// What the two sides of an assignment speak over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// TCP: connections that carry bytes.
    Stream,
    /// UDP: datagrams.
    Datagram,
}

/// Tables of checks for one role; shared ones stand beside a scenario's own.
pub type Checks<R> = &'static [&'static [Check<R>]];

/// How much a check of much deals with.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Of what, in words.
    pub of: &'static str,
    /// So much where nothing is said.
    pub usual: u32,
    /// At least so much.
    pub least: u32,
    /// At most so much.
    pub most: u32,
    /// The roles that have such a check.
    pub roles: &'static [Role],
    /// Whether it is a number of clients, for which a program needs descriptors and threads.
    pub counts_clients: bool,
}

/// One assignment.
pub struct Scenario {
    /// Name in ids and on the command line.
    pub name: &'static str,
    /// The assignment in one sentence.
    pub title: &'static str,
    /// What it teaches.
    pub why: &'static str,
    /// Both programs in a few lines of pseudo-code.
    pub outline: &'static str,
    /// What the two sides speak over.
    pub transport: Transport,
    /// Whether its programs read or write files: then each attempt has a working folder of its own.
    pub files: bool,
    /// The port in the assignment's text.
    pub port: u16,
    /// What `--scale` says about it, where it has a check of much.
    pub scale: Option<Scale>,
    /// Its declared choices.
    pub keys: &'static [Key],
    /// Its clauses.
    pub clauses: &'static [&'static [Clause]],
    /// Checks of a server.
    pub server: Checks<ServerRig>,
    /// Checks of a client.
    pub client: Checks<ClientRig>,
    /// Checks of a server and a client together.
    pub pair: Checks<PairRig>,
    /// Experiments that find out a program's dialect.
    pub probes: Probes,
    /// What is tried with a program that has failed, to tell causes apart.
    pub trials: Trials,
}

impl<R> Check<R> {
    /// A check with what most checks have: the clause's level, no needs, a program that is ready.
    #[must_use]
    pub const fn new(
        name: &'static str,
        clause: &'static str,
        run: fn(&mut R) -> Checked,
        how: &'static str,
    ) -> Self {
        Self {
            name,
            clause,
            level: None,
            needs: &[],
            how,
            run,
            opening: Opening::Ready,
            stage: Stage::Usual,
            is_property: false,
        }
    }

    /// The same, over generated cases.
    #[must_use]
    pub const fn property(
        name: &'static str,
        clause: &'static str,
        run: fn(&mut R) -> Checked,
        how: &'static str,
    ) -> Self {
        let mut check = Self::new(name, clause, run, how);
        check.is_property = true;
        check
    }

    /// The same, less binding than its clause.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// The same, only where the dialect offers this.
    #[must_use]
    pub const fn needs(mut self, needs: &'static [Need]) -> Self {
        self.needs = needs;
        self
    }

    /// The same, as a gate.
    #[must_use]
    pub const fn gate(mut self) -> Self {
        self.stage = Stage::Gate;
        self
    }

    /// The same, judged whether or not the plain exercise works.
    #[must_use]
    pub const fn apart(mut self) -> Self {
        self.stage = Stage::Apart;
        self
    }

    /// The same, with another beginning.
    #[must_use]
    pub const fn opening(mut self, opening: Opening) -> Self {
        self.opening = opening;
        self
    }
}

impl Scenario {
    /// Finds a clause.
    ///
    /// # Panics
    /// When a check cites a clause that does not exist; a test walks every check.
    #[must_use]
    pub fn clause(&self, id: &str) -> &'static Clause {
        let found = self
            .clauses
            .iter()
            .copied()
            .flatten()
            .find(|clause| clause.id == id);
        found.unwrap_or_else(|| panic!("{} has no clause {id}", self.name))
    }
}
