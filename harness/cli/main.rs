//! sockspec: judges socket programs, in any language, by what they do.

#![forbid(unsafe_code)]

mod arguments;
mod build;
mod by_hand;
mod commands;
mod complaint;
mod drive;
mod ending;
mod errand;
mod ground;
mod output;
mod progress;
mod reports;
mod usage;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use commands::{
    bare, completions, doctor, explain, fuzz, init, list, man, probe, reference, replay, report,
    run, selftest,
};
use ending::Ending;
use sockspec::exit::Exit;

fn main() -> ExitCode {
    // Before anything can start a thread: a pod is this executable too, and a process with threads cannot become one.
    let other = sockspec_engine::sys::pod::helper::run_if_asked().or_else(errand::run_if_asked);
    other.unwrap_or_else(|| {
        let ended = Arguments::read().and_then(|arguments| dispatch(arguments.command));
        sockspec_engine::sys::pod::close();
        ended
            .unwrap_or_else(|ending| complaint::tell(&ending))
            .into()
    })
}

fn dispatch(command: Option<Command>) -> Result<Exit, Ending> {
    match command {
        None => bare::run(),
        Some(Command::Run(arguments)) => run::run(&arguments),
        Some(Command::Fuzz(arguments)) => fuzz::run(&arguments),
        Some(Command::Replay(arguments)) => replay::run(&arguments),
        Some(Command::Probe(arguments)) => probe::run(&arguments),
        Some(Command::Init(arguments)) => init::run(&arguments),
        Some(Command::List(arguments)) => output::show(&list::text(&arguments)?),
        Some(Command::Explain(arguments)) => output::show(&explain::text(&arguments)?),
        Some(Command::Selftest(arguments)) => selftest::run(&arguments),
        Some(Command::Reference(arguments)) => output::show(&reference::text(&arguments)?),
        Some(Command::Report(arguments)) => report::run(&arguments),
        Some(Command::Doctor) => output::show(&doctor::text()?),
        Some(Command::Completions(arguments)) => output::show(&completions::text(&arguments)),
        Some(Command::Man) => output::show(&man::text()?),
    }
}
