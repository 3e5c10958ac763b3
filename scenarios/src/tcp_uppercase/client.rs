//! Checks of a client.

use sockspec_engine::rig::{Check, Checked, ClientRig};
use sockspec_model::Level;

use super::Uppercase;
use super::framing::STREAM;
use crate::shared::{Exercise, input, split};

/// The plain exercise, step by step.
pub(super) const GATES: &[Check<ClientRig>] = &[
    Check::new(
        "sends-what-was-typed",
        "UT-C1",
        sends_what_was_typed,
        "A line is typed; what the client sends must be that line; a line end behind it is allowed.",
    )
    .gate(),
    Check::new(
        "shows-the-answer",
        "UT-C2",
        shows_the_answer,
        "The server answers `HELLO WORLD` and a newline in one segment and closes; the screen must show it.",
    )
    .gate(),
];

/// The checks.
pub(super) const CHECKS: &[Check<ClientRig>] = &[
    Check::property(
        "any-typed-sentence-arrives",
        "UT-C1",
        any_typed_sentence_arrives,
        "Property: lines of up to 80 printable ASCII characters, the client started anew for each.",
    ),
    Check::new(
        "sends-letters-beyond-ascii",
        "UT-C1",
        sends_letters_beyond_ascii,
        "A line with Latin, Greek and Cyrillic letters is typed, in UTF-8; it must arrive as it was typed.",
    )
    .level(Level::Should),
    Check::new(
        "shows-letters-beyond-ascii",
        "UT-C2",
        shows_letters_beyond_ascii,
        "The answer has Latin, Greek and Cyrillic letters in it, in UTF-8; the screen must show them.",
    )
    .level(Level::Should),
    Check::new(
        "does-not-compute-it-itself",
        "UT-C2",
        does_not_compute_it_itself,
        "The server answers something that is not the upper case; that must be shown, and the upper case must not.",
    ),
    Check::property(
        "any-answer-is-shown",
        "UT-C2",
        any_answer_is_shown,
        "Property: answers of up to 80 printable ASCII characters, the client started anew for each.",
    ),
    Check::new(
        "shows-nothing-behind-the-answer",
        "UT-C2",
        shows_nothing_behind_the_answer,
        "The screen must not show NUL bytes, or anything else that stood in the client's buffer.",
    )
    .level(Level::Should),
    Check::new(
        "prompts-first",
        "UT-C3",
        prompts_first,
        "When the client has come to rest, before anything is typed, its screen must show some text.",
    )
    .apart(),
    Check::new(
        "prompts-in-the-given-words",
        "UT-C3",
        prompts_in_the_given_words,
        "The screen must show the declared prompt before anything is typed.",
    )
    .level(Level::May)
    .apart(),
    Check::new("labels-the-answer", "UT-C3", labels_the_answer, "The screen must show the declared label.").level(Level::May),
    Check::property("gathers-a-split-answer", "UT-C4", split::gathers::<Uppercase>, split::GATHERS).needs(STREAM),
    Check::new(
        "waits-for-a-late-answer",
        "UT-C4",
        waits_for_a_late_answer,
        "The answer comes when the client is known to wait; one that waits with a time-out is kept waiting for 600 ms.",
    ),
    Check::property("shows-a-long-answer", "UT-C4", split::shows_long::<Uppercase>, split::SHOWS_LONG),
    Check::property(
        "joins-a-split-character",
        "UT-C4",
        split::joins_characters::<Uppercase>,
        split::JOINS_CHARACTERS,
    )
    .needs(STREAM),
    Check::new(
        "survives-an-empty-line",
        "UT-C5",
        survives_an_empty_line,
        "An empty line is typed; the client must send something, ask again or end, instead of waiting for an answer to \
         nothing.",
    ),
    Check::new(
        "shows-text-not-its-quoting",
        "UT-C6",
        shows_text_not_its_quoting,
        "The screen must show the answer itself, not a language's notation for bytes such as b'…'.",
    ),
];

fn sends_what_was_typed(rig: &mut ClientRig) -> Checked {
    Uppercase::ask(rig)?.leave()
}

fn shows_the_answer(rig: &mut ClientRig) -> Checked {
    Uppercase::act(rig)
}

fn any_typed_sentence_arrives(rig: &mut ClientRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, sentence| {
        rig.start()?;
        rig.type_line(sentence)?;
        let mut peer = rig.accept()?;
        rig.expect_request(&mut peer, sentence)?;
        rig.answer(peer, "ANSWERED")
    })
}

fn sends_letters_beyond_ascii(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    rig.type_line("élan, ñandú; привет; καλημέρα")?;
    let mut peer = rig.accept()?;
    rig.expect_request(&mut peer, "élan, ñandú; привет; καλημέρα")?;
    peer.leave()
}

fn shows_letters_beyond_ascii(rig: &mut ClientRig) -> Checked {
    rig.converse("hello world", "ÉLAN, ÑANDÚ; ПРИВЕТ; ΚΑΛΗΜΈΡΑ")
}

fn does_not_compute_it_itself(rig: &mut ClientRig) -> Checked {
    rig.converse("hello world", "something else entirely")?;
    rig.expect_not_on_screen(
        "HELLO WORLD",
        "it shows an answer that the server did not give",
    )
}

fn any_answer_is_shown(rig: &mut ClientRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, answer| {
        rig.converse("a sentence", answer)
    })
}

fn shows_nothing_behind_the_answer(rig: &mut ClientRig) -> Checked {
    Uppercase::act(rig)?;
    rig.expect_not_on_screen(
        "\u{fffd}",
        "it shows bytes that are no text behind the answer",
    )
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

fn labels_the_answer(rig: &mut ClientRig) -> Checked {
    let label = rig.dialect().value("shown").to_owned();
    Uppercase::act(rig)?;
    rig.expect_on_screen(&label)
}

fn waits_for_a_late_answer(rig: &mut ClientRig) -> Checked {
    let peer = Uppercase::ask(rig)?;
    rig.keep_waiting()?;
    rig.answer(peer, "LATE BUT TRUE")?;
    rig.expect_on_screen("LATE BUT TRUE")
}

fn survives_an_empty_line(rig: &mut ClientRig) -> Checked {
    rig.start()?;
    rig.type_line("")?;
    rig.expect_no_mutual_wait()
}

fn shows_text_not_its_quoting(rig: &mut ClientRig) -> Checked {
    Uppercase::act(rig)?;
    rig.expect_not_on_screen("b'HELLO WORLD", "it shows Python's notation for bytes")?;
    rig.expect_not_on_screen("b\"HELLO WORLD", "it shows a notation for bytes")
}
