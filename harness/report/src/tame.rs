//! The recorded form of an event: one line of JSON in which nothing can act on a terminal.
//!
//! What a program said is escaped before it gets into an event. This is for the rest: command lines, texts of a
//! manifest, files of somebody else. The one rendering of [`Untrusted`] decides what could act; newlines, quotation
//! marks and backslashes stay. Taming what is tame changes nothing.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter};
use sockspec_model::{Event, Untrusted};

/// The event as a line of a recording, without its end.
pub(crate) fn line(event: &Event) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    event.serialize(&mut Serializer::with_formatter(&mut line, Tame))?;
    Ok(line)
}

/// The event as it would be read from a recording.
pub(crate) fn recorded(event: &Event) -> io::Result<Event> {
    Ok(serde_json::from_slice(&line(event)?)?)
}

/// The text with everything escaped that could act.
pub(crate) fn tame(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if stays(letter) {
                letter.into()
            } else {
                escaped(letter)
            }
        })
        .collect()
}

fn stays(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\n')
}

fn escaped(letter: char) -> String {
    Untrusted::new(letter.to_string()).to_string()
}

/// JSON on one line, its strings tamed.
struct Tame;

impl Formatter for Tame {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        if text.chars().all(stays) {
            return out.write_all(text.as_bytes());
        }
        // The fragment has no backslash of its own: serde_json hands those over one by one.
        out.write_all(tame(text).replace('\\', "\\\\").as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        let control = match escape {
            CharEscape::Quote
            | CharEscape::ReverseSolidus
            | CharEscape::Solidus
            | CharEscape::LineFeed => {
                return CompactFormatter.write_char_escape(out, escape);
            }
            CharEscape::Backspace => '\x08',
            CharEscape::FormFeed => '\x0c',
            CharEscape::CarriageReturn => '\r',
            CharEscape::Tab => '\t',
            CharEscape::AsciiControl(control) => control.into(),
        };
        write!(out, "\\{}", escaped(control))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_acts_is_escaped() {
        let text = "a \"b\" \\ é\n\x1b[2J\t\u{9b}\u{202e}\u{fffe}";
        let tamed = "a \"b\" \\ é\n\\x1b[2J\\t\\xc2\\x9b\\xe2\\x80\\xae\\xef\\xbf\\xbe";
        assert_eq!(tame(text), tamed);
        assert_eq!(tame(tamed), tamed);
    }

    #[test]
    fn the_recorded_form_is_the_tame_one() {
        let text = "\x08\x0c\r\t\x07\x7f\"\\\n\u{202e}é";
        let event = |check: &str| Event::AttemptStarted {
            check: check.to_owned(),
            attempt: 1,
        };
        let recorded = recorded(&event(text)).expect("it can be recorded");
        assert_eq!(recorded, event(&tame(text)));
    }
}
