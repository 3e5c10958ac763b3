//! `sockspec man`: the manual page, with a section for every command.

use std::io;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::ending::Ending;

/// The page, as roff.
pub(crate) fn text() -> Result<String, Ending> {
    let mut page = Vec::new();
    // Nothing can go wrong in writing to memory but what clap_mangen itself refuses.
    render(&mut page).map_err(|error| Ending::Trouble(error.to_string()))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn render(page: &mut Vec<u8>) -> io::Result<()> {
    let command = Arguments::command();
    let man = Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        page.extend_from_slice(
            format!(".SH SOCKSPEC {}\n", sub.get_name().to_uppercase()).as_bytes(),
        );
        options(sub, page)?;
    }
    man.render_extra_section(page)?;
    man.render_version_section(page)
}

/// What a command does and its options, below a heading that is already there.
fn options(sub: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(sub.clone().disable_help_flag(true));
    let mut section = Vec::new();
    man.render_description_section(&mut section)?;
    man.render_options_section(&mut section)?;
    let text = String::from_utf8_lossy(&section).into_owned();
    let lines = text.lines().filter(|line| !line.starts_with(".SH"));
    page.extend(lines.flat_map(|line| format!("{line}\n").into_bytes()));
    Ok(())
}
