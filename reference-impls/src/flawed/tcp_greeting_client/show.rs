//! Showing the greeting.
//!
//! A sound turn shows as text what came, all of it and nothing else.

use crate::console;

/// What it shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shows {
    TheGreeting,
    Nothing,
    WhatItKnowsByHeart,
    Quoted,
    AsciiOnly,
    AsAFormat,
    TheWholeBuffer,
}

/// Shows the greeting.
pub(super) fn show(shows: Shows, greeting: &[u8]) {
    let greeting = greeting.strip_suffix(b"\n").unwrap_or(greeting);
    let text = String::from_utf8_lossy(greeting).into_owned();
    let shown = match shows {
        Shows::TheGreeting => text,
        Shows::Nothing => return,
        Shows::WhatItKnowsByHeart => "Thank you for connecting".to_owned(),
        Shows::Quoted => format!("b'{}'", greeting.escape_ascii()),
        Shows::AsciiOnly => text.replace(|letter: char| !letter.is_ascii(), "?"),
        Shows::AsAFormat => text.replace('%', ""),
        Shows::TheWholeBuffer => format!("{text:\0<256}"),
    };
    console::say(&shown);
}
