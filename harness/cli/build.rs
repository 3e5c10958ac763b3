//! Building the programs before they are judged, in the isolation in which they will run.

use std::rc::Rc;
use std::time::Duration;

use sockspec::mistake::Mistake;
use sockspec::prepared::Prepared;
use sockspec_engine::rig::Command;
use sockspec_engine::sys::deadline::now;
use sockspec_engine::sys::pod::{Furnishing, Isolation, Launch, Pod, Stdio};
use sockspec_engine::sys::program::{End, NotRun, Program};
use sockspec_model::Untrusted;

use crate::drive::{TICK, is_interrupted};
use crate::ending::Ending;
use crate::output;

/// A build that takes longer is stopped.
const LONGEST: Duration = Duration::from_secs(600);
/// How much of what it said last is shown.
const LAST_LINES: usize = 16;

/// Builds the programs if there is anything to build, and says how long that took.
pub(crate) fn run(
    prepared: &Prepared,
    text: Option<&str>,
    isolation: Isolation,
) -> Result<(), Ending> {
    let (Some(command), Some(text)) = (&prepared.build, text) else {
        return Ok(());
    };
    let began = now();
    let (end, words) = execute(prepared, command, isolation)?;
    match end {
        Some(end) if end.is_success() => {
            output::say(&format!(
                "built in {:.2} s: {text}",
                began.elapsed().as_secs_f64()
            ));
            Ok(())
        }
        Some(end) => Err(failed(text, &end.to_string(), &words).into()),
        None => Err(failed(text, "is not over after 10 minutes", &words).into()),
    }
}

/// How it ended, if it did, and what it said.
fn execute(
    prepared: &Prepared,
    command: &Command,
    isolation: Isolation,
) -> Result<(Option<End>, Vec<u8>), Ending> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| trouble(&error))?;
    let _inside = runtime.enter();
    let furnishing = Furnishing {
        reserve: prepared.port,
        ..Furnishing::default()
    };
    let pod = Pod::start(isolation, furnishing).map_err(|refused| trouble(&refused.error))?;
    let program =
        Program::start(&Rc::new(pod), launch(command, prepared.port)).map_err(|not_run| {
            match not_run {
                NotRun::Refused(error) => trouble(&error),
                NotRun::Trouble(error) => trouble(&error),
            }
        })?;
    // There is nobody at its keyboard.
    program.console().end_input().ok();
    let end = runtime.block_on(until_end(&program))?;
    program.console().drain();
    let said = program.console().capture().since(0);
    Ok((end, said))
}

/// The environment is built from nothing, but for the home folder: that is where toolchains are.
fn launch(command: &Command, port: u16) -> Launch {
    let home = std::env::var("HOME").unwrap_or_else(|_| "/".to_owned());
    let env = [
        ("PATH", command.path.as_str()),
        ("HOME", &home),
        ("LC_ALL", "C.UTF-8"),
        ("TERM", "dumb"),
        ("NO_COLOR", "1"),
        ("SOCKSPEC_HOST", "localhost"),
        ("SOCKSPEC_PORT", &port.to_string()),
    ];
    let env = env
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    Launch {
        argv: command.argv.clone(),
        env,
        dir: command.dir.clone(),
        stdio: Stdio::Pipes,
        watch: false,
    }
}

async fn until_end(program: &Program) -> Result<Option<End>, Ending> {
    let began = now();
    while began.elapsed() < LONGEST {
        if is_interrupted() {
            return Err(Ending::Interrupted("interrupted".to_owned()));
        }
        if let Some(end) = program.end() {
            return Ok(Some(end));
        }
        tokio::select! {
            () = program.fill() => {}
            () = tokio::time::sleep(TICK) => {}
        }
    }
    Ok(None)
}

fn trouble(error: &dyn std::error::Error) -> Ending {
    Ending::Trouble(format!("the build could not be started: {error}"))
}

fn failed(text: &str, how: &str, words: &[u8]) -> Mistake {
    let lines: Vec<&[u8]> = words.trim_ascii().split(|byte| *byte == b'\n').collect();
    let last = &lines[lines.len().saturating_sub(LAST_LINES)..];
    let shown: Vec<String> = last
        .iter()
        .map(|line| format!("  {}", Untrusted::new(line.trim_ascii_end()).cut(200)))
        .collect();
    let remedy = if words.trim_ascii().is_empty() {
        "it said nothing".to_owned()
    } else {
        format!("its last words:\n{}", shown.join("\n"))
    };
    Mistake::new(format!("the build failed: it {how}"))
        .at(text)
        .remedy(remedy)
}
