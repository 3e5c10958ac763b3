//! Checks of a client that is greeted.

use sockspec_engine::rig::{Check, Checked, ClientRig};
use sockspec_model::Level;

use super::{Greeting, greet};
use crate::shared::{Exercise, input};

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
        "Property: greetings of up to 80 printable ASCII letters, the client started anew for each.",
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
    Check::new(
        "gathers-a-split-greeting",
        "GR-C2",
        gathers_a_split_greeting,
        "The greeting comes in two segments, the second when the client has read the first; then the server closes.",
    ),
    Check::new(
        "joins-a-split-character",
        "GR-C2",
        joins_a_split_character,
        "A letter of two bytes is cut between them, the second half sent when the client has read the first.",
    ),
    Check::new(
        "shows-a-long-greeting",
        "GR-C2",
        shows_a_long_greeting,
        "A greeting of 8 KiB in one go.",
    ),
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

/// The greeting comes in two pieces.
fn in_two_pieces(rig: &mut ClientRig, first: &[u8], second: &[u8], shown: &str) -> Checked {
    let mut peer = Greeting::ask(rig)?;
    peer.send(first)?;
    peer.until_read()?;
    peer.send(second)?;
    peer.leave()?;
    rig.expect_on_screen(shown)
}

fn gathers_a_split_greeting(rig: &mut ClientRig) -> Checked {
    in_two_pieces(
        rig,
        b"Good evening, ",
        b"everybody\n",
        "Good evening, everybody",
    )
}

fn joins_a_split_character(rig: &mut ClientRig) -> Checked {
    in_two_pieces(
        rig,
        b"Thank you, Ren\xc3",
        b"\xa9 is here\n",
        "Thank you, René is here",
    )
}

fn shows_a_long_greeting(rig: &mut ClientRig) -> Checked {
    greet(rig, &input::text(8191))
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
