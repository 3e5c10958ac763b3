//! `sockspec replay`: one case that was kept, against the program as it is now.

use clap::Parser;
use sockspec::exit::Exit;
use sockspec::kept::{self, Kept, Shelf};
use sockspec::mistake::Mistake;
use sockspec::selection::exactly;
use sockspec::target::Target;
use sockspec::terms::Terms;
use sockspec_engine::runner::Run;
use sockspec_model::{Event, Finished, SavedCase, Verdict};
use sockspec_report::{Report, Terminal};
use std::io;
use std::path::{Path, PathBuf};

use super::asked::{Asked, Wanted};
use crate::by_hand::Keep;
use crate::drive::{drive, mind_interrupts};
use crate::ending::Ending;
use crate::{errand, output};

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Id of the case, or its beginning; without one, all are listed
    id: Option<String>,
    #[command(flatten)]
    target: Target,
    /// Where cases are kept [default: .sockspec/cases]
    #[arg(long, value_name = "DIR", default_value = kept::USUAL, hide_default_value = true)]
    case_dir: PathBuf,
    /// Where a script and a capture that show the failure without sockspec are kept [default: .sockspec]
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  sockspec replay
  sockspec replay 3fa9c1d2
  sockspec replay 3fa9c1d2 --server ./another-server

The answer is FIXED (status 0), FAILED (status 1), or ERROR where it could not be told (status 3).
The program is the one that failed, unless another one is named.";

/// Runs the case that the arguments name, or lists them all.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Ending> {
    let kept = Kept::at(arguments.case_dir.clone());
    kept.expect_a_folder()?;
    let shelf = kept.read();
    shelf.remarks.iter().for_each(|remark| output::say(remark));
    let Some(id) = &arguments.id else {
        return output::show(&listed(&shelf.cases, arguments));
    };
    let case = named(id, &shelf, arguments)?;
    let run = prepared(case, arguments)?;
    let (mut events, mut keep) = (Vec::new(), Keep::within(arguments.keep.as_deref())?);
    drive(run, &mut |event| {
        events.extend(event.map(|event| keep.on(event)));
        Ok(())
    })?;
    keep.write();
    answer(case, &events)
}

fn listed(cases: &[SavedCase], arguments: &Arguments) -> String {
    if cases.is_empty() {
        return format!("no case is kept in {}\n", arguments.case_dir.display());
    }
    cases
        .iter()
        .map(|case| format!("{}\n", line(case)))
        .collect()
}

/// A case in a line; one of several lines goes on below.
fn line(case: &SavedCase) -> String {
    let minimal = case.minimal.replace('\n', "\n          ");
    format!("{}  {}  {minimal}", case.id, case.check)
}

fn named<'a>(id: &str, shelf: &'a Shelf, arguments: &Arguments) -> Result<&'a SavedCase, Mistake> {
    if id.is_empty() {
        let remedy = "sockspec replay lists the cases that are kept";
        return Err(Mistake::new("the id of the case is empty")
            .at(id)
            .remedy(remedy));
    }
    let fitting: Vec<&SavedCase> = shelf
        .cases
        .iter()
        .filter(|case| case.id.starts_with(id))
        .collect();
    match fitting.as_slice() {
        [only] => Ok(only),
        [] => {
            let folder = arguments.case_dir.display();
            let sentence = format!("no case that begins with {id} is kept in {folder}");
            Err(Mistake::new(sentence)
                .at(id)
                .remedy("sockspec replay lists those that are"))
        }
        _ => Err(Mistake::new(format!("several cases begin with {id}"))
            .at(id)
            .remedy("write more of the id")),
    }
}

/// The words that a case was saved with.
#[derive(Parser)]
struct Words {
    #[command(flatten)]
    wanted: Wanted,
}

fn prepared(case: &SavedCase, arguments: &Arguments) -> Result<Run, Ending> {
    let exe = errand::exe()?;
    let asked = Asked::read(&wanted(case, &arguments.target)?)?;
    let prepared = asked.prepare(&exe)?;
    let terms = Terms {
        filter: exactly(&case.check),
        ..asked.terms(&prepared)?
    };
    mind_interrupts();
    let survey = asked.ground(&prepared, &exe)?;
    let run = asked.run(prepared, terms, &survey)?;
    Ok(Run {
        kept: vec![case.clone()],
        only_kept: true,
        rerun: again(case, arguments),
        ..run
    })
}

/// The command that does all this once more: whoever names another program means it the next time too.
fn again(case: &SavedCase, arguments: &Arguments) -> String {
    let usual = arguments.case_dir == Path::new(kept::USUAL);
    let folder = arguments.case_dir.to_string_lossy().into_owned();
    let folder = (!usual).then(|| ["--case-dir".to_owned(), folder]);
    let words = ["sockspec", "replay", &case.id].map(str::to_owned);
    shell_words::join(
        words
            .into_iter()
            .chain(arguments.target.words())
            .chain(folder.into_iter().flatten()),
    )
}

/// What was asked for when the case was found, with another program where one is named.
fn wanted(case: &SavedCase, other: &Target) -> Result<Wanted, Ending> {
    let words = ["sockspec", case.scenario()].map(str::to_owned);
    let words = words.into_iter().chain(case.target.iter().cloned());
    let unknown = |error: clap::Error| {
        let reason = error.to_string();
        let reason = reason.lines().next().unwrap_or_default();
        Ending::Trouble(format!(
            "the case {} names its program by words that are not known here: {reason}",
            case.id
        ))
    };
    let mut wanted = Words::try_parse_from(words).map_err(unknown)?.wanted;
    wanted.target = other.clone().over(wanted.target);
    Ok(wanted)
}

fn answer(case: &SavedCase, events: &[Event]) -> Result<Exit, Ending> {
    let finished = events.iter().find_map(|event| match event {
        // What keeps it from being run may be told as well.
        Event::CheckFinished(finished) => (finished.check == case.check).then_some(finished),
        Event::RunStarted(_)
        | Event::AttemptStarted { .. }
        | Event::AttemptFinished(_)
        | Event::CheckSkipped(_)
        | Event::RunFinished { .. } => None,
    });
    let finished = finished.map(AsRef::as_ref);
    let verdict = finished.map(|finished| finished.verdict);
    let (word, exit) = match verdict {
        Some(Verdict::Pass) => ("FIXED", Exit::Conforms),
        Some(Verdict::Fail) => ("FAILED", Exit::Failed),
        Some(Verdict::Inconclusive | Verdict::Error) | None => ("ERROR", Exit::Unsure),
    };
    if verdict == Some(Verdict::Fail) {
        tell(&case.check, events).map_err(Ending::Output)?;
    }
    output::write(&format!(
        "{word}  {}{}\n",
        line(case),
        why(finished, events)
    ))?;
    Ok(exit)
}

/// What was found, without the counts of a run: one case is no verdict about the program.
fn tell(check: &str, events: &[Event]) -> io::Result<()> {
    let mut report = Terminal::new(io::stdout(), output::style());
    let told = events.iter().filter(|event| match event {
        Event::RunStarted(_) => true,
        Event::CheckFinished(finished) => finished.check == check,
        Event::AttemptStarted { .. }
        | Event::AttemptFinished(_)
        | Event::CheckSkipped(_)
        | Event::RunFinished { .. } => false,
    });
    told.into_iter().try_for_each(|event| report.on(event))?;
    report.tell_reasons()
}

/// Why it could not be told.
fn why(finished: Option<&Finished>, events: &[Event]) -> String {
    let skipped = events.iter().find_map(|event| match event {
        Event::CheckSkipped(skipped) => Some(skipped.reason.clone()),
        Event::RunStarted(_)
        | Event::AttemptStarted { .. }
        | Event::AttemptFinished(_)
        | Event::CheckFinished(_)
        | Event::RunFinished { .. } => None,
    });
    let unsure =
        finished.filter(|one| matches!(one.verdict, Verdict::Inconclusive | Verdict::Error));
    let finding = unsure.and_then(|one| one.finding.as_ref());
    let words = finding.map(|finding| finding.message.clone()).or(skipped);
    match (finished, words) {
        (_, Some(words)) => format!("\n  {words}"),
        (None, None) => "\n  this version of sockspec has no such check".to_owned(),
        (Some(_), None) => String::new(),
    }
}
