//! Events: the only thing that the runner and the reports share.
//!
//! A run is the sequence `RunStarted`, then for every check `AttemptStarted` (once or more, or not at all where it is
//! skipped at once) and `CheckFinished` or `CheckSkipped`, then `RunFinished`. Where everything is to be kept,
//! `AttemptFinished` comes behind each `AttemptStarted`. A recorded run without `RunFinished` is incomplete.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Capture, CaseNote, Confidence, Entry, Experiment, Figure, Finding, KnownFailing, Level, Role,
    Score, Snapshot, Totals, Verdict, Worth,
};

/// The number of the event format; it changes when a reader of the old one would be misled.
pub const SCHEMA: u32 = 1;

/// One thing that happened in a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The run began.
    RunStarted(Box<RunStarted>),
    /// An attempt at a check began.
    AttemptStarted {
        /// Id of the check.
        check: String,
        /// Which attempt, counted from 1.
        attempt: u32,
    },
    /// An attempt at a check is over: the same as of a check, told only where every attempt is to be kept.
    AttemptFinished(Box<Finished>),
    /// A check has its verdict.
    CheckFinished(Box<Finished>),
    /// A check was not run.
    CheckSkipped(Box<Skipped>),
    /// The run is complete.
    RunFinished {
        /// The counts.
        totals: Totals,
        /// Whether every selected Must passed, and with `--strict` every Should.
        conforms: bool,
        /// Wall time of the run.
        elapsed_ms: f64,
        /// What is known to fail and does not any more: checks by id, clauses.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        stale: Vec<String>,
        /// The points, where clauses are worth any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        score: Option<Score>,
    },
}

/// How a run began.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunStarted {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Always `sockspec`.
    pub tool: String,
    /// Its version.
    pub version: String,
    /// The scenarios.
    pub scenarios: Vec<String>,
    /// The roles.
    pub roles: Vec<Role>,
    /// The program's command line by role; `reference` for the bundled one.
    pub target: BTreeMap<String, String>,
    /// SHA-256 over the program's folder, where it is small enough to be read.
    pub dir_digest: Option<String>,
    /// Seed of all random input.
    pub seed: u64,
    /// The port that the program uses.
    #[serde(default)]
    pub port: u16,
    /// The isolation in force.
    pub isolation: String,
    /// The observations in force.
    pub observation: String,
    /// The machine.
    pub host: Host,
    /// Every dialect key with its value.
    pub dialect: BTreeMap<String, String>,
    /// Whether a failing Should fails the run.
    pub strict: bool,
    /// How many checks are going to be attempted.
    pub checks: usize,
    /// The manifest in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest: Option<String>,
    /// Clauses that the manifest made more or less binding, or dropped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruled>,
    /// What clauses are worth, where they are worth any points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub worth: Vec<Worth>,
}

/// A clause that is more or less binding in a run than its scenario says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruled {
    /// Id of the clause.
    pub clause: String,
    /// How binding it is as the scenario says.
    pub usual: Level,
    /// How binding it is in this run; nothing where it is dropped.
    pub level: Option<Level>,
    /// Why.
    pub reason: String,
}

/// The machine of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Host {
    /// Operating system and kernel release.
    pub system: String,
    /// Processors that the run may use.
    pub cpus: usize,
}

/// The verdict of a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    /// `scenario/role/name`.
    pub check: String,
    /// Id of the clause.
    pub clause: String,
    /// The clause.
    pub sentence: String,
    /// How binding it is in this run.
    pub level: Level,
    /// The verdict.
    pub verdict: Verdict,
    /// Which attempt gave it, counted from 1.
    pub attempt: u32,
    /// Whether earlier attempts said otherwise.
    #[serde(default)]
    pub flaky: bool,
    /// Wall time of that attempt.
    pub elapsed_ms: f64,
    /// Why, where the verdict is not Pass.
    pub finding: Option<Finding>,
    /// The misconception behind it, where one is known.
    pub cause: Option<NamedCause>,
    /// What was tried afterwards to find the cause.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub experiments: Vec<Experiment>,
    /// The minimal case, where a property failed.
    pub case: Option<CaseNote>,
    /// What each thread was blocked in, where something failed.
    pub kernel: Option<Snapshot>,
    /// Everything said and heard.
    pub transcript: Vec<Entry>,
    /// What was really on the wire, where that could be captured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture: Option<Capture>,
    /// What was observed of an open dialect key, and other remarks.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What was measured on the way; whatever it is, it decides nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// The command that repeats this attempt.
    pub rerun: String,
    /// What shows the failure without the harness.
    #[serde(default, skip_serializing_if = "ByHand::is_empty")]
    pub by_hand: ByHand,
    /// Why it is accepted that this check fails, where it is known to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_failing: Option<KnownFailing>,
}

impl Finished {
    /// What two failures of this check have in common that are of one defect; nothing where it did not fail.
    ///
    /// A cause that is certain is the defect; one that is likely has to have the same shape, and where none is known all
    /// that was found has to be alike. What fails now and then is not what fails always.
    #[must_use]
    pub fn way(&self) -> Option<String> {
        let finding = self.finding.as_ref();
        let finding = finding.filter(|_| self.verdict == Verdict::Fail)?;
        let at_times = self.case.as_ref().is_some_and(|case| case.odds.is_some());
        let what = match &self.cause {
            Some(cause) if cause.confidence == Confidence::Certain => cause.name.clone(),
            Some(cause) => format!("{} {:?}", cause.name, finding.symptom),
            None => finding.likeness(),
        };
        Some(format!("{} {at_times} {what}", self.check))
    }

    /// Whether this failure is of the same defect as that one, told with a smaller case.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        let size = |one: &Self| one.case.as_ref().map(|case| case.minimal.len());
        self.way().is_some() && self.way() == other.way() && size(self) < size(other)
    }
}

/// What shows a failure without the harness, as far as it can be shown; paths are as whoever ran it sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByHand {
    /// A script that needs Python and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// Why there is no script, in one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_script: Option<String>,
    /// A line for a shell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shell: Option<String>,
    /// The conversation, for whoever reads packets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture: Option<String>,
}

impl ByHand {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A cause as a report shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedCause {
    /// Name, for `sockspec explain`.
    pub name: String,
    /// The misconception, for the student.
    pub sentence: String,
    /// What points to it in this attempt.
    pub evidence: String,
    /// How sure it is.
    #[serde(default)]
    pub confidence: Confidence,
}

/// A check that was not run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// `scenario/role/name`.
    pub check: String,
    /// Id of the clause.
    pub clause: String,
    /// How binding the clause is in this run.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// What kept it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<SkippedBy>,
}

/// What keeps a check out of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkippedBy {
    /// It does not apply in the declared dialect.
    Dialect,
    /// The manifest drops its clause.
    Manifest,
    /// A check without which it says nothing has failed.
    GateFailed,
    /// A check without which it says nothing could not be judged.
    GateUnsure,
    /// What it takes for granted does not hold, and another check fails for it: the reason names it.
    AnotherCheck,
    /// It found nothing to judge.
    Check,
}
