//! `sockspec fuzz`: the properties alone, for as long as wanted.

mod live;
mod summary;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sockspec::exit::Exit;
use sockspec::mistake::Mistake;
use sockspec::prepared::Prepared;
use sockspec::terms::Terms;
use sockspec_engine::runner::{self, Campaign, Conclusion, Limit, Run, select_under};

use super::asked::{Asked, Wanted};
use super::cases::Cases;
use crate::by_hand::Keep;
use crate::drive::{drive_to_the_end, mind_interrupts};
use crate::ending::Ending;
use crate::reports::Reports;
use crate::{errand, output};
use live::Line;

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    wanted: Wanted,
    /// How long, as in 90s, 5m or 1h [default: 60s]
    #[arg(long = "for", value_name = "TIME", value_parser = time, conflicts_with = "cases")]
    time: Option<Duration>,
    /// Number of cases of each property; the same seed gives the same cases
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    cases: Option<u64>,
    /// Where scripts and captures that show failures without sockspec are kept [default: .sockspec]
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  sockspec fuzz tcp-uppercase --server 'python3 server.py' --for 60s
  sockspec fuzz chat --server ./server --set mode=broadcast --cases 10000 --seed 7 --jobs 1
  sockspec fuzz tcp-uppercase --server ./server --check any-segmentation

Each way of failing is told once, with its minimal case, which is saved: `sockspec replay` runs it
again. Ctrl-C ends the search and shows what was found. Exit codes are those of `sockspec run`.";

/// As long where nothing is said.
const USUAL: Duration = Duration::from_secs(60);

/// At most one in so many parts of the time goes by while one case is made smaller.
const SHRINKING_SHARE: u32 = 3;
const SHORTEST_SHRINKING: Duration = Duration::from_secs(2);

/// Searches for cases that the program fails.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Ending> {
    let exe = errand::exe()?;
    let asked = Asked::read(&arguments.wanted)?;
    let prepared = asked.prepare(&exe)?;
    let terms = asked.terms(&prepared)?;
    expect_a_property(&asked, &prepared, &terms)?;
    let mut keep = Keep::within(arguments.keep.as_deref())?;
    mind_interrupts();
    let survey = asked.ground(&prepared, &exe)?;
    let mut cases = asked.cases(&prepared);
    let strict = terms.strict;
    let run = asked.run(prepared, terms, &survey)?;
    let run = by(cases.give(run), limit(arguments));
    let (conclusion, interrupted) = search(run, limit(arguments), &mut cases, &mut keep)?;
    keep.write();
    Ok(if interrupted {
        Exit::Interrupted
    } else {
        Exit::of(&conclusion.totals, strict, !conclusion.stale.is_empty())
    })
}

fn limit(arguments: &Arguments) -> Limit {
    let time = Limit::Time(arguments.time.unwrap_or(USUAL));
    arguments.cases.map_or(time, Limit::Cases)
}

/// The same run, repeated by this command, with a part of its time for each case that is made smaller.
fn by(run: Run, limit: Limit) -> Run {
    let (words, shrinking) = match limit {
        Limit::Cases(cases) => (format!("--cases {cases}"), run.shrinking),
        Limit::Time(time) => {
            let part = (time / SHRINKING_SHARE).max(SHORTEST_SHRINKING);
            (
                format!("--for {}s", time.as_secs_f64()),
                part.min(run.shrinking),
            )
        }
    };
    let rerun = run.rerun.replacen("sockspec run", "sockspec fuzz", 1);
    Run {
        rerun: format!("{rerun} {words}"),
        shrinking,
        ..run
    }
}

fn search(
    run: Run,
    limit: Limit,
    cases: &mut Cases,
    keep: &mut Keep,
) -> Result<(Conclusion, bool), Ending> {
    let (campaign, cancelled) = (Arc::new(Campaign::new(limit)), Arc::clone(&run.cancelled));
    let (mut reports, mut line) = (Reports::open(&[])?, Line::new(limit));
    let searched = Arc::clone(&campaign);
    let work = move |tell: &mut dyn FnMut(&_)| runner::fuzz(&run, &searched, tell);
    let ended = drive_to_the_end(&cancelled, work, &mut |event| {
        line.show(&campaign, event.is_some());
        event.map_or(Ok(()), |event| {
            cases.on(event);
            reports.on(&keep.on(event))
        })
    });
    drop(line);
    let ended = ended?;
    reports.keep()?;
    output::write(&summary::text(&campaign, ended.1))?;
    cases.say();
    Ok(ended)
}

fn expect_a_property(asked: &Asked, prepared: &Prepared, terms: &Terms) -> Result<(), Ending> {
    let roles = asked.target.roles();
    let (policy, dialect) = (&terms.policy, &prepared.dialect);
    let selected = select_under(policy, prepared.scenario, roles, dialect, &terms.filter);
    if selected.iter().any(|one| one.definition.is_property()) {
        return Ok(());
    }
    let sentence = "nothing is selected: only properties are searched, and no check that is selected is one; \
                    `sockspec list` shows them";
    Err(Ending::Nothing(sentence.to_owned()))
}

/// Reads a time: a number with s, m or h behind it.
fn time(text: &str) -> Result<Duration, Mistake> {
    let wrong = || Mistake::new("a time with its unit: 90s, 5m or 1h");
    let unit = text.char_indices().next_back().ok_or_else(wrong)?;
    let seconds = match unit.1 {
        's' => 1.0,
        'm' => 60.0,
        'h' => 3600.0,
        _ => return Err(wrong()),
    };
    let number: f64 = text[..unit.0].parse().map_err(|_| wrong())?;
    let time = Duration::try_from_secs_f64(number * seconds).map_err(|_| wrong())?;
    if time.is_zero() {
        Err(wrong())
    } else {
        Ok(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_a_unit() {
        assert_eq!(time("90s").ok(), Some(Duration::from_secs(90)));
        assert_eq!(time("1.5m").ok(), Some(Duration::from_secs(90)));
        assert_eq!(time("2h").ok(), Some(Duration::from_secs(7200)));
        for wrong in ["", "s", "10", "0s", "-1s", "infs", "1e300h", "ten s"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
