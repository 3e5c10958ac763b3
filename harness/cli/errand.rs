//! The programs that this executable also is: the bundled ones and the wrong ones.
//!
//! They are started thousands of times in a run, so they are found without looking at the rest of the command line.

use std::io::{self, Write};
use std::process::ExitCode;

use reference_impls::{PROGRAMS, flaws};
use sockspec::bundled::{FLAW, REFERENCE};
use sockspec::isolation::WAITER;

use crate::ending::Ending;

/// Becomes one of these programs when the process was started as one.
#[must_use]
pub(crate) fn run_if_asked() -> Option<ExitCode> {
    let mut args = std::env::args_os()
        .skip(1)
        .map(|arg| arg.to_string_lossy().into_owned());
    match args.next()?.as_str() {
        WAITER => Some(wait()),
        REFERENCE => {
            let name = args.next()?;
            let program = PROGRAMS.iter().find(|program| program.name == name)?;
            Some((program.run)(&args.collect::<Vec<_>>()))
        }
        FLAW => {
            let name = args.next()?;
            let flaw = flaws().find(|flaw| flaw.name == name)?;
            Some(flaw.run(&args.collect::<Vec<_>>()))
        }
        _ => None,
    }
}

/// Says that it is about to wait, and waits for the end of standard input.
fn wait() -> ExitCode {
    let said = writeln!(io::stdout(), "waiting");
    match said.and_then(|()| io::copy(&mut io::stdin(), &mut io::sink())) {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The path of this executable, as a program is started by it.
pub(crate) fn exe() -> Result<String, Ending> {
    let exe = std::env::current_exe()
        .map_err(|error| Ending::Trouble(format!("this executable cannot find itself: {error}")))?;
    exe.into_os_string()
        .into_string()
        .map_err(|_| Ending::Trouble("the path of this executable is no valid UTF-8".to_owned()))
}
