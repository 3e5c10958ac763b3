//! `sockspec` alone: every scenario against the bundled programs, to see that all is well on this machine.

use std::io::{self, Stdout};

use comfy_table::{CellAlignment, Table, presets};
use sockspec::exit::Exit;
use sockspec::isolation::Wish;
use sockspec::target::Target;
use sockspec::terms::{Terms, any_seed};
use sockspec_engine::rig::Scenario;
use sockspec_engine::runner::Filter;
use sockspec_engine::sys::survey::Survey;
use sockspec_model::{Event, Level, Role, Totals};
use sockspec_report::{Report, Terminal};
use sockspec_scenarios::SCENARIOS;

use super::abreast::{in_parallel, some_to_spare};
use crate::drive::{drive, mind_interrupts};
use crate::ending::Ending;
use crate::errand;
use crate::ground;
use crate::output;
use crate::progress::Step;

/// Cases of a property; this is about the machine, not about a new program.
const CASES: u32 = 8;
const ROLES: [Role; 3] = [Role::Server, Role::Client, Role::Pair];

/// One scenario in one role.
type Part = (&'static Scenario, Role);

/// What came of it.
struct Row {
    part: Part,
    totals: Totals,
    elapsed_ms: f64,
}

/// Judges the bundled programs.
pub(crate) fn run() -> Result<Exit, Ending> {
    mind_interrupts();
    let (exe, seed) = (errand::exe()?, any_seed());
    let survey = ground::find(Wish::Auto, &exe)?;
    let parts: Vec<Part> = SCENARIOS
        .iter()
        .flat_map(|scenario| ROLES.map(|role| (*scenario, role)))
        .collect();
    let (mut rows, mut step) = (Vec::new(), Step::new());
    let mut report = Terminal::new(io::stdout(), output::style());
    in_parallel(
        some_to_spare(),
        &parts,
        |part| judge(*part, seed, &survey, &exe),
        |number, judged| {
            let (row, events) = judged?;
            step.clear();
            tell(row.part, &events, &mut report)?;
            rows.push(row);
            if let Some((next, role)) = parts.get(number + 1) {
                step.show(&format!(
                    "[{}/{}] {} {}",
                    number + 2,
                    parts.len(),
                    next.name,
                    role.word()
                ));
            }
            Ok::<_, Ending>(())
        },
    )?;
    step.clear();
    let totals = rows
        .iter()
        .fold(Totals::default(), |sum, row| sum + row.totals);
    output::write(&format!("{}\n\n{}\n", table(&rows), last_word(&totals)))?;
    Ok(Exit::of(&totals, false, false))
}

/// Judges a part with one worker; what happened.
fn judge(part: Part, seed: u64, survey: &Survey, exe: &str) -> Result<(Row, Vec<Event>), Ending> {
    let (scenario, role) = part;
    let of_role = format!("{}/{}/", scenario.name, role.word());
    let wants = move |id: &str, _: &str| id.starts_with(&of_role);
    let terms = Terms {
        filter: Filter {
            wants: Box::new(wants),
            lowest: Level::May,
        },
        seed,
        cases: CASES,
        jobs: 1,
        ..Terms::usual()
    };
    let run = Target::default()
        .prepare(scenario, exe)?
        .run(terms, survey)?;
    let (mut events, mut elapsed_ms) = (Vec::new(), 0.0);
    let conclusion = drive(run, &mut |event| {
        if let Some(Event::RunFinished {
            elapsed_ms: time, ..
        }) = event
        {
            elapsed_ms = *time;
        }
        events.extend(event.cloned());
        Ok(())
    })?;
    let totals = conclusion.totals;
    Ok((
        Row {
            part,
            totals,
            elapsed_ms,
        },
        events,
    ))
}

/// Tells what does not pass.
fn tell((_, role): Part, events: &[Event], report: &mut Terminal<Stdout>) -> Result<(), Ending> {
    let told = events.iter().filter(|event| match event {
        Event::RunFinished { .. } => false,
        // One heading is enough for all roles.
        Event::RunStarted(_) => role == ROLES[0],
        Event::AttemptStarted { .. }
        | Event::AttemptFinished(_)
        | Event::CheckFinished(_)
        | Event::CheckSkipped(_) => true,
    });
    told.into_iter()
        .try_for_each(|event| report.on(event))
        .and_then(|()| report.tell_reasons())
        .map_err(Ending::Output)
}

fn table(rows: &[Row]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_header([
        "scenario", "role", "passed", "failed", "unsure", "skipped", "time",
    ]);
    for row in rows {
        let Totals {
            pass,
            fail,
            inconclusive,
            error,
            skipped,
            ..
        } = row.totals;
        let counts = [pass, fail, inconclusive + error, skipped].map(|count| count.to_string());
        let (scenario, role) = row.part;
        let names = [scenario.name.to_owned(), role.word().to_owned()];
        table.add_row(
            names
                .into_iter()
                .chain(counts)
                .chain([format!("{:.2} s", row.elapsed_ms / 1000.0)]),
        );
    }
    table
        .column_iter_mut()
        .skip(2)
        .for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    table
}

fn last_word(totals: &Totals) -> &'static str {
    if totals.fail + totals.inconclusive + totals.error == 0 {
        "conforms. Now a program of yours: sockspec run tcp-uppercase --server 'python3 server.py'"
    } else {
        "The bundled programs should pass everywhere; sockspec doctor tells what this machine lacks."
    }
}
