//! `sockspec reference`: the bundled programs. Running one is an errand; here are the words about them.

use reference_impls::PROGRAMS;
use sockspec::mistake::Mistake;
use sockspec::nearest::suggestion;

use super::prose::{paragraphs, strong};
use crate::output;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The program; without one, all are listed
    program: Option<String>,
    /// Its options
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

/// The programs that there are.
pub(crate) fn text(arguments: &Arguments) -> Result<String, Mistake> {
    if let Some(name) = &arguments.program {
        let names = PROGRAMS.iter().map(|program| program.name);
        let remedy = suggestion(name, names, "sockspec reference lists them");
        return Err(
            Mistake::new(format!("there is no bundled program called {name}"))
                .at(name)
                .remedy(remedy),
        );
    }
    let width = output::prose_width();
    let about = |program: &reference_impls::Program| {
        format!(
            "{}\n{}",
            strong(program.name),
            paragraphs(program.about, 4, width)
        )
    };
    let programs: String = PROGRAMS.iter().map(about).collect();
    Ok(format!(
        "{programs}\nRun one: sockspec reference {} --port 12000\n",
        PROGRAMS[0].name
    ))
}
