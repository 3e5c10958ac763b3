//! Showing the answer.
//!
//! A sound turn shows the server's answer as text, all of it, under the label
//! of the exercise.

use super::send::question_mark;
use crate::console;

/// What it shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shows {
    TheAnswer,
    Nothing,
    WithoutALabel,
    Quoted,
    ItsOwnUpperCase,
    AsciiOnly,
    AsAFormat,
    TheWholeBuffer,
}

/// Shows the answer to what was typed.
pub(super) fn show(shows: Shows, typed: &[u8], answer: &[u8]) {
    let label = match shows {
        Shows::Nothing => return,
        Shows::WithoutALabel => "",
        Shows::TheAnswer
        | Shows::Quoted
        | Shows::ItsOwnUpperCase
        | Shows::AsciiOnly
        | Shows::AsAFormat
        | Shows::TheWholeBuffer => "From Server: ",
    };
    let shown = match shows {
        Shows::Nothing | Shows::TheAnswer | Shows::WithoutALabel => text(answer),
        Shows::Quoted => format!("b'{}'", answer.escape_ascii()),
        Shows::ItsOwnUpperCase => text(typed).to_uppercase(),
        Shows::AsciiOnly => text(&ascii_only(answer)),
        Shows::AsAFormat => text(answer).replace('%', ""),
        Shows::TheWholeBuffer => format!("{:\0<256}", text(answer)),
    };
    console::say(&format!("{label}{shown}"));
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn ascii_only(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().map(question_mark).collect()
}
