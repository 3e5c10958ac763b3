//! `sockspec completions`: what a shell needs to complete commands.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The shell
    shell: Shell,
}

/// The script for the shell.
pub(crate) fn text(arguments: &Arguments) -> String {
    let mut script = Vec::new();
    generate(
        arguments.shell,
        &mut crate::arguments::Arguments::command(),
        "sockspec",
        &mut script,
    );
    String::from_utf8_lossy(&script).into_owned()
}
