//! `sockspec probe`: finds out the dialect of a program by experiment, and shows a manifest.

use std::sync::Arc;

use sockspec::exit::Exit;
use sockspec::isolation::Wish;
use sockspec::manifest::found::{self, Findings};
use sockspec::mistake::Mistake;
use sockspec::prepared::Prepared;
use sockspec::target::{self, Target};
use sockspec::terms::Terms;
use sockspec_engine::runner::{Probed, Run, find_out};
use sockspec_model::Role;

use crate::drive::{beside, mind_interrupts};
use crate::ending::Ending;
use crate::progress::Step;
use crate::{build, errand, ground, output};

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The scenario; `sockspec list` shows all
    scenario: String,
    #[command(flatten)]
    target: Target,
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
  sockspec probe tcp-uppercase --server 'python3 server.py' > sockspec.toml
  sockspec probe chat --client ./client --set typed_end=newline

Status 1: the program does not come up, or holds no conversation. Status 3: nothing could be found out.";

/// Shows what was found out about the program that the arguments name.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Ending> {
    let exe = errand::exe()?;
    let (scenario, target) = (target::scenario(&arguments.scenario)?, &arguments.target);
    let role = role(target)?;
    let prepared = target.prepare(scenario, &exe)?;
    mind_interrupts();
    let survey = ground::find(arguments.isolation.unwrap_or_default(), &exe)?;
    build::run(&prepared, target.build.as_deref(), survey.isolation)?;
    let declared = declared(&prepared);
    match experiment(prepared.run(Terms::usual(), &survey)?, role)? {
        Probed::Unfit(sentence) => Err(Ending::Unfit(sentence)),
        Probed::Dialect(brought) => show(&Findings {
            scenario,
            role,
            target,
            declared,
            brought,
        }),
    }
}

fn show(findings: &Findings<'_>) -> Result<Exit, Ending> {
    output::write(&found::text(findings))?;
    Ok(if findings.is_empty() {
        Exit::Unsure
    } else {
        Exit::Conforms
    })
}

/// The one role that is played by the program that is named.
fn role(target: &Target) -> Result<Role, Mistake> {
    match target.roles() {
        [role] => Ok(*role),
        _ => Err(Mistake::new("one program is probed at a time")
            .remedy("name it with --server or --client")),
    }
}

fn declared(prepared: &Prepared) -> Vec<(&'static str, String)> {
    let declared = prepared.dialect.declared();
    declared
        .map(|(key, value)| (key, value.to_owned()))
        .collect()
}

fn experiment(run: Run, role: Role) -> Result<Probed, Ending> {
    let cancelled = Arc::clone(&run.cancelled);
    let probed = beside(&cancelled, move || {
        let mut step = Step::new();
        find_out(&run, role, &mut |key| {
            step.show(&format!("finding out {key}"));
        })
    });
    Ok(probed??)
}
