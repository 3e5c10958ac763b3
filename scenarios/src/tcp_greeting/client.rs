//! Checks of a client that is greeted.

use sockspec_engine::rig::{Check, Checked, ClientRig};
use sockspec_model::Level;

use super::{Greeting, greet};
use crate::shared::{Exercise, input, split};

/// The plain exercise; where it fails, little else is worth saying.
pub(super) const GATE: &[Check<ClientRig>] = &[Check::new(
    "shows-the-greeting",
    "GR-C1",
    shows_the_greeting,
    "The server sends the declared greeting and a newline in one segment and closes; the screen must show the greeting.",
)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ClientRig>] = &[
    Check::new(
        "shows-another-greeting",
        "GR-C1",
        shows_another_greeting,
        "The server greets in other words than the declared ones; these must be shown, and the declared ones must not.",
    ),
    Check::property(
        "any-greeting-is-shown",
        "GR-C1",
        any_greeting_is_shown,
        "Property: greetings of up to 80 printable ASCII characters, the client started anew for each.",
    ),
    Check::new(
        "shows-letters-beyond-ascii",
        "GR-C1",
        shows_letters_beyond_ascii,
        "The greeting has Latin, Greek and Cyrillic letters in it, in UTF-8; the screen must show them.",
    )
    .level(Level::Should),
    Check::new(
        "shows-nothing-behind-the-greeting",
        "GR-C1",
        shows_nothing_behind_the_greeting,
        "The screen must not show NUL bytes, or anything else that stood in the client's buffer.",
    )
    .level(Level::Should),
    Check::property("gathers-a-split-greeting", "GR-C2", split::gathers::<Greeting>, split::GATHERS),
    Check::property(
        "joins-a-split-character",
        "GR-C2",
        split::joins_characters::<Greeting>,
        split::JOINS_CHARACTERS,
    ),
    Check::property("shows-a-long-greeting", "GR-C2", split::shows_long::<Greeting>, split::SHOWS_LONG),
    Check::new(
        "waits-for-a-late-greeting",
        "GR-C2",
        waits_for_a_late_greeting,
        "The greeting comes when the client is known to wait; one that waits with a time-out is kept waiting for 600 ms.",
    ),
    Check::new(
        "stays-silent",
        "GR-C3",
        stays_silent,
        "Nothing may come from the client until it rests, and nothing after it was greeted.",
    ),
    Check::new(
        "shows-text-not-its-quoting",
        "GR-C4",
        shows_text_not_its_quoting,
        "The screen must show the greeting itself, not a language's notation for bytes such as b'…'.",
    ),
];

fn shows_the_greeting(rig: &mut ClientRig) -> Checked {
    Greeting::act(rig)
}

fn shows_another_greeting(rig: &mut ClientRig) -> Checked {
    let declared = Greeting::shown(rig.dialect());
    greet(rig, "Good evening, whoever you are!")?;
    rig.expect_not_on_screen(
        &declared,
        "it shows a greeting that the server did not send",
    )
}

fn any_greeting_is_shown(rig: &mut ClientRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, greeting| {
        greet(rig, greeting)
    })
}

fn shows_letters_beyond_ascii(rig: &mut ClientRig) -> Checked {
    greet(rig, "Señor, καλημέρα, добрый день, à bientôt")
}

fn shows_nothing_behind_the_greeting(rig: &mut ClientRig) -> Checked {
    Greeting::act(rig)?;
    rig.expect_not_on_screen(
        "\u{fffd}",
        "it shows bytes that are no text behind the greeting",
    )
}

fn waits_for_a_late_greeting(rig: &mut ClientRig) -> Checked {
    let peer = Greeting::ask(rig)?;
    rig.keep_waiting()?;
    rig.answer(peer, "Late but true")?;
    rig.expect_on_screen("Late but true")
}

fn stays_silent(rig: &mut ClientRig) -> Checked {
    let greeting = Greeting::shown(rig.dialect());
    let mut peer = Greeting::ask(rig)?;
    peer.expect_no_words("it speaks, though it has nothing to say here")?;
    peer.send(format!("{greeting}\n"))?;
    peer.half_close();
    peer.expect_no_words("it answers the greeting, though nobody asked")
}

fn shows_text_not_its_quoting(rig: &mut ClientRig) -> Checked {
    let greeting = Greeting::shown(rig.dialect());
    Greeting::act(rig)?;
    rig.expect_not_on_screen(
        &format!("b'{greeting}"),
        "it shows Python's notation for bytes",
    )?;
    rig.expect_not_on_screen(&format!("b\"{greeting}"), "it shows a notation for bytes")
}
