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

use crate::drive::{drive, mind_interrupts};
use crate::ending::Ending;
use crate::errand;
use crate::ground;
use crate::output;
use crate::progress::Live;

/// Cases of a property; this is about the machine, not about a new program.
const CASES: u32 = 100;
const ROLES: [Role; 3] = [Role::Server, Role::Client, Role::Pair];

/// One scenario in one role.
struct Row {
    scenario: &'static str,
    role: Role,
    totals: Totals,
    elapsed_ms: f64,
}

/// Judges the bundled programs.
pub(crate) fn run() -> Result<Exit, Ending> {
    mind_interrupts();
    let (exe, seed) = (errand::exe()?, any_seed());
    let survey = ground::find(Wish::Auto, &exe)?;
    let mut rows = Vec::new();
    for scenario in SCENARIOS {
        let mut report = Terminal::new(io::stdout(), output::style());
        for role in ROLES {
            rows.push(judge(scenario, role, seed, &survey, &exe, &mut report)?);
        }
    }
    let totals = rows
        .iter()
        .fold(Totals::default(), |sum, row| add(sum, row.totals));
    output::write(&format!("{}\n\n{}\n", table(&rows), last_word(&totals)))?;
    Ok(Exit::of(&totals, false, false))
}

/// Judges one role, and tells what does not pass.
fn judge(
    scenario: &'static Scenario,
    role: Role,
    seed: u64,
    survey: &Survey,
    exe: &str,
    report: &mut Terminal<Stdout>,
) -> Result<Row, Ending> {
    let of_role = format!("{}/{}/", scenario.name, role.word());
    let wants = move |id: &str, _: &str| id.starts_with(&of_role);
    let filter = Filter {
        wants: Box::new(wants),
        lowest: Level::May,
    };
    let run = Target::default().prepare(scenario, exe)?.run(
        Terms {
            filter,
            seed,
            cases: CASES,
            ..Terms::usual()
        },
        survey,
    )?;
    let (mut live, mut time) = (Live::new(), 0.0);
    let conclusion = drive(run, &mut |event| {
        live.hear(event);
        match event {
            Some(Event::RunFinished { elapsed_ms, .. }) => {
                time = *elapsed_ms;
                report.tell_reasons().map_err(Ending::Output)?;
            }
            // One heading is enough for all roles.
            Some(Event::RunStarted(_)) if role != ROLES[0] => {}
            Some(event) => report.on(event).map_err(Ending::Output)?,
            None => {}
        }
        Ok(())
    })?;
    Ok(Row {
        scenario: scenario.name,
        role,
        totals: conclusion.totals,
        elapsed_ms: time,
    })
}

fn add(one: Totals, other: Totals) -> Totals {
    Totals {
        pass: one.pass + other.pass,
        fail: one.fail + other.fail,
        inconclusive: one.inconclusive + other.inconclusive,
        error: one.error + other.error,
        skipped: one.skipped + other.skipped,
        must_failed: one.must_failed + other.must_failed,
        should_failed: one.should_failed + other.should_failed,
        known_failed: one.known_failed + other.known_failed,
    }
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
        let names = [row.scenario.to_owned(), row.role.word().to_owned()];
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
