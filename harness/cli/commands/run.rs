//! `sockspec run`: judges a program, or the bundled ones.

mod asked;
mod left;

use std::path::PathBuf;

use sockspec::exit::Exit;
use sockspec::isolation::Wish;
use sockspec::prepared::Prepared;
use sockspec::selection::Lowest;
use sockspec::target::Target;
use sockspec::terms::Terms;
use sockspec_engine::runner::{Run, select_under};

use crate::build;
use crate::drive::{drive, mind_interrupts};
use crate::ending::Ending;
use crate::errand;
use crate::ground;
use crate::progress::Live;
use crate::reports::Reports;
use asked::Asked;
use left::Left;

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The scenario; `sockspec list` shows all [default: the one of the manifest]
    scenario: Option<String>,
    #[command(flatten)]
    target: Target,
    /// A manifest with all this and more; `sockspec init` writes one [default: ./sockspec.toml, if it is there]
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// Leave ./sockspec.toml aside
    #[arg(long, conflicts_with = "manifest")]
    no_manifest: bool,
    /// Run only checks that fit, by id `scenario/role/name`, name or clause; repeatable
    #[arg(long, value_name = "GLOB")]
    check: Vec<String>,
    /// Leave out checks that fit; repeatable
    #[arg(long, value_name = "GLOB")]
    skip: Vec<String>,
    /// The lowest level to run [default: may]
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "must|should|may"
    )]
    level: Option<Lowest>,
    /// Let a failing Should fail the run; --strict=false where the manifest does
    #[arg(
        long,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        value_name = "true|false",
        hide_possible_values = true
    )]
    strict: Option<bool>,
    /// Seed of all random input [default: a new one, shown in every report]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Cases of each property [default: 256]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    cases: Option<u32>,
    /// How much a check of much deals with: clients at once in chat, MiB in a large file [default: the scenario's own]
    #[arg(long, value_name = "N")]
    scale: Option<u32>,
    /// Attempts at once [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// A report: terminal, jsonl, junit or gradescope; PATH - is standard output; repeatable [default: terminal]
    #[arg(long, value_name = "FORMAT[=PATH]")]
    report: Vec<String>,
    /// End with status 0 whatever the verdict is, for graders that read a report
    #[arg(long)]
    exit_zero: bool,
    /// How attempts are kept apart from this machine; see `sockspec doctor` [default: auto]
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "auto|full|net|none"
    )]
    isolation: Option<Wish>,
}

const EXAMPLES: &str = "\
Examples:
  sockspec run tcp-uppercase --server 'python3 server.py'
  sockspec run tcp-uppercase --client ./client --build 'gcc -o client client.c'
  sockspec run --manifest course/sockspec.toml --server ./server --report gradescope=results.json
  sockspec run tcp-uppercase --server ./server --set framing=line --check '*-a-split-*' --seed 7";

/// Judges what the arguments name.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Ending> {
    let exe = errand::exe()?;
    let asked = Asked::read(arguments)?;
    let prepared = asked.prepare(arguments, &exe)?;
    let terms = asked.terms(arguments, &prepared)?;
    expect_some(&asked, &prepared, &terms)?;
    let reports = Reports::open(&arguments.report)?;
    reports.expect_somebody(&asked.target)?;
    reports.expect_points(&terms.policy)?;
    mind_interrupts();
    let survey = ground::find(asked.isolation(arguments), &exe)?;
    let build = asked.target.build.as_deref();
    build::run(&prepared, build, survey.isolation)
        .map_err(|ending| asked.place(ending, arguments))?;
    let run = prepared.run(terms, &survey);
    let exit = judge(
        run.map_err(|mistake| asked.place(mistake.into(), arguments))?,
        reports,
    )?;
    Ok(if arguments.exit_zero {
        Exit::Conforms
    } else {
        exit
    })
}

fn judge(run: Run, mut reports: Reports) -> Result<Exit, Ending> {
    let (strict, mut left) = (run.strict, Left::of(&run));
    let mut live = Live::new();
    let driven = drive(run, &mut |event| {
        live.hear(event);
        event.map_or(Ok(()), |event| {
            left.on(event);
            reports.on(event)
        })
    });
    drop(live);
    let conclusion = match driven {
        Ok(conclusion) => conclusion,
        // A report that cannot be written cannot be closed.
        Err(Ending::Output(error)) => return Err(Ending::Output(error)),
        Err(ending) => {
            reports.close(&left.closing())?;
            let interrupted = matches!(ending, Ending::Interrupted(_));
            return Err(if interrupted {
                Ending::Interrupted(left.words())
            } else {
                ending
            });
        }
    };
    reports.keep()?;
    Ok(Exit::of(
        &conclusion.totals,
        strict,
        !conclusion.stale.is_empty(),
    ))
}

fn expect_some(asked: &Asked, prepared: &Prepared, terms: &Terms) -> Result<(), Ending> {
    let selected = select_under(
        &terms.policy,
        prepared.scenario,
        asked.target.roles(),
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
