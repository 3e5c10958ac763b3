//! `sockspec run`: judges a program, or the bundled ones.

use sockspec::exit::Exit;
use sockspec::isolation::Wish;
use sockspec::prepared::Prepared;
use sockspec::selection::{Lowest, Selection};
use sockspec::target::{self, Target};
use sockspec::terms::{CASES, Terms, any_seed};
use sockspec_engine::runner::{Run, select};
use sockspec_engine::sys::cpu::Cpus;

use crate::build;
use crate::drive::{drive, mind_interrupts};
use crate::ending::Ending;
use crate::errand;
use crate::ground;
use crate::progress::Live;
use crate::reports::Reports;

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The scenario; `sockspec list` shows all
    scenario: String,
    #[command(flatten)]
    target: Target,
    /// Run only checks that fit, by id `scenario/role/name`, name or clause; repeatable
    #[arg(long, value_name = "GLOB")]
    check: Vec<String>,
    /// Leave out checks that fit; repeatable
    #[arg(long, value_name = "GLOB")]
    skip: Vec<String>,
    /// The lowest level to run
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "must|should|may"
    )]
    level: Lowest,
    /// Let a failing Should fail the run
    #[arg(long)]
    strict: bool,
    /// Seed of all random input [default: a new one, shown in every report]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Cases of each property
    #[arg(long, value_name = "N", default_value_t = CASES, value_parser = clap::value_parser!(u32).range(1..))]
    cases: u32,
    /// Attempts at once [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// A report: terminal, jsonl or junit; PATH - is standard output; repeatable [default: terminal]
    #[arg(long, value_name = "FORMAT[=PATH]")]
    report: Vec<String>,
    /// How attempts are kept apart from this machine; see `sockspec doctor`
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "auto|full|net|none"
    )]
    isolation: Wish,
}

const EXAMPLES: &str = "\
Examples:
  sockspec run tcp-uppercase --server 'python3 server.py'
  sockspec run tcp-uppercase --client ./client --build 'gcc -o client client.c'
  sockspec run tcp-uppercase --server ./server --set framing=line --check '*-a-split-*' --seed 7";

/// Judges what the arguments name.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Ending> {
    let exe = errand::exe()?;
    let prepared = arguments
        .target
        .prepare(target::scenario(&arguments.scenario)?, &exe)?;
    let terms = arguments.terms(&prepared)?;
    arguments.expect_some(&prepared, &terms)?;
    let reports = Reports::open(&arguments.report)?;
    mind_interrupts();
    let survey = ground::find(arguments.isolation, &exe)?;
    build::run(
        &prepared,
        arguments.target.build.as_deref(),
        survey.isolation,
    )?;
    judge(prepared.run(terms, &survey)?, reports)
}

fn judge(run: Run, mut reports: Reports) -> Result<Exit, Ending> {
    let strict = run.strict;
    let mut live = Live::new();
    let conclusion = drive(run, &mut |event| {
        live.hear(event);
        event.map_or(Ok(()), |event| reports.on(event))
    })?;
    reports.keep()?;
    Ok(Exit::of(&conclusion.totals, strict))
}

impl Arguments {
    fn terms(&self, prepared: &Prepared) -> Result<Terms, Ending> {
        let (check, skip) = (self.check.clone(), self.skip.clone());
        let selection = Selection {
            check,
            skip,
            level: self.level,
        };
        Ok(Terms {
            filter: selection.filter(prepared.scenario, self.target.roles())?,
            strict: self.strict,
            seed: self.seed.unwrap_or_else(any_seed),
            cases: self.cases,
            jobs: self
                .jobs
                .map_or_else(|| Cpus::available().count(), usize::from),
            isolation: self.isolation.word(),
            ..Terms::usual()
        })
    }

    fn expect_some(&self, prepared: &Prepared, terms: &Terms) -> Result<(), Ending> {
        let selected = select(
            prepared.scenario,
            self.target.roles(),
            &prepared.dialect,
            &terms.filter,
        );
        if selected.is_empty() {
            let sentence =
                "nothing is selected: --check, --skip and --level together leave no check to run";
            return Err(Ending::Nothing(sentence.to_owned()));
        }
        Ok(())
    }
}
