//! How an early end is told: one sentence on standard error, with the place underlined where there is one.

use std::io;

use anstream::{AutoStream, ColorChoice};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report,
};
use sockspec::exit::Exit;
use sockspec::mistake::{Mistake, Place};
use sockspec_model::Untrusted;

use crate::commands::prose::paragraphs;
use crate::ending::Ending;
use crate::output;

/// Tells why a command ends early, and how the process ends.
pub(crate) fn tell(ending: &Ending) -> Exit {
    match ending {
        Ending::Arguments(error) => {
            // Where not even help can be printed there is nobody to tell.
            error.print().ok();
            if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Conforms
            }
        }
        Ending::Mistake(mistake) => {
            let args: Vec<String> = std::env::args_os()
                .skip(1)
                .map(|arg| arg.to_string_lossy().into_owned())
                .collect();
            output::say(&in_full(mistake, &args));
            Exit::Usage
        }
        Ending::Unfit(sentence) => say(sentence, Exit::Failed),
        Ending::Nothing(sentence) => say(sentence, Exit::NothingSelected),
        Ending::Trouble(sentence) => say(
            &format!("sockspec could not go on: {sentence}"),
            Exit::Unsure,
        ),
        Ending::Interrupted(sentence) => {
            let lines = paragraphs(sentence, 0, output::error_width());
            say(lines.trim_end(), Exit::Interrupted)
        }
        // A reader that has seen enough is no trouble.
        Ending::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Conforms,
        Ending::Output(error) => say(
            &format!("standard output cannot be written to: {error}"),
            Exit::Unsure,
        ),
    }
}

fn say(sentence: &str, exit: Exit) -> Exit {
    output::say(sentence);
    exit
}

/// A mistake with its place on the command line and its remedy.
fn in_full(mistake: &Mistake, args: &[String]) -> String {
    let mut diagnostic = MietteDiagnostic::new(harmless(mistake.sentence()));
    if let Some(remedy) = mistake.what_to_do() {
        diagnostic = diagnostic.with_help(harmless(remedy));
    }
    let place = mistake.place().and_then(|place| locate(place, args));
    let report = match (mistake.excerpt(), place) {
        (Some(excerpt), _) => {
            let label = LabeledSpan::new(None, excerpt.place.start, excerpt.place.len());
            let source = NamedSource::new(&excerpt.name, harmless(&excerpt.text));
            Report::new(diagnostic.with_label(label)).with_source_code(source)
        }
        (None, None) => Report::new(diagnostic),
        (None, Some((at, length))) => {
            let label = LabeledSpan::new(None, at, length);
            Report::new(diagnostic.with_label(label)).with_source_code(line(args))
        }
    };
    let mut text = String::new();
    let rendered = GraphicalReportHandler::new_themed(theme())
        .with_width(output::error_width())
        .render_report(&mut text, report.as_ref());
    // Formatting into a string fails only where a part of the text refuses to be formatted.
    if rendered.is_err() {
        mistake.to_string()
    } else {
        text.trim_end().to_owned()
    }
}

/// A text in which nothing acts on the terminal. Every letter keeps its bytes, and so every place its number.
fn harmless(text: &str) -> String {
    let shown = |letter: char| {
        let text = letter.to_string();
        let known = matches!(letter, ' '..='~' | '\n' | '\t');
        if known || Untrusted::new(text.as_str()).to_string() == text {
            text
        } else {
            "?".repeat(text.len())
        }
    };
    text.chars().map(shown).collect()
}

fn theme() -> GraphicalTheme {
    if AutoStream::choice(&io::stderr()) == ColorChoice::Never {
        GraphicalTheme::unicode_nocolor()
    } else {
        GraphicalTheme::unicode()
    }
}

/// The command line as it might have been typed.
fn line(args: &[String]) -> String {
    let words = ["sockspec"]
        .into_iter()
        .chain(args.iter().map(String::as_str));
    shell_words::join(words)
}

/// Where a place is on that line: its beginning and its length in bytes.
fn locate(place: &Place, args: &[String]) -> Option<(usize, usize)> {
    let is_it = |arg: &String| {
        *arg == place.word
            || arg
                .strip_suffix(&place.word)
                .is_some_and(|option| option.ends_with('='))
    };
    let number = args.iter().rposition(is_it)?;
    let before = line(&args[..number]).len() + 1;
    let word = shell_words::quote(&args[number]);
    match word.rfind(&place.part).filter(|_| !place.part.is_empty()) {
        Some(at) => Some((before + at, place.part.len())),
        None => Some((before, word.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(args: &[&str], mistake: &Mistake, underlined: &str) {
        let args: Vec<String> = args.iter().map(|&arg| arg.to_owned()).collect();
        let (at, length) =
            locate(mistake.place().expect("it has one"), &args).expect("it is there");
        assert_eq!(&line(&args)[at..at + length], underlined);
    }

    #[test]
    fn the_wrong_part_is_underlined() {
        let mistake = || Mistake::new("no");
        check(
            &["run", "tcp-upercase"],
            &mistake().at("tcp-upercase"),
            "tcp-upercase",
        );
        check(
            &["run", "x", "--set=framing=lines"],
            &mistake().within("framing=lines", "lines"),
            "lines",
        );
        check(
            &["run", "--server", "pyton 'a b'"],
            &mistake().within("pyton 'a b'", "pyton"),
            "pyton",
        );
        check(&["run", "--server", ""], &mistake().at(""), "''");
        check(
            &["run", "--server", "it's"],
            &mistake().at("it's"),
            r"'it'\''s'",
        );
    }

    #[test]
    fn a_place_in_a_file_is_shown_and_nothing_of_it_acts() {
        let text = "a = 1\n\"\u{9b}2J\" = 2\n";
        let mistake = Mistake::new("no \u{1b}[2J").in_file("course.toml", text, 6..12);
        let shown = in_full(&mistake, &[]);
        assert!(shown.contains("no ?[2J"), "{shown}");
        assert!(shown.contains("course.toml:2:1"), "{shown}");
        assert!(shown.contains("\"??2J\" = 2"), "{shown}");
    }

    #[test]
    fn what_is_not_on_the_line_has_no_place() {
        assert_eq!(
            locate(
                &Place {
                    word: "x".to_owned(),
                    part: "x".to_owned()
                },
                &["run".to_owned()]
            ),
            None
        );
    }
}
