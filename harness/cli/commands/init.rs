//! `sockspec init`: a manifest to start from, or its schema for an editor.

use std::fs::File;
use std::io::{self, Write};

use sockspec::exit::Exit;
use sockspec::manifest::{USUAL, schema, template};
use sockspec::mistake::{Mistake, reason};
use sockspec::target;
use sockspec_scenarios::SCENARIOS;

use crate::ending::Ending;
use crate::output;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The scenario [default: the first one that `sockspec list` shows]
    scenario: Option<String>,
    /// Show the JSON schema of a manifest instead, for editors
    #[arg(long, conflicts_with = "scenario")]
    schema: bool,
}

/// Writes the manifest into the current folder, where there is none.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Ending> {
    if arguments.schema {
        return output::show(&schema::text());
    }
    let name = arguments.scenario.as_deref();
    let scenario = target::scenario(name.unwrap_or(SCENARIOS[0].name))?;
    write(&template::text(scenario)).map_err(|error| refused(&error))?;
    output::say(&format!(
        "{USUAL} is written, for {}; sockspec run reads it",
        scenario.name
    ));
    Ok(Exit::Conforms)
}

fn write(text: &str) -> io::Result<()> {
    File::create_new(USUAL)?.write_all(text.as_bytes())
}

fn refused(error: &io::Error) -> Mistake {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Mistake::new(format!(
            "there is a {USUAL} already, and it is left as it is"
        ))
        .remedy("move it away first, or go to another folder");
    }
    Mistake::new(format!("{USUAL} cannot be written: {}", reason(error)))
}
