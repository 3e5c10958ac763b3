//! `sockspec run`: judges a program, or the bundled ones.

mod left;

use std::path::PathBuf;

use sockspec::exit::Exit;
use sockspec::prepared::Prepared;
use sockspec::scale;
use sockspec::terms::Terms;
use sockspec_engine::runner::{Run, select_under};

use super::asked::{Asked, Wanted};
use super::cases::Cases;
use crate::by_hand::Keep;
use crate::drive::{drive, mind_interrupts};
use crate::ending::Ending;
use crate::errand;
use crate::progress::Live;
use crate::reports::Reports;
use left::Left;

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    wanted: Wanted,
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
    /// Cases of each property [default: 256]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    cases: Option<u32>,
    /// Size of the load check: clients at once in chat, MiB of the large file in file-transfer [default: the scenario's own]
    #[arg(long, value_name = "N")]
    scale: Option<u32>,
    /// A report: terminal, jsonl, junit or gradescope; PATH - is standard output; repeatable [default: terminal]
    #[arg(long, value_name = "FORMAT[=PATH]")]
    report: Vec<String>,
    /// Keep every attempt here: transcript, packets, and what shows failures without sockspec [default: failures alone, in .sockspec]
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// End with status 0 whatever the verdict is, for graders that read a report
    #[arg(long)]
    exit_zero: bool,
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
    let asked = Asked::read(&arguments.wanted)?;
    let prepared = asked.prepare(&exe)?;
    let terms = terms(arguments, &asked, &prepared)?;
    expect_some(&asked, &prepared, &terms)?;
    let reports = Reports::open(&arguments.report)?;
    reports.expect_somebody(&asked.target)?;
    reports.expect_points(&terms.policy)?;
    let keep = Keep::within(arguments.keep.as_deref())?;
    mind_interrupts();
    let survey = asked.ground(&prepared, &exe)?;
    let mut cases = asked.cases(&prepared);
    let run = asked.run(prepared, terms, &survey)?;
    let exit = judge(cases.give(run), reports, keep, &mut cases)?;
    Ok(if arguments.exit_zero {
        Exit::Conforms
    } else {
        exit
    })
}

fn terms(arguments: &Arguments, asked: &Asked, prepared: &Prepared) -> Result<Terms, Ending> {
    let usual = asked.terms(prepared)?;
    Ok(Terms {
        strict: arguments.strict.unwrap_or(usual.strict),
        cases: arguments.cases.unwrap_or(usual.cases),
        in_full: arguments.keep.is_some(),
        scale: scale::read(prepared.scenario, asked.target.roles(), arguments.scale)?,
        ..usual
    })
}

fn judge(
    run: Run,
    mut reports: Reports,
    mut keep: Keep,
    cases: &mut Cases,
) -> Result<Exit, Ending> {
    let (strict, mut left) = (run.strict, Left::of(&run));
    let mut live = Live::new();
    let driven = drive(run, &mut |event| {
        live.hear(event);
        event.map_or(Ok(()), |event| {
            left.on(event);
            cases.on(event);
            reports.on(&keep.on(event))
        })
    });
    drop(live);
    keep.write();
    cases.say();
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
