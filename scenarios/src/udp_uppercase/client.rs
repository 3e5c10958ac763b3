//! Checks of a client.

use sockspec_engine::rig::{Check, Checked, ClientRig, Need, Stop};
use sockspec_model::Level;

use super::{Uppercase, buffer, converse};
use crate::shared::datagram::Calls;
use crate::shared::{Exercise, input};

const RETRIES: &[Need] = &[Need {
    key: "retries",
    values: &["yes"],
}];

/// The plain exercise, step by step.
pub(super) const GATES: &[Check<ClientRig>] = &[
    Check::new(
        "sends-one-datagram",
        "UU-C1",
        sends_one_datagram,
        "A line is typed; one datagram must come that carries it, a line end behind it is allowed. The same datagram once \
         more counts as asking again.",
    )
    .gate(),
    Check::new(
        "shows-the-answer",
        "UU-C2",
        shows_the_answer,
        "The server answers `HELLO WORLD` in one datagram; the screen must show it.",
    )
    .gate(),
];

/// The checks.
pub(super) const CHECKS: &[Check<ClientRig>] = &[
    Check::property(
        "any-typed-line-arrives",
        "UU-C1",
        any_typed_line_arrives,
        "Property: lines of up to 80 printable ASCII characters, the client started anew for each.",
    ),
    Check::new(
        "sends-letters-beyond-ascii",
        "UU-C1",
        sends_letters_beyond_ascii,
        "A line with Latin, Greek and Cyrillic letters is typed, in UTF-8; it must arrive as it was typed.",
    )
    .level(Level::Should),
    Check::new(
        "does-not-compute-it-itself",
        "UU-C2",
        does_not_compute_it_itself,
        "The server answers something that is not the upper case; that must be shown, and the upper case must not.",
    ),
    Check::property(
        "any-answer-is-shown",
        "UU-C2",
        any_answer_is_shown,
        "Property: answers of up to 80 printable ASCII characters, the client started anew for each.",
    ),
    Check::new(
        "shows-letters-beyond-ascii",
        "UU-C2",
        shows_letters_beyond_ascii,
        "The answer has Latin, Greek and Cyrillic letters in it, in UTF-8; the screen must show them.",
    )
    .level(Level::Should),
    Check::new(
        "shows-a-full-buffer",
        "UU-C2",
        shows_a_full_buffer,
        "An answer as large as the declared buffer, in one datagram.",
    )
    .level(Level::Should),
    Check::new(
        "shows-nothing-behind-the-answer",
        "UU-C2",
        shows_nothing_behind_the_answer,
        "The screen must not show NUL bytes, or anything else that stood in the client's buffer.",
    )
    .level(Level::Should),
    Check::new(
        "labels-the-answer",
        "UU-C2",
        labels_the_answer,
        "The screen must show the label that is declared, if one is.",
    )
    .level(Level::May),
    Check::new(
        "asks-again-after-a-loss",
        "UU-C5",
        asks_again_after_a_loss,
        "The first datagram is not answered; the same must come again, and its answer be shown.",
    )
    .needs(RETRIES),
    Check::new(
        "shows-a-duplicate-once",
        "UU-C5",
        shows_a_duplicate_once,
        "The answer is sent twice; it must stand on the screen once.",
    )
    .needs(RETRIES),
    Check::new(
        "survives-an-empty-line",
        "UU-C6",
        survives_an_empty_line,
        "An empty line is typed. What the client sends is answered; it must end, ask again or wait with a time-out, and not \
         wait for ever.",
    ),
    Check::new(
        "prompts-first",
        "UU-C7",
        prompts_first,
        "When the client has come to rest, before anything is typed, its screen must show some text.",
    )
    .apart(),
    Check::new(
        "prompts-in-the-given-words",
        "UU-C7",
        prompts_in_the_given_words,
        "The screen must show the declared prompt before anything is typed.",
    )
    .level(Level::May)
    .apart(),
    Check::new(
        "ends-on-end-of-input",
        "ALL-C6",
        ends_on_end_of_input,
        "Ctrl-D is typed instead of a line; the client must end.",
    )
    .apart(),
    Check::new(
        "shows-text-not-its-quoting",
        "UU-C8",
        shows_text_not_its_quoting,
        "The screen must show the answer itself, not a language's notation for bytes such as b'…'.",
    ),
];

fn sends_one_datagram(rig: &mut ClientRig) -> Checked {
    Uppercase::begin(rig)?;
    let datagram = rig.receive_line(Uppercase::TYPED)?;
    rig.expect_nothing_but(&datagram)
}

fn shows_the_answer(rig: &mut ClientRig) -> Checked {
    Uppercase::act(rig)
}

fn any_typed_line_arrives(rig: &mut ClientRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, line| {
        rig.start()?;
        rig.type_line(line)?;
        let datagram = rig.receive_line(line)?;
        rig.reply(&datagram, "ANSWERED")
    })
}

fn sends_letters_beyond_ascii(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    rig.type_line("élan, ñandú; привет; καλημέρα")?;
    rig.receive_line("élan, ñandú; привет; καλημέρα")
        .map(|_| ())
}

fn does_not_compute_it_itself(rig: &mut ClientRig) -> Checked {
    converse(rig, "hello world", "something else entirely")?;
    rig.expect_not_on_screen(
        "HELLO WORLD",
        "it shows an answer that the server did not give",
    )
}

fn any_answer_is_shown(rig: &mut ClientRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, answer| {
        converse(rig, "a sentence", answer)
    })
}

fn shows_letters_beyond_ascii(rig: &mut ClientRig) -> Checked {
    converse(rig, "hello world", "ÉLAN, ÑANDÚ; ПРИВЕТ; ΚΑΛΗΜΈΡΑ")
}

fn shows_a_full_buffer(rig: &mut ClientRig) -> Checked {
    let text = input::text(buffer(rig.dialect().value("buffer")));
    converse(rig, "hello world", &text.to_uppercase())
}

fn shows_nothing_behind_the_answer(rig: &mut ClientRig) -> Checked {
    Uppercase::act(rig)?;
    rig.expect_not_on_screen(
        "\u{fffd}",
        "it shows bytes that are no text behind the answer",
    )
}

fn labels_the_answer(rig: &mut ClientRig) -> Checked {
    let label = rig.dialect().value("shown").to_owned();
    if label.is_empty() {
        return Err(Stop::Skip("no label is declared".to_owned()));
    }
    Uppercase::act(rig)?;
    rig.expect_on_screen(&label)
}

fn asks_again_after_a_loss(rig: &mut ClientRig) -> Checked {
    Uppercase::begin(rig)?;
    let lost = rig.receive_line(Uppercase::TYPED)?;
    let again = rig.receive_again(&lost)?;
    rig.reply(&again, Uppercase::SHOWN)?;
    rig.expect_on_screen(Uppercase::SHOWN)
}

fn shows_a_duplicate_once(rig: &mut ClientRig) -> Checked {
    Uppercase::begin(rig)?;
    let datagram = rig.receive_line(Uppercase::TYPED)?;
    rig.reply(&datagram, Uppercase::SHOWN)?;
    rig.reply(&datagram, Uppercase::SHOWN)?;
    rig.expect_once_on_screen(Uppercase::SHOWN)
}

fn survives_an_empty_line(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    rig.type_line("")?;
    rig.receive_if_any()?
        .map_or(Ok(()), |datagram| rig.reply(&datagram, ""))?;
    rig.expect_not_for_ever("after an empty line")
}

fn prompts_first(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    rig.until_rest()?;
    rig.expect_some_text()
}

fn prompts_in_the_given_words(rig: &mut ClientRig) -> Checked {
    let prompt = rig.dialect().value("prompt").to_owned();
    rig.start()?;
    rig.until_rest()?;
    rig.expect_on_screen(&prompt)
}

fn ends_on_end_of_input(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    rig.end_input()?;
    rig.expect_end("at end of input").map(|_| ())
}

fn shows_text_not_its_quoting(rig: &mut ClientRig) -> Checked {
    Uppercase::act(rig)?;
    rig.expect_not_on_screen("b'HELLO WORLD", "it shows Python's notation for bytes")?;
    rig.expect_not_on_screen("b\"HELLO WORLD", "it shows a notation for bytes")
}
