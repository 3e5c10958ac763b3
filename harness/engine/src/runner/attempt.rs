//! One attempt at one check: open the rig, run the check, and turn what came of it into a verdict.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use sockspec_model::cause::Evidence;
use sockspec_model::{
    Capture, CaseNote, Certainty, Entry, Experiment, Figure, Finding, SkippedBy, Snapshot, Verdict,
};

use super::{Definition, Run, Selected};
use crate::rig::{
    Check, Checked, ClientRig, Elsewhere, Opening, PairRig, Plan, Scene, ServerRig, Stop,
};
use crate::sys::deadline::now;
use crate::sys::pod::Stdio;

/// What came of an attempt.
#[derive(Clone)]
pub(super) struct Attempted {
    pub(super) verdict: Verdict,
    /// Why there is no verdict, and what kept the check from one.
    pub(super) skip: Option<(String, SkippedBy)>,
    /// What it takes for granted and has not found: another check has to say so.
    pub(super) elsewhere: Option<Elsewhere>,
    pub(super) finding: Option<Finding>,
    pub(super) message: Option<String>,
    pub(super) case: Option<CaseNote>,
    pub(super) snapshot: Option<Snapshot>,
    pub(super) transcript: Vec<Entry>,
    pub(super) capture: Option<Capture>,
    pub(super) experiments: Vec<Experiment>,
    pub(super) observed: BTreeMap<&'static str, String>,
    pub(super) figures: Vec<Figure>,
    pub(super) remarks: Vec<String>,
    pub(super) elapsed_ms: f64,
}

/// Makes one attempt.
pub(super) fn attempt(run: &Run, plan: &Rc<Plan>, definition: Definition) -> Attempted {
    let began = now();
    let result = catch_unwind(AssertUnwindSafe(|| match definition {
        Definition::Server(check) => server(plan, check),
        Definition::Client(check) => client(plan, check),
        Definition::Pair(check) => pair(run, plan, check),
    }));
    let mut attempted = result
        .unwrap_or_else(|panic| Attempted::new(Verdict::Error, Some(panic_words(panic.as_ref()))));
    attempted.remarks = plan.casework.remarks.take();
    attempted.elapsed_ms = began.elapsed().as_secs_f64() * 1000.0;
    attempted
}

fn server(plan: &Rc<Plan>, check: &Check<ServerRig>) -> Attempted {
    match open(plan, check.opening) {
        Ok(mut rig) => {
            let result = (check.run)(&mut rig);
            judge(plan, result, Some(rig.scene()))
        }
        // Another check speaks about becoming ready; this one has not begun.
        Err(Stop::Fail(finding)) => Attempted::new(
            Verdict::Inconclusive,
            Some(format!(
                "the server did not become ready: {}",
                finding.actual
            )),
        ),
        Err(stop) => judge(plan, Err(stop), None),
    }
}

/// A server's rig as it is when something begins.
pub(super) fn open(plan: &Rc<Plan>, opening: Opening) -> Checked<ServerRig> {
    match opening {
        Opening::Ready => ServerRig::open(plan, Stdio::Terminal),
        Opening::Pipes => ServerRig::open(plan, Stdio::Pipes),
        Opening::Started => ServerRig::start(plan, Stdio::Terminal),
        Opening::SmallBuffers => ServerRig::open(
            &Rc::new(Plan {
                small_buffers: true,
                ..(**plan).clone()
            }),
            Stdio::Terminal,
        ),
    }
}

fn client(plan: &Rc<Plan>, check: &Check<ClientRig>) -> Attempted {
    match ClientRig::open(plan) {
        Ok(mut rig) => {
            let result = (check.run)(&mut rig);
            judge(plan, result, Some(rig.scene()))
        }
        Err(stop) => judge(plan, Err(stop), None),
    }
}

fn pair(run: &Run, plan: &Rc<Plan>, check: &Check<PairRig>) -> Attempted {
    let mut rig = PairRig::new(plan, run.reference.clone());
    let result = (check.run)(&mut rig);
    judge(plan, result, rig.scene())
}

/// Turns the end of a check into a verdict, with everything that explains it.
fn judge(plan: &Plan, result: Checked, scene: Option<&Rc<Scene>>) -> Attempted {
    let stands = scene.map_or(Ok(()), |scene| scene.stands());
    let mut attempted = match stands.and(result) {
        Ok(()) if scene.is_some_and(|scene| scene.heard_anything()) => {
            Attempted::new(Verdict::Pass, None)
        }
        Ok(()) => Attempted::new(
            Verdict::Error,
            Some("the check observed nothing".to_owned()),
        ),
        Err(Stop::Fail(finding)) => Attempted {
            finding: Some(*finding),
            ..Attempted::new(Verdict::Fail, None)
        },
        Err(Stop::Case(finding, case)) => Attempted {
            finding: Some(*finding),
            case: Some(*case),
            ..Attempted::new(Verdict::Fail, None)
        },
        Err(Stop::Inconclusive(why)) => Attempted::new(Verdict::Inconclusive, Some(why)),
        Err(Stop::Skip(why)) => Attempted {
            skip: Some((why, SkippedBy::Check)),
            ..Attempted::new(Verdict::Pass, None)
        },
        Err(Stop::Elsewhere(elsewhere)) => Attempted {
            elsewhere: Some(elsewhere),
            ..Attempted::new(Verdict::Inconclusive, None)
        },
        Err(Stop::Trouble(trouble)) => Attempted::new(Verdict::Error, Some(trouble.to_string())),
    };
    if let Some(scene) = scene {
        attempted.observed = scene.observed();
        attempted.figures = scene.figures();
        if attempted.verdict != Verdict::Pass || plan.in_full {
            let exhibit = scene.exhibit();
            attempted.snapshot = Some(exhibit.snapshot);
            attempted.capture = exhibit.capture;
            attempted.transcript = exhibit.transcript;
        }
    }
    attempted
}

impl Attempted {
    fn new(verdict: Verdict, message: Option<String>) -> Self {
        Self {
            verdict,
            skip: None,
            elsewhere: None,
            finding: None,
            message,
            case: None,
            snapshot: None,
            transcript: Vec::new(),
            capture: None,
            experiments: Vec::new(),
            observed: BTreeMap::new(),
            figures: Vec::new(),
            remarks: Vec::new(),
            elapsed_ms: 0.0,
        }
    }

    /// What it showed of the check that was selected.
    pub(super) fn evidence(&self, selected: &Selected) -> Evidence<'_> {
        Evidence {
            clause: selected.clause.id,
            check: selected.definition.name(),
            role: selected.definition.role(),
            finding: self.finding.as_ref(),
            transcript: &self.transcript,
            snapshot: self.snapshot.as_ref(),
            experiments: &self.experiments,
        }
    }

    /// Adds to the finding that so many more attempts have passed.
    pub(super) fn remark_rarity(&mut self, passed: u32) {
        if let Some(finding) = &mut self.finding {
            let words = format!("it failed once, and passed {passed} times after that");
            finding.message = format!("{}; {words}", finding.message);
        }
    }

    /// Takes the accusation back: the bundled reference does the same now and then, or could not be asked.
    pub(super) fn cannot_tell(&mut self) {
        let seen = self.finding.take().map(|finding| finding.message);
        let why = "the bundled program could not rule out that this is trouble of our own";
        self.verdict = Verdict::Inconclusive;
        self.message = Some(format!(
            "a failure shows now and then ({}), and {why}",
            seen.unwrap_or_default()
        ));
    }

    /// Whether it accuses the program only because a time ran out.
    pub(super) fn needs_confirmation(&self) -> bool {
        self.finding
            .as_ref()
            .is_some_and(|finding| finding.certainty == Certainty::Timed)
    }
}

fn panic_words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    format!("the check panicked: {}", text.unwrap_or("without a word"))
}

#[cfg(test)]
mod tests {
    use sockspec_model::Symptom;

    use super::*;

    #[test]
    fn what_cannot_be_told_accuses_nobody() {
        let Stop::Fail(finding) = Stop::fail(Symptom::OtherBytes, "it says no", "", "") else {
            panic!("a failure has a finding");
        };
        let mut attempted = Attempted {
            finding: Some(*finding),
            ..Attempted::new(Verdict::Fail, None)
        };
        attempted.cannot_tell();
        assert_eq!(attempted.verdict, Verdict::Inconclusive);
        assert!(attempted.finding.is_none());
        assert!(
            attempted
                .message
                .is_some_and(|why| why.contains("(it says no)"))
        );
    }
}
