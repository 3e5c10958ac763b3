//! Checks of a client.

use sockspec_engine::rig::{Check, Checked, ClientRig};
use sockspec_model::Level;

use super::{Hello, buffer, converse};
use crate::shared::{Exercise, input};

/// The plain exercise, step by step.
pub(super) const GATES: &[Check<ClientRig>] = &[
    Check::new(
        "says-hello",
        "UH-C1",
        says_hello,
        "Nothing is typed; one datagram must come that carries the declared hello, a line end behind it is allowed. \
         The same datagram once more counts as asking again.",
    )
    .gate(),
    Check::new(
        "shows-the-reply",
        "UH-C2",
        shows_the_reply,
        "The server sends the declared reply in one datagram; the screen must show it.",
    )
    .gate(),
];

/// The checks.
pub(super) const CHECKS: &[Check<ClientRig>] = &[
    Check::property(
        "any-reply-is-shown",
        "UH-C2",
        any_reply_is_shown,
        "Property: replies of up to 80 printable ASCII characters, the client started anew for each.",
    ),
    Check::new(
        "shows-a-full-buffer",
        "UH-C2",
        shows_a_full_buffer,
        "A reply as large as the declared buffer, in one datagram.",
    )
    .level(Level::Should),
    Check::new(
        "shows-nothing-behind-the-answer",
        "UH-C2",
        shows_nothing_behind_the_answer,
        "The screen must not show NUL bytes, or anything else that stood in the client's buffer.",
    )
    .level(Level::Should),
    Check::new(
        "labels-the-reply",
        "UH-C5",
        labels_the_reply,
        "The screen must show the declared words before the reply.",
    ),
    Check::new(
        "shows-text-not-its-quoting",
        "UH-C5",
        shows_text_not_its_quoting,
        "The screen must show the reply itself, not a language's notation for bytes such as b'…'.",
    ),
];

fn says_hello(rig: &mut ClientRig) -> Checked {
    let hello = rig.dialect().value("hello").to_owned();
    rig.start()?;
    let datagram = rig.receive_line(&hello)?;
    rig.expect_nothing_but(&datagram)
}

fn shows_the_reply(rig: &mut ClientRig) -> Checked {
    let reply = rig.dialect().value("reply").to_owned();
    converse(rig, &reply)
}

fn any_reply_is_shown(rig: &mut ClientRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, reply| converse(rig, reply))
}

fn shows_a_full_buffer(rig: &mut ClientRig) -> Checked {
    let text = input::text(buffer(rig.dialect().value("buffer")));
    converse(rig, &text)
}

fn shows_nothing_behind_the_answer(rig: &mut ClientRig) -> Checked {
    Hello::act(rig)?;
    rig.expect_not_on_screen(
        "\u{fffd}",
        "it shows bytes that are no text behind the reply",
    )
}

fn labels_the_reply(rig: &mut ClientRig) -> Checked {
    let label = rig.dialect().value("shown").to_owned();
    Hello::act(rig)?;
    rig.expect_on_screen(&label)
}

fn shows_text_not_its_quoting(rig: &mut ClientRig) -> Checked {
    Hello::act(rig)?;
    rig.expect_not_on_screen("b'Hello", "it shows Python's notation for bytes")?;
    rig.expect_not_on_screen("b\"Hello", "it shows a notation for bytes")
}
