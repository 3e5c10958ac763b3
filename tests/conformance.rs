//! The checks as tests: `cargo test --test conformance`, or `cargo nextest run --test conformance`.
//!
//! Every check is a test of its own. The bundled programs are judged in every scenario, unless `SOCKSPEC_SERVER` or
//! `SOCKSPEC_CLIENT` names others: then in `SOCKSPEC_SCENARIO` (`tcp-uppercase` where none is named), in `SOCKSPEC_DIR`, at `SOCKSPEC_PORT`, in the dialect of `SOCKSPEC_SET` (`key=value;key=value`), with
//! `SOCKSPEC_SEED` and `SOCKSPEC_CASES`. `SOCKSPEC_LEVEL` is the lowest level that can fail a test: `must`, `should`
//! (which is usual) or `may`.
//!
//! Invariant: before a test runs nothing is printed and nothing is started, since runners ask for the list of tests first.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use libtest_mimic::{Arguments, Completion, Failed, Trial};
use sockspec::isolation::{Wish, find};
use sockspec::mistake::Mistake;
use sockspec::target::{Target, scenario};
use sockspec::terms::{CASES, Terms, any_seed};
use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::{self, Filter, Run, Selected, select};
use sockspec_engine::sys::pod::{self, helper};
use sockspec_engine::sys::survey::Survey;
use sockspec_model::{Event, Level, Verdict};
use sockspec_report::{Report, Style, Terminal};
use sockspec_scenarios::SCENARIOS;

/// The executable that contains the bundled programs.
const EXE: &str = env!("CARGO_BIN_EXE_sockspec");

/// What the environment asks for.
struct Wanted {
    target: Target,
    seed: u64,
    cases: u32,
    /// The lowest level that can fail a test.
    level: Level,
}

fn main() -> ExitCode {
    if let Some(code) = helper::run_if_asked() {
        return code;
    }
    let arguments = Arguments::from_args();
    match Wanted::read().and_then(|wanted| trials(&Arc::new(wanted))) {
        Ok(trials) => {
            let conclusion = libtest_mimic::run(&arguments, trials);
            pod::close();
            conclusion.exit_code()
        }
        Err(mistake) => {
            // Nobody is left to be told that standard error is gone.
            writeln!(io::stderr(), "{mistake}").ok();
            ExitCode::from(2)
        }
    }
}

impl Wanted {
    fn read() -> Result<Self, Mistake> {
        let set = text("SET").unwrap_or_default();
        let target = Target {
            server: text("SERVER"),
            client: text("CLIENT"),
            dir: text("DIR").map(Into::into),
            port: number("PORT")?,
            set: set
                .split(';')
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
            build: None,
        };
        let (seed, cases) = (
            number("SEED")?.unwrap_or_else(any_seed),
            number("CASES")?.unwrap_or(CASES),
        );
        Ok(Self {
            target,
            seed,
            cases,
            level: level(text("LEVEL").as_deref())?,
        })
    }

    /// The run of one check.
    fn run(&self, scenario: &'static Scenario, check: &str) -> Result<Run, Mistake> {
        static SURVEY: OnceLock<Result<Survey, Mistake>> = OnceLock::new();
        let survey = SURVEY
            .get_or_init(|| find(Wish::Auto, EXE))
            .as_ref()
            .map_err(Clone::clone)?;
        let only = check.to_owned();
        let filter = Filter {
            wants: Box::new(move |id, _| id == only),
            lowest: Level::May,
        };
        let terms = Terms {
            filter,
            seed: self.seed,
            cases: self.cases,
            jobs: 1,
            ..Terms::usual()
        };
        self.target.prepare(scenario, EXE)?.run(terms, survey)
    }
}

/// A variable of ours, unless it is empty.
fn text(name: &str) -> Option<String> {
    env::var(format!("SOCKSPEC_{name}"))
        .ok()
        .filter(|text| !text.is_empty())
}

fn number<T: std::str::FromStr>(name: &str) -> Result<Option<T>, Mistake> {
    let read = |text: String| {
        text.parse()
            .map_err(|_| Mistake::new(format!("SOCKSPEC_{name} cannot be {text:?}")))
    };
    text(name).map(read).transpose()
}

fn level(word: Option<&str>) -> Result<Level, Mistake> {
    let levels = [Level::Must, Level::Should, Level::May];
    let Some(word) = word else {
        return Ok(Level::Should);
    };
    let found = levels
        .into_iter()
        .find(|level| level.word().eq_ignore_ascii_case(word));
    found.ok_or_else(|| {
        Mistake::new(format!(
            "SOCKSPEC_LEVEL is one of must, should, may, not {word:?}"
        ))
    })
}

/// The named scenario; every one where nothing is said but what the bundled programs can be judged by.
fn scenarios() -> Result<Vec<&'static Scenario>, Mistake> {
    let special = ["SERVER", "CLIENT", "SET", "PORT"].map(text);
    match text("SCENARIO") {
        Some(name) => Ok(vec![scenario(&name)?]),
        None if special.iter().any(Option::is_some) => Ok(vec![SCENARIOS[0]]),
        None => Ok(SCENARIOS.to_vec()),
    }
}

/// A test for every check that can be judged.
fn trials(wanted: &Arc<Wanted>) -> Result<Vec<Trial>, Mistake> {
    let mut trials = Vec::new();
    for scenario in scenarios()? {
        let dialect = wanted.target.prepare(scenario, EXE)?.dialect;
        let selected = select(scenario, wanted.target.roles(), &dialect, &Filter::all());
        trials.extend(selected.iter().map(|check| trial(wanted, scenario, check)));
    }
    Ok(trials)
}

fn trial(wanted: &Arc<Wanted>, scenario: &'static Scenario, check: &Selected) -> Trial {
    let (wanted, id) = (Arc::clone(wanted), check.id.clone());
    let inapplicable = check.unmet().is_some();
    let test = move || judge(&wanted, scenario, &id);
    Trial::ignorable_test(check.id.replace('/', "::"), test).with_ignored_flag(inapplicable)
}

/// Runs one check and tells what came of it.
fn judge(wanted: &Wanted, scenario: &'static Scenario, check: &str) -> Result<Completion, Failed> {
    let run = wanted.run(scenario, check)?;
    let mut outcome = Err(Failed::from("the check came to no end"));
    runner::run(&run, &mut |event| {
        if let Some(news) = heard(event, wanted.level) {
            outcome = news;
        }
    })?;
    outcome
}

/// What an event means for the test, if anything.
fn heard(event: &Event, lowest: Level) -> Option<Result<Completion, Failed>> {
    match event {
        Event::CheckSkipped(skipped) => Some(Ok(Completion::ignored_with(&skipped.reason))),
        Event::CheckFinished(finished) => {
            let counts = finished.verdict != Verdict::Pass && finished.level >= lowest;
            Some(if counts {
                Err(words(event).into())
            } else {
                Ok(Completion::Completed)
            })
        }
        Event::RunStarted(_)
        | Event::AttemptStarted { .. }
        | Event::AttemptFinished(_)
        | Event::RunFinished { .. } => None,
    }
}

/// What the report for people says about it.
fn words(event: &Event) -> String {
    let mut text = Vec::new();
    let mut report = Terminal::new(&mut text, Style::default());
    let written = report.on(event).and_then(|()| report.tell_reasons());
    written.map_or_else(
        |error| error.to_string(),
        |()| String::from_utf8_lossy(&text).into_owned(),
    )
}
