//! `sockspec selftest`: judges sockspec itself.
//!
//! The bundled programs must pass everything, in several dialects; every wrong program must be caught by exactly the
//! checks that its row lists, and named with the cause that it lists. The seed is always the same, so that two runs
//! tell the same.

mod bench;
mod caught;
mod dialects;
mod matrix;
mod naming;
mod subject;

use globset::{Glob, GlobMatcher};
use reference_impls::flaws;
use sockspec::exit::Exit;
use sockspec::mistake::Mistake;
use sockspec::nearest::suggestion;
use sockspec::target::scenario;
use sockspec_scenarios::SCENARIOS;

use crate::drive::mind_interrupts;
use crate::ending::Ending;
use crate::output;
use bench::Bench;
use matrix::Matrix;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The scenario; without one, all of them
    scenario: Option<String>,
    /// Only wrong programs whose names fit, and not the bundled ones
    #[arg(long, value_name = "GLOB")]
    flaw: Option<String>,
}

/// Judges the bundled programs, then the wrong ones.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Ending> {
    let named = arguments.scenario.as_deref().map(scenario).transpose()?;
    let scenarios = named.map_or(SCENARIOS.to_vec(), |named| vec![named]);
    let wanted = arguments.flaw.as_deref().map(pattern).transpose()?;
    mind_interrupts();
    let rows = subject::rows(&scenarios, wanted.as_ref());
    let matrix = Matrix::of(&Bench::new()?, &rows)?;
    let useless = match wanted {
        None => matrix.useless(&scenarios),
        Some(_) => Vec::new(),
    };
    output::write(&matrix.summary(&useless))?;
    let right = matrix.is_right() && useless.is_empty();
    Ok(if right { Exit::Conforms } else { Exit::Failed })
}

fn pattern(text: &str) -> Result<GlobMatcher, Mistake> {
    let glob = Glob::new(text).map_err(|error| {
        Mistake::new(format!("{text:?} is no pattern: {}", error.kind())).at(text)
    })?;
    let glob = glob.compile_matcher();
    if flaws().any(|flaw| glob.is_match(flaw.name)) {
        return Ok(glob);
    }
    let remedy = suggestion(
        text,
        flaws().map(|flaw| flaw.name),
        "sockspec selftest shows them all; * stands for anything",
    );
    Err(Mistake::new(format!("no wrong program is called {text}"))
        .at(text)
        .remedy(remedy))
}
