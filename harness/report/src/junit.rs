//! JUnit XML, for the test views of CI systems and editors.
//!
//! One suite for each scenario and role, one case for each check. `failure` accuses the program; `error` is trouble of
//! the harness, or a check without a verdict. It is written when the run is over and carries no time of day.

use std::io::{self, Write};
use std::time::Duration;

use quick_junit::{NonSuccessKind, Report as Xml, TestCase, TestCaseStatus, TestRerun, TestSuite};
use sockspec_model::{
    Event, Figure, Finished, KnownFailing, RunStarted, Skipped, Symptom, Totals, Verdict,
};

use crate::Report;
use crate::check_id::CheckId;
use crate::conclusion::Course;
use crate::tame;
use crate::terminal::{self, Style};

/// Writes JUnit XML.
pub struct Junit<W: Write> {
    out: W,
    run: RunStarted,
    course: Course,
    suites: Vec<TestSuite>,
}

impl<W: Write> Junit<W> {
    /// A report in `out`.
    pub fn new(out: W) -> Self {
        Self {
            out,
            run: RunStarted::default(),
            course: Course::default(),
            suites: Vec::new(),
        }
    }

    fn add(&mut self, place: &str, case: TestCase) {
        let at = self
            .suites
            .iter()
            .position(|suite| suite.name.as_str() == place);
        let at = at.unwrap_or_else(|| {
            self.suites.push(suite(place, &self.run));
            self.suites.len() - 1
        });
        let suite = &mut self.suites[at];
        suite.set_time(suite.time.unwrap_or_default() + case.time.unwrap_or_default());
        suite.add_test_case(case);
    }

    fn finish(&mut self, totals: &Totals, conforms: bool, elapsed_ms: f64) -> io::Result<()> {
        if let Some(missing) = self.course.missing(totals, conforms) {
            self.add("sockspec", incomplete(&missing));
        }
        let mut xml = Xml::new("sockspec");
        let suites = std::mem::take(&mut self.suites);
        xml.set_time(whole(elapsed_ms, &suites))
            .add_test_suites(suites);
        xml.serialize(&mut self.out).map_err(io::Error::other)?;
        self.out.flush()
    }
}

impl<W: Write> Report for Junit<W> {
    fn on(&mut self, event: &Event) -> io::Result<()> {
        let event = tame::recorded(event)?;
        self.course.on(&event);
        match event {
            Event::RunStarted(run) => self.run = *run,
            Event::CheckFinished(finished) => {
                self.add(CheckId::of(&finished.check).place, finished_case(&finished));
            }
            Event::CheckSkipped(skipped) => {
                self.add(CheckId::of(&skipped.check).place, skipped_case(&skipped));
            }
            Event::AttemptStarted { .. } | Event::AttemptFinished(_) => {}
            Event::RunFinished {
                totals,
                conforms,
                elapsed_ms,
                ..
            } => return self.finish(&totals, conforms, elapsed_ms),
        }
        Ok(())
    }
}

fn suite(place: &str, run: &RunStarted) -> TestSuite {
    let mut suite = TestSuite::new(place);
    let seed = run.seed.to_string();
    suite.add_properties([
        ("seed", seed.as_str()),
        ("isolation", &run.isolation),
        ("version", &run.version),
    ]);
    suite
}

fn case(check: &str, clause: &str, status: TestCaseStatus) -> TestCase {
    let id = CheckId::of(check);
    let mut case = TestCase::new(format!("{} ({clause})", id.name), status);
    case.set_classname(id.place.replace('/', "."));
    case
}

fn finished_case(finished: &Finished) -> TestCase {
    let mut case = case(&finished.check, &finished.clause, status(finished));
    case.set_time(time(finished.elapsed_ms));
    case.add_properties(finished.figures.iter().map(property));
    case
}

/// A figure, its unit behind its name, so that the value is a number.
fn property(figure: &Figure) -> (String, String) {
    let Figure { name, value, unit } = figure;
    let name = match unit.as_str() {
        "" => name.clone(),
        unit => format!("{name} ({unit})"),
    };
    (name, value.to_string())
}

fn skipped_case(skipped: &Skipped) -> TestCase {
    let mut status = TestCaseStatus::skipped();
    status.set_message(&skipped.reason);
    case(&skipped.check, &skipped.clause, status)
}

fn status(finished: &Finished) -> TestCaseStatus {
    match finished.verdict {
        Verdict::Pass => passed(finished.flaky),
        Verdict::Fail => match &finished.known_failing {
            Some(known) => known_failing(known),
            None => failed(finished, NonSuccessKind::Failure, &symptom(finished)),
        },
        Verdict::Inconclusive => failed(finished, NonSuccessKind::Error, "inconclusive"),
        Verdict::Error => failed(finished, NonSuccessKind::Error, "harness"),
    }
}

fn passed(flaky: bool) -> TestCaseStatus {
    let mut status = TestCaseStatus::success();
    if flaky {
        let mut other = TestRerun::new(NonSuccessKind::Failure);
        other.set_message("another attempt said otherwise");
        status.add_rerun(other);
    }
    status
}

/// It fails, as expected: no failure of the run.
fn known_failing(known: &KnownFailing) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(format!("known to fail: {}", known.reason));
    status
}

fn failed(finished: &Finished, kind: NonSuccessKind, of: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_type(of).set_message(terminal::message(finished));
    status.set_description(terminal::text(finished, Style::default()));
    status
}

fn incomplete(missing: &str) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type("incomplete").set_message(missing);
    case("sockspec/the-run-is-complete", "run", status)
}

/// The symptom as it stands in a recording.
fn symptom(finished: &Finished) -> String {
    let symptom = finished.finding.as_ref().map(|finding| finding.symptom);
    let word = |symptom: Symptom| Some(serde_json::to_value(symptom).ok()?.as_str()?.to_owned());
    symptom
        .and_then(word)
        .unwrap_or_else(|| "failure".to_owned())
}

/// How long it took; of a run that was interrupted, what its checks took.
fn whole(elapsed_ms: f64, suites: &[TestSuite]) -> Duration {
    if elapsed_ms > 0.0 {
        time(elapsed_ms)
    } else {
        suites.iter().filter_map(|suite| suite.time).sum()
    }
}

fn time(ms: f64) -> Duration {
    Duration::try_from_secs_f64(ms / 1000.0).unwrap_or_default()
}
