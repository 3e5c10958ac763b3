//! The command line as it is written.

use clap::{Parser, Subcommand};

use crate::commands::{
    completions, explain, fuzz, init, list, probe, reference, replay, report, run, selftest,
};
use crate::ending::Ending;
use crate::usage;

/// Judges socket programs, in any language, by what they do
#[derive(Parser)]
#[command(name = "sockspec", version, disable_help_subcommand = true, after_help = AFTER)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const AFTER: &str = "\
Without a command every scenario is run against the bundled programs, to see that all is well.

Exit codes:
  0    conforms
  1    a program failed: a Must, with --strict a Should; a May alone never does
  2    something on the command line or in the manifest is wrong
  3    nothing failed, but something could not be told
  4    nothing was selected
  5    nothing failed, but something that is known to fail passes
  130  interrupted";

/// What can be asked for.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Judge a program, or a server and a client: each by itself, then both together
    Run(Box<run::Arguments>),
    /// Search for cases that a program fails: the properties alone, for as long as wanted
    Fuzz(Box<fuzz::Arguments>),
    /// Run a failing case again that was saved, or list them
    Replay(Box<replay::Arguments>),
    /// Find out the dialect of one program by experiment, and show a manifest
    Probe(probe::Arguments),
    /// Write a manifest to start from, sockspec.toml
    Init(init::Arguments),
    /// Show the scenarios, or the clauses and checks of one
    List(list::Arguments),
    /// Explain a scenario, a check, a clause, a cause or a key of a dialect
    Explain(explain::Arguments),
    /// Judge sockspec itself: its programs pass, and every wrong program is caught by the right checks
    Selftest(selftest::Arguments),
    /// Run a bundled program by hand
    Reference(reference::Arguments),
    /// Make a report from a recorded run
    Report(report::Arguments),
    /// Show what isolation and observation this machine offers
    Doctor,
    /// Write what a shell needs to complete commands
    Completions(completions::Arguments),
    /// Write the manual page
    Man,
}

impl Arguments {
    /// Reads the command line of this process.
    pub(crate) fn read() -> Result<Self, Ending> {
        Self::try_parse().map_err(|error| match usage::mistake(&error) {
            Some(mistake) => Ending::Mistake(mistake),
            None => Ending::Arguments(error),
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Arguments::command().debug_assert();
    }
}
